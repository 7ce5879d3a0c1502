using FsCheck;
using FsCheck.Fluent;

namespace SpecProofs.Tests;

/// <summary>
/// Polynomials in t0, t1, t2 where arithmetic goes wrong: zero, constants, terms that cancel, coefficients beyond long; and points with
/// positive coordinates.
/// </summary>
public static class PolynomialArbitraries
{
    private static readonly Gen<Polynomial> Term =
        from coefficient in Gen.Frequency((8, Gen.Choose(-3, 3).Select(value => (long)value)),
            (1, Gen.Elements(long.MaxValue, long.MinValue, 1L << 40)))
        from exponents in Gen.Choose(0, 2).ArrayOf(3)
        select Power(exponents).Aggregate(Polynomial.Constant(coefficient), (product, parameter) => product * parameter);

    private static readonly Gen<Rational> Positive =
        from numerator in Gen.Frequency((3, Gen.Choose(1, 5)), (1, Gen.Choose(1, 1000)))
        from denominator in Gen.Choose(1, 5)
        select Rational.Of(numerator, denominator);

    public static Arbitrary<Polynomial> Polynomials() => Arb.From(
        from terms in Gen.Choose(0, 4).SelectMany(count => Term.ArrayOf(count))
        select terms.Aggregate(Polynomial.Zero, (sum, term) => sum + term));

    /// <summary>Three positive coordinates.</summary>
    public static Arbitrary<Rational[]> Points() => Arb.From(Positive.ArrayOf(3));

    private static IEnumerable<Polynomial> Power(int[] exponents) =>
        exponents.SelectMany((exponent, parameter) => Enumerable.Repeat(Polynomial.Parameter(parameter), exponent));
}
