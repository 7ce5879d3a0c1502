using System.Numerics;
using Fractions;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace SpecProofs.Tests;

[Properties(Arbitrary = new[] { typeof(RationalArbitraries) }, MaxTest = 500)]
public class RationalFieldLaws
{
    // Far above long, and sharing factors with most denominators.
    private static readonly Rational Huge = Rational.Of(BigInteger.Pow(6, 300), BigInteger.Pow(35, 100));

    public static TheoryData<BigInteger> Boundaries => [..
        from power in Enumerable.Range(62, 3)
        from offset in Enumerable.Range(-1, 3)
        let value = (BigInteger.One << power) + offset
        from signed in (BigInteger[])[value, -value]
        select signed];

    [Property]
    public bool Addition_is_associative(Rational a, Rational b, Rational c) => (a + b) + c == a + (b + c);

    [Property]
    public bool Addition_is_commutative(Rational a, Rational b) => a + b == b + a;

    [Property]
    public bool Multiplication_is_associative(Rational a, Rational b, Rational c) => (a * b) * c == a * (b * c);

    [Property]
    public bool Multiplication_is_commutative(Rational a, Rational b) => a * b == b * a;

    [Property]
    public bool Multiplication_distributes_over_addition(Rational a, Rational b, Rational c) => a * (b + c) == (a * b) + (a * c);

    [Property]
    public bool Zero_and_one_are_neutral(Rational a) =>
        a + Rational.Zero == a && a * Rational.One == a && Rational.IsZero(a * Rational.Zero);

    [Property]
    public bool Subtraction_undoes_addition(Rational a, Rational b) => a + b - b == a && a - b == -(b - a) && Rational.IsZero(a - a);

    [Property]
    public Property Division_undoes_multiplication(Rational a, Rational b) =>
        Prop.When(b != 0, () => a * b / b == a && b / b == 1 && a / b * b == a);

    [Property]
    public Property Remainder_is_less_than_the_divisor_and_leaves_an_integer_quotient(Rational a, Rational b) => Prop.When(b != 0, () =>
    {
        var remainder = a % b;
        return Rational.Abs(remainder) < Rational.Abs(b)
            && Rational.IsInteger((a - remainder) / b)
            && (remainder == 0 || Rational.IsNegative(remainder) == Rational.IsNegative(a));
    });

    [Property]
    public bool Results_are_canonical(Rational a, Rational b) =>
        new[] { a, -a, a + b, a - b, a * b, b == 0 ? 0 : a / b, a - a + b, Rational.Abs(a) }.All(IsCanonical);

    [Property]
    public bool Small_and_big_paths_agree(Rational a, Rational b) =>
        ((a * Huge) + (b * Huge)) / Huge == a + b
        && a * Huge * b / Huge == a * b
        && (a + Huge).CompareTo(b + Huge) == a.CompareTo(b);

    [Property]
    public bool Arithmetic_agrees_with_the_textbook(Rational a, Rational b) =>
        a + b == Rational.Of((a.Numerator * b.Denominator) + (b.Numerator * a.Denominator), a.Denominator * b.Denominator)
        && a - b == Rational.Of((a.Numerator * b.Denominator) - (b.Numerator * a.Denominator), a.Denominator * b.Denominator)
        && a * b == Rational.Of(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    [Property]
    public bool Arithmetic_agrees_with_the_Fractions_package(Rational a, Rational b)
    {
        var (x, y) = (FractionOf(a), FractionOf(b));
        return FractionOf(a + b) == x + y && FractionOf(a - b) == x - y && FractionOf(a * b) == x * y
            && (b == 0 || (FractionOf(a / b) == x / y && FractionOf(a % b) == x % y))
            && Math.Sign(a.CompareTo(b)) == Math.Sign(x.CompareTo(y)) && (a == b) == (x == y);
    }

    [Theory]
    [MemberData(nameof(Boundaries))]
    public void Values_at_the_ends_of_long_are_canonical(BigInteger value)
    {
        var rational = Rational.Of(value, 1);
        Rational[] sums = [rational, -rational, rational + 1, rational - 1, rational + rational];
        Rational[] products = [1 / rational, rational * rational, rational / 2, rational * 2 / 2];
        Assert.All(sums.Concat(products), result => Assert.True(IsCanonical(result), $"{result}"));
        Assert.Equal(value + 1, (rational + 1).Numerator);
        Assert.Equal(value - 1, (rational - 1).Numerator);
        Assert.Equal(BigInteger.Abs(value), (1 / rational).Denominator);
        Assert.Equal(value * value, (rational * rational).Numerator);
    }

    [Fact]
    public void Default_is_zero()
    {
        Assert.Equal(Rational.Zero, default);
        Assert.Equal(Rational.Of(0, -7), default);
        Assert.Equal(1, default(Rational).Denominator);
        Assert.Equal("0", default(Rational).ToString());
        Assert.Equal(3, default(Rational) + 3);
    }

    [Fact]
    public void Division_by_zero_is_an_error()
    {
        Assert.Equal("2/3 cannot be divided by zero", Assert.Throws<DivideByZeroException>(() => Rational.Of(2, 3) / 0).Message);
        Assert.Throws<DivideByZeroException>(() => Rational.One % 0);
        Assert.Equal("5/0 is not a rational number", Assert.Throws<DivideByZeroException>(() => Rational.Of(5, 0)).Message);
    }

    private static Fraction FractionOf(Rational value) => new(value.Numerator, value.Denominator);

    /// <summary>Lowest terms; and what fits two longs equals, field by field, what is built of two longs.</summary>
    private static bool IsCanonical(Rational value)
    {
        var (numerator, denominator) = (value.Numerator, value.Denominator);
        var fits = BigInteger.Abs(numerator) <= long.MaxValue && denominator <= long.MaxValue;
        var rebuilt = fits ? new Rational((long)numerator) / new Rational((long)denominator) : Rational.Of(3 * numerator, 3 * denominator);
        return denominator.Sign > 0
            && BigInteger.GreatestCommonDivisor(numerator, denominator).IsOne
            && value.Equals(rebuilt)
            && value.GetHashCode() == rebuilt.GetHashCode();
    }
}
