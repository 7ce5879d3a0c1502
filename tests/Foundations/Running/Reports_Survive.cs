namespace SpecProofs.Tests;

/// <summary>A report is made whatever the broken program does.</summary>
public sealed class Reports_Survive
{
    private static readonly GeneratedInstance Given = new(WeightedModel.Iid([1, 1]), WeightedModel.Iid([1, 1]), 2);

    [Fact]
    public void A_law_with_missing_mass_says_so()
    {
        var falsified = Assert.Throws<FalsifiedException>(() => Expect.Lossless(new Leaky(), Given.Instance));
        Assert.EndsWith("no output is too probable: all together have probability 9/16", falsified.Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void Evidence_that_throws_is_replaced_by_what_was_thrown()
    {
        var falsified = new FalsifiedException("it is false", () => throw new InvalidOperationException("no row\nfor 3"));
        Assert.Equal("the evidence could not be worked out: InvalidOperationException: no row for 3", falsified.Evidence);
    }

    [Fact]
    public void A_stated_instance_is_kept_and_the_innermost_one_wins()
    {
        var falsified = Assert.Throws<FalsifiedException>(() =>
            Expect.On("outer", () => Expect.On(Given, () => Expect.Equal("one, and two", 1, 2))));
        Assert.Equal(Given, falsified.Stated);
        Assert.Equal("one, and two differ\n  actual    1 = 1.000000\n  expected  2 = 2.000000", falsified.Evidence);
    }

    /// <summary>Draws from a row that sums to 3/4.</summary>
    private sealed class Leaky : IDecoder<Rational>
    {
        public void Advance(IChance<Rational> chance, Text<Rational> text)
        {
            text.StartRound(0);
            text.AppendFromTarget(chance.Draw(Distribution<Rational>.Normalised([Rational.Of(1, 2), Rational.Of(1, 4)], 1)));
        }
    }
}
