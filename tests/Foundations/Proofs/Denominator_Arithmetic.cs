using System.Numerics;

namespace SpecProofs.Tests;

/// <summary>Products, multiples and quotients of denominators keep every factor, in its order, with its exponent.</summary>
public sealed class Denominator_Arithmetic
{
    private static readonly Polynomial X = Polynomial.Parameter(0);
    private static readonly Polynomial Y = Polynomial.Parameter(1);
    private static readonly Factor Sum = new(0, X + Y);
    private static readonly Factor Other = new(1, X + Y + Y);
    private static readonly Rational[] At = [2, 3];

    /// <summary>Every pair of denominators with up to two factors, a content and a monomial.</summary>
    private static IEnumerable<Denominator> Some =>
        from content in new[] { 1, 4, 6 }
        from monomial in new[] { default, Monomial.Of(0), Monomial.Of(1, 2) }
        from sum in new[] { 0, 1, 2 }
        from other in new[] { 0, 1, 3 }
        select new Denominator(content, monomial, [.. Powers(Sum, sum), .. Powers(Other, other)]);

    [Fact]
    public void A_product_has_the_product_of_the_values() => Assert.All(Some, x => Assert.All(Some, y =>
    {
        Assert.Equal(Value(x) * Value(y), Value(x * y));
        Ordered(x * y);
    }));

    [Fact]
    public void A_common_multiple_is_the_least() => Assert.All(Some, x => Assert.All(Some, y =>
    {
        var common = Denominator.CommonMultiple(x, y);
        Assert.Equal(Value(common), common.Lift(Polynomial.One, x).Evaluate<Rational>(At) * Value(x));
        Assert.Equal(Value(common), common.Lift(Polynomial.One, y).Evaluate<Rational>(At) * Value(y));
        Assert.Equal(x.Content * y.Content, common.Content * BigInteger.GreatestCommonDivisor(x.Content, y.Content));
        Assert.Equal(Monomial.CommonMultiple(x.Monomial, y.Monomial), common.Monomial);
        Assert.Equal(
            new[] { Sum, Other }.Select(factor => Math.Max(Exponent(x, factor), Exponent(y, factor))),
            new[] { Sum, Other }.Select(factor => Exponent(common, factor)));
        Ordered(common);
    }));

    [Fact]
    public void What_divides_the_numerator_is_cancelled() => Assert.All(Some, x =>
    {
        var (numerator, rest) = x.Reduce(x.Lift(X + X + X, Denominator.One));
        Assert.Equal((X + X + X, true), (numerator, rest.IsOne));
        var (same, all) = x.Reduce(X + Y + Y + Y);
        Assert.Equal((X + Y + Y + Y, Value(x)), (same, Value(all)));
        Assert.Equal((Polynomial.Zero, true), x.Reduce(Polynomial.Zero) is var (zero, one) ? (zero, one.IsOne) : default);
    });

    [Fact]
    public void It_is_one_only_without_content_monomial_and_factors()
    {
        Assert.True(Denominator.One.IsOne && new Denominator(1, default, []).IsOne);
        Assert.False(new Denominator(2, default, []).IsOne);
        Assert.False(new Denominator(1, Monomial.Of(0), []).IsOne);
        Assert.False(new Denominator(1, default, [new(Sum, 1)]).IsOne);
    }

    [Fact]
    public void Text_form()
    {
        Assert.Equal("1", $"{Denominator.One}");
        Assert.Equal("4·t1^2·(t0 + t1)·(t0 + 2·t1)^3", $"{new Denominator(4, Monomial.Of(1, 2), [new(Sum, 1), new(Other, 3)])}");
    }

    private static FactorPower[] Powers(Factor factor, int exponent) => exponent == 0 ? [] : [new(factor, exponent)];

    private static int Exponent(Denominator of, Factor factor) =>
        of.Powers.Where(power => ReferenceEquals(power.Factor, factor)).Select(power => power.Exponent).SingleOrDefault();

    private static Rational Value(Denominator of) => of.Lift(Polynomial.One, Denominator.One).Evaluate<Rational>(At);

    private static void Ordered(Denominator of) =>
        Assert.Equal(of.Powers.Select(power => power.Factor.Order).Distinct().Order(), of.Powers.Select(power => power.Factor.Order));
}
