using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace SpecProofs.Tests;

[Properties(Arbitrary = new[] { typeof(PolynomialArbitraries) }, MaxTest = 500)]
public class Polynomial_RingLaws
{
    private static readonly Polynomial X = Polynomial.Parameter(0);
    private static readonly Polynomial Y = Polynomial.Parameter(1);

    [Property]
    public bool Arithmetic_is_that_of_the_values(Polynomial f, Polynomial g, Rational[] at) =>
        At(f + g, at) == At(f, at) + At(g, at)
        && At(f - g, at) == At(f, at) - At(g, at)
        && At(f * g, at) == At(f, at) * At(g, at)
        && At(-f, at) == -At(f, at);

    [Property]
    public bool Equal_polynomials_have_equal_terms(Polynomial f, Polynomial g, Polynomial h)
    {
        var (left, right) = ((f + g) * h, (h * g) + (h * f));
        return left.Equals(right) && left.GetHashCode() == right.GetHashCode() && $"{left}" == $"{right}"
            && (f + g - g).Equals(f) && (f - f).IsZero;
    }

    [Property]
    public Property Division_undoes_multiplication(Polynomial f, Polynomial g) =>
        Prop.When(!g.IsZero, () => f.Equals((f * g).DividedBy(g)));

    [Property]
    public Property A_quotient_leaves_nothing_over(Polynomial f, Polynomial g) =>
        Prop.When(!g.IsZero, () => f.DividedBy(g) is not { } quotient || (quotient * g).Equals(f));

    [Property]
    public Property What_a_remainder_is_left_of_has_no_quotient(Polynomial f, Polynomial g) =>
        Prop.When(g.Parameters.Any(), () => ((f * g) + Polynomial.One).DividedBy(g) is null);

    [Property]
    public bool A_square_has_its_root(Polynomial f) =>
        (f * f).SquareRoot() is { } root && (root.Equals(f) || root.Equals(-f));

    [Property]
    public bool A_root_is_one(Polynomial f) => f.SquareRoot() is not { } root || (root * root).Equals(f);

    [Property]
    public bool Coefficients_of_a_parameter_put_the_polynomial_together_again(Polynomial f, byte parameter)
    {
        var u = parameter % 3;
        var parts = f.CoefficientsOf(u);
        var sum = parts.Index().Aggregate(Polynomial.Zero, (sum, part) =>
            sum + Enumerable.Repeat(Polynomial.Parameter(u), part.Index).Aggregate(part.Item, (x, y) => x * y));
        return sum.Equals(f) && parts.Count == f.DegreeIn(u) + 1 && parts.All(part => part.DegreeIn(u) == 0)
            && (f.IsZero || !parts[^1].IsZero);
    }

    [Property]
    public bool What_is_linear_in_a_parameter_is_put_together_again(Polynomial f, Polynomial g, byte parameter)
    {
        var v = Polynomial.Parameter(parameter % 3);
        return new[] { f, g, (f * v) + g, ((f * v) + g) * v }.Where(sum => !sum.IsZero).All(sum =>
            sum.LinearAlong(new(parameter % 3, [])) is not var (c, k)
            || Enumerable.Range(0, 5).Any(n => Enumerable.Repeat(v, n).Aggregate((c * v) + k, (x, y) => x * y).Equals(sum)));
    }

    [Property]
    public bool Degrees_of_factors_add_up(Polynomial f, Polynomial g) =>
        f.IsZero || g.IsZero || ((f * g).Degree == f.Degree + g.Degree && (f * g).DegreeIn(1) == f.DegreeIn(1) + g.DegreeIn(1));

    [Property]
    public bool A_sign_of_the_coefficients_is_the_sign_of_the_values(Polynomial f, Rational[] at) =>
        f.SignOfCoefficients is not { } sign || sign == At(f, at).CompareTo(0);

    [Property]
    public bool The_primitive_part_has_the_same_sign(Polynomial f, Rational[] at)
    {
        var primitive = f.Primitive();
        return At(primitive, at).CompareTo(0) == At(f, at).CompareTo(0)
            && (f.IsZero || (primitive.Content.IsOne && primitive.CommonMonomial.IsOne));
    }

    [Property]
    public bool Different_polynomials_are_not_equal(Polynomial f, Polynomial g) =>
        f.Equals(g) == (f - g).IsZero && (g.IsZero || !f.Equals(f + g)) && !f.Equals(null) && (f.IsZero || !f.Equals(f + f));

    [Fact]
    public void A_degree_is_that_of_the_longest_term()
    {
        Assert.Equal(3, ((X * X * Y) + Y + Polynomial.One).Degree);
        Assert.Equal(0, Polynomial.Constant(7).Degree);
        Assert.Equal(0, Polynomial.Zero.Degree);
        Assert.True(Polynomial.Zero.CommonMonomial.IsOne && Polynomial.Zero.Content.IsZero);
    }

    [Fact]
    public void Text_form()
    {
        Assert.Equal("-t0^2 + 2·t0·t1 - 3", $"{(X * Y) + (Y * X) - (X * X) - Polynomial.Constant(3)}");
        Assert.Equal("0", $"{Polynomial.Zero}");
    }

    [Fact]
    public void Bounds_are_met_with_an_error_and_not_with_a_wrong_result()
    {
        var high = Enumerable.Repeat(X, 127).Aggregate((x, y) => x * y);
        Assert.Equal("an exponent exceeds 127", Refused.With<OverflowException>(() => high * X));
        Assert.Equal("t0^127·t1", $"{high * Y}");
        _ = Refused.With<OverflowException>(() => Polynomial.Parameter(32));
        _ = Refused.With<OverflowException>(() => Polynomial.Parameter(-1));
        Assert.Equal("t31", $"{Polynomial.Parameter(31)}");
        Assert.Equal(
            "t0 cannot be divided by zero", Assert.Throws<DivideByZeroException>(() => X.DividedBy(Polynomial.Zero)).Message);
        var many = Enumerable.Range(0, 20).Select(Polynomial.Parameter).Aggregate(Polynomial.One, (x, y) => x + y);
        var longer = many * many;
        Assert.Equal(231, longer.Terms);
        Assert.StartsWith("a product of a polynomial of 231 terms and one of 1,771 is too long",
            Refused.With<OverflowException>(() => longer * (longer * many)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_product_of_100_000_terms_is_not_too_long()
    {
        var hundred = PowersUpTo(X, 99);
        var thousand = PowersUpTo(Y, 49) * PowersUpTo(Polynomial.Parameter(2), 19);
        Assert.Equal(100_000, (hundred * thousand).Terms);
        _ = Refused.With<OverflowException>(() => hundred * (thousand + X));
    }

    private static Polynomial PowersUpTo(Polynomial parameter, int highest) =>
        Enumerable.Range(0, highest).Aggregate(Polynomial.One, (sum, _) => (sum * parameter) + Polynomial.One);

    private static Rational At(Polynomial f, Rational[] at) => f.Evaluate<Rational>(at);
}
