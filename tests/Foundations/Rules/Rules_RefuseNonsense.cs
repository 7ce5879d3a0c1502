namespace SpecProofs.Tests;

/// <summary>What no rule or transform can mean is refused, with the place and the value.</summary>
public sealed class Rules_RefuseNonsense
{
    private static readonly Distribution<Rational> Row = Distribution<Rational>.Proportional(1, 0, 2);

    [Fact]
    public void A_tree_without_depth_or_children()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new TokenTree<Rational>([]));
        Assert.Contains("0", Assert.Throws<ArgumentOutOfRangeException>(() => new TokenTree<Rational>([2, 0])).Message);
    }

    [Fact]
    public void A_map_that_is_not_one_token_for_each()
    {
        var small = new Iid<Rational>(Distribution<Rational>.Uniform(2));
        Assert.StartsWith(
            "the map (0, 3) must be 2 distinct tokens in 0 … 2",
            Assert.Throws<ArgumentException>(() => new ReducedVocabulary<Rational>(small, [0, 3], 3)).Message);
        Assert.Throws<ArgumentException>(() => new ReducedVocabulary<Rational>(small, [1, 1], 3));
        Assert.Throws<ArgumentException>(() => new ReducedVocabulary<Rational>(small, [1], 3));
    }

    [Fact]
    public void Transforms_that_leave_nothing()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Row.TopK(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Row.Sharpened(0));
        Assert.Throws<ArgumentException>(() => Row.CutTo([1]));
        Assert.Throws<ArgumentException>(() => Row.MinP(2));
        Assert.Throws<ArgumentException>(() => Distribution<Rational>.Point(1, 3).Without(1));
    }

    [Fact]
    public void Top_p_keeps_one_token_whatever_the_mass() =>
        Assert.Equal(Distribution<Rational>.Point(2, 3), Row.TopP(Rational.Zero));
}
