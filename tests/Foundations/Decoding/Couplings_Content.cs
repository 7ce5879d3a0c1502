namespace SpecProofs.Tests;

/// <summary>What a coupling is asked beyond its tokens, and what a sampler makes of its answers at the ends of [0, 1].</summary>
public sealed class Couplings_Content
{
    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    [InlineData(3)]
    public void No_token_outside_the_vocabulary_has_an_acceptance(int token)
    {
        var coupling = new Coupling<Rational>(Distribution<Rational>.Uniform(2), Distribution<Rational>.Proportional(1, 2));
        Assert.Equal([Rational.Of(2, 3), Rational.One], [coupling.Acceptance(0), coupling.Acceptance(1)]);
        var shared = new GumbelCoupling<Rational>(coupling.Draft, coupling.Target);
        var ending = new Instance<Rational>(new Iid<Rational>(coupling.Draft), new Iid<Rational>(coupling.Target), 1, [0]);
        Action[] asked =
        [
            () => _ = coupling.Acceptance(token), () => _ = coupling.Draft[token], () => coupling.Target.Without(token),
            () => _ = shared[0, token], () => _ = shared[token, 0], () => ending.Ends(token), () => ending.Start.After(token),
        ];
        Assert.All(asked, ask => Assert.StartsWith(
            $"there is no token {token}: the vocabulary is 0 … 1",
            Assert.Throws<ArgumentOutOfRangeException>(ask).Message,
            StringComparison.Ordinal));
    }

    /// <summary>From the first draw on, acceptances are read from the table that drafts are drawn from.</summary>
    [Theory]
    [InlineData(3)]
    [InlineData(1000)]
    public void A_draw_changes_no_acceptance(int vocabulary)
    {
        double[] weights = [.. Enumerable.Range(0, vocabulary).Select(x => (double)x)];
        var coupling = new Coupling<double>(Distribution<double>.Uniform(vocabulary), Distribution<double>.Proportional(weights));
        double[] Acceptances() => [.. Enumerable.Range(0, vocabulary).Select(coupling.Acceptance)];
        var before = Acceptances();
        Assert.InRange(new Sampler<double>(1).Draw(coupling.Draft), 0, vocabulary - 1);
        Assert.Equal(before, Acceptances());
        Assert.Equal(before, Enumerable.Range(0, vocabulary).Select(x => Math.Min(1, coupling.Target[x] / coupling.Draft[x])));
        Assert.All([-1, vocabulary, vocabulary + 1], token => Assert.Throws<ArgumentOutOfRangeException>(() => coupling.Acceptance(token)));
    }

    [Fact]
    public void Nothing_accepts_at_probability_zero_and_all_does_at_one()
    {
        ulong[] words = [0, 1, 1UL << 63, ulong.MaxValue];
        Assert.All(words, word => Assert.False(Sampler<double>.Accepts(word, 0)));
        Assert.All(words, word => Assert.True(Sampler<double>.Accepts(word, 1)));
        Assert.Equal([true, true, false, false], words.Select(word => Sampler<Rational>.Accepts(word, Rational.Of(1, 2))));
    }
}
