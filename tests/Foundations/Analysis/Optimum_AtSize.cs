namespace SpecProofs.Tests;

/// <summary>The optimum for whole vocabularies in floating point, and what its functions refuse.</summary>
public sealed class Optimum_AtSize
{
    private const int Vocabulary = 150_000;

    /// <summary>Sums of V numbers, each rounded: V·2⁻⁵² at most.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public void For_a_whole_vocabulary_schemes_keep_their_order(int drafts)
    {
        var coupling = new Coupling<double>(Row(1), Row(2));
        var best = MultiDraft.BestAcceptance(coupling.Draft, coupling.Target, drafts);
        var batch = 1 - BatchStages<double>.After(coupling, drafts).Left;
        var sequence = SequentialAcceptance.Of(coupling, drafts, SequentialAcceptance.LeastDivisor(coupling, drafts));
        var slack = Vocabulary * Math.Pow(2, -52);
        Assert.InRange(batch, 0, best + slack);
        Assert.InRange(sequence, (1 - Math.Pow(1 - (1.0 / drafts), drafts)) * best - slack, best + slack);
        Assert.Equal(drafts == 1, Math.Abs(best - batch) <= slack);
    }

    [Fact]
    public void What_is_no_question_is_refused()
    {
        var (two, three) = (Distribution<Rational>.Uniform(2), Distribution<Rational>.Uniform(3));
        Refused("the draft has 2 tokens and the target 3", () => MultiDraft.BestAcceptance(two, three, 1));
        Refused("drafts", () => MultiDraft.BestAcceptance(two, two, 0));
        Refused("nodes", () => DraftTree<Rational>.Best(new(new Iid<Rational>(two), new Iid<Rational>(two), 2), -1));
        Refused("Drafts", () => new KSequence<Rational>(0, 1));
        Refused("Lookahead", () => new KSequence<Rational>(1, 1, 0));
        Refused("Lookahead", () => new OptimalPair<Rational>(0));
        Refused("lookahead", () => RoundProcess.Block(new Instance<Rational>(new Iid<Rational>(two), new Iid<Rational>(two), 2), 0));
    }

    /// <summary>The tree of all that can be written has E[length] tokens.</summary>
    [Fact]
    public void A_tree_has_no_more_nodes_than_there_are_prefixes()
    {
        var half = new Iid<Rational>(Distribution<Rational>.Uniform(2));
        var tree = DraftTree<Rational>.Best(new(half, half, 2), 100);
        Assert.Equal(6, tree.Nodes.Count);
        Assert.Equal((Rational)2, tree.Kept);
        Assert.Equal(Rational.Of(3, 2), DraftTree<Rational>.Best(new(half, half, 2), 4).Kept);
    }

    [Fact]
    public void An_infinite_divergence_bounds_nothing()
    {
        var half = new Iid<Rational>(Distribution<Rational>.Uniform(2));
        Assert.Null(PinskerBound.Of(new Instance<Rational>(new Iid<Rational>(Distribution<Rational>.Point(0, 2)), half, 2)));
    }

    private static Distribution<double> Row(ulong seed)
    {
        var random = Xoshiro256PlusPlus.Seeded(seed);
        var weights = new double[Vocabulary];
        for (var x = 0; x < weights.Length; x++)
        {
            weights[x] = Math.Pow(random.NextUnit(), 8);
        }

        return Distribution<double>.Proportional(weights);
    }

    private static void Refused(string because, Func<object> make) =>
        Assert.Contains(because, Assert.ThrowsAny<ArgumentException>(make).Message, StringComparison.Ordinal);
}
