namespace SpecProofs.Tests;

/// <summary>Distributions: what they hold, when two are the same, and how they are written.</summary>
public sealed class Distributions_Content
{
    private static readonly Distribution<Rational> Row = Distribution<Rational>.Proportional(3, 0, 1);

    [Fact]
    public void Masses_are_in_proportion_to_the_weights() =>
        Assert.Equal(["3/4", "0", "1/4"], Row.Masses.ToArray().Select(mass => $"{mass}"));

    [Fact]
    public void The_support_leaves_out_what_has_no_mass() => Assert.Equal([0, 2], Row.Support.ToArray());

    [Fact]
    public void A_certain_token_has_all_mass()
    {
        Assert.Equal("(0, 1)", $"{Distribution<Rational>.Point(1, 2)}");
        Assert.Equal("(1, 0)", $"{Distribution<Rational>.Point(0, 2)}");
    }

    [Fact]
    public void Uniform_masses_are_equal() => Assert.Equal("(1/4, 1/4, 1/4, 1/4)", $"{Distribution<Rational>.Uniform(4)}");

    [Fact]
    public void Another_weight_type_is_normalised_there() =>
        Assert.Equal([0.75, 0, 0.25], Row.Select(mass => 8 * (double)mass).Masses.ToArray());

    [Fact]
    public void Two_with_equal_masses_are_the_same()
    {
        var (copy, other) = (Distribution<Rational>.Proportional(6, 0, 2), Distribution<Rational>.Proportional(3, 1, 0));
        Assert.True(Row.Equals(copy) && Row.Equals((object)copy));
        Assert.False(Row.Equals(other) || Row.Equals((object)other) || Row.Equals(null) || Row.Equals((object)"(3/4, 0, 1/4)"));
        Assert.Equal(Row.GetHashCode(), copy.GetHashCode());
        Assert.NotEqual(Row.GetHashCode(), other.GetHashCode());
    }

    /// <summary>4·V·2⁻⁵² on either side of 1; exact weights have no such slack.</summary>
    [Fact]
    public void Floating_masses_may_be_off_by_four_units_a_token()
    {
        var unit = Math.BitIncrement(1.0) - 1;
        Assert.Equal(2, Distribution<double>.Of(0.5, 0.5 + (8 * unit)).Vocabulary);
        Assert.Equal(2, Distribution<double>.Of(0.5, 0.5 - (8 * unit)).Vocabulary);
        Assert.Throws<ArgumentException>(() => Distribution<double>.Of(0.5, 0.5 + (9 * unit)));
        Assert.Throws<ArgumentException>(() => Distribution<double>.Of(0.5, 0.5 - (9 * unit)));
        Assert.Throws<ArgumentException>(() => Distribution<Rational>.Of(Rational.Of(1, 2), Rational.Of(1, 2) - (Rational)unit));
    }

    [Fact]
    public void A_weight_that_is_not_a_number_is_named()
    {
        var refused = Assert.Throws<ArgumentException>(() => Distribution<double>.Proportional(1, double.NegativeInfinity));
        Assert.Contains(
            "the weight of token 1 is -Infinity: weights must be finite and non-negative", refused.Message, StringComparison.Ordinal);
    }
}
