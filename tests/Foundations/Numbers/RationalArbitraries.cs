using System.Numerics;
using FsCheck;
using FsCheck.Fluent;

namespace SpecProofs.Tests;

/// <summary>
/// Rationals where arithmetic goes wrong: at zero and one, at the ends of long, over shared factors and powers of two, and huge.
/// </summary>
public static class RationalArbitraries
{
    private static readonly Gen<BigInteger> Tiny = Gen.Choose(-20, 20).Select(value => (BigInteger)value);

    private static readonly Gen<BigInteger> NearPowerOfTwo =
        from power in Gen.Elements(31, 32, 53, 62, 63, 64)
        from offset in Gen.Choose(-2, 2)
        from sign in Gen.Elements(-1, 1)
        select sign * ((BigInteger.One << power) + offset);

    // Random integers hardly ever share a factor; these nearly always do.
    private static readonly Gen<BigInteger> Smooth =
        from twos in Gen.Choose(0, 40)
        from threes in Gen.Choose(0, 20)
        from fives in Gen.Choose(0, 10)
        from sign in Gen.Elements(-1, 1)
        select sign * (BigInteger.One << twos) * BigInteger.Pow(3, threes) * BigInteger.Pow(5, fives);

    private static readonly Gen<BigInteger> PowerOfTwo =
        Gen.OneOf(Gen.Choose(0, 64), Gen.Choose(0, 900)).Select(power => BigInteger.One << power);

    private static readonly Gen<BigInteger> Huge = Words(3, 20);

    private static readonly Gen<BigInteger> Integer = Gen.OneOf(Tiny, Words(1, 1), Words(2, 2), NearPowerOfTwo, Smooth, Huge);

    private static readonly Gen<BigInteger> Denominator = Gen.OneOf(Integer.Where(value => !value.IsZero), PowerOfTwo);

    private static readonly Gen<Rational> Quotient =
        from numerator in Integer
        from denominator in Denominator
        select Rational.Of(numerator, denominator);

    // Both parts within long, so that one operation stays small or just falls over.
    private static readonly Gen<Rational> SmallQuotient =
        from numerator in Gen.OneOf(Tiny, Words(1, 1), NearPowerOfTwo)
        from denominator in Gen.OneOf(Tiny, Words(1, 1), NearPowerOfTwo).Where(value => !value.IsZero)
        select Rational.Of(numerator, denominator);

    // A product of small numbers keeps its common factor until someone looks; here up to all of both parts.
    private static readonly Gen<Rational> WithCommonFactor =
        from numerator in Gen.OneOf(Tiny, Words(1, 1))
        from common in Gen.OneOf(Tiny, Words(1, 1), Smooth).Where(value => !value.IsZero)
        from denominator in Gen.OneOf(Tiny, Words(1, 1)).Where(value => !value.IsZero)
        select Rational.Of(numerator, common) * Rational.Of(common, denominator);

    public static Arbitrary<Rational> Rationals() =>
        Arb.From(Gen.OneOf(Gen.Elements<Rational>(0, 1, -1), SmallQuotient, WithCommonFactor, Quotient), Simpler);

    /// <summary>Finite doubles of every magnitude: normal, subnormal and zero.</summary>
    public static Arbitrary<double> Doubles() => Arb.From(
        Gen.OneOf(
            Words(2, 2).Select(bits => BitConverter.UInt64BitsToDouble((ulong)(bits & ulong.MaxValue))),
            Gen.Choose(-1000, 1000).Select(value => value / 8.0),
            Gen.Choose(0, int.MaxValue).Select(bits => BitConverter.Int64BitsToDouble(bits)),
            Gen.Elements(
                0.0, double.Epsilon, double.MaxValue, double.MinValue, Math.BitDecrement(Math.ScaleB(1, -1022)))).Where(double.IsFinite),
        value => Math.Abs(value) > 1 ? [Math.Truncate(value / 2)] : []);

    private static Gen<BigInteger> Words(int least, int most) =>
        from count in Gen.Choose(least, most)
        from words in Gen.Choose(int.MinValue, int.MaxValue).ArrayOf(count)
        select words.Aggregate(BigInteger.Zero, (sum, word) => (sum << 32) + word);

    private static IEnumerable<Rational> Simpler(Rational value) =>
        new[]
        {
            Rational.Zero,
            Rational.One,
            Rational.Abs(value),
            Rational.Of(value.Numerator / value.Denominator, 1),
            Rational.Of(value.Numerator >> 1, value.Denominator),
            Rational.Of(value.Numerator, (value.Denominator >> 1) + 1),
        }
        .Where(
            candidate =>
                (candidate.BitLength, Rational.IsNegative(candidate)).CompareTo((value.BitLength, Rational.IsNegative(value))) < 0);
}
