namespace SpecProofs.Tests;

/// <summary>What a recursion costs is known before it runs: V moves from each context at each position where a text can be in it.</summary>
public sealed class RecursionWork_Moves
{
    private static readonly Distribution<Rational> Half = Distribution<Rational>.Uniform(2), First = Distribution<Rational>.Point(0, 2);

    private static readonly Distribution<Rational> Third = Distribution<Rational>.Proportional(1, 2);

    /// <summary>One context at each of 5 positions.</summary>
    [Fact]
    public void Of_a_model_without_memory() => Costs(3 * 5, new Iid<Rational>(Distribution<Rational>.Uniform(3)), 5);

    /// <summary>The start, then a context for each token.</summary>
    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 6)]
    [InlineData(3, 10)]
    [InlineData(9, 34)]
    public void Of_a_chain(int horizon, long moves) =>
        Costs(moves, MarkovChain<Rational>.Homogeneous(Half, [Half, Third]), horizon);

    /// <summary>Token 1 is never written: from the second position on there is one context.</summary>
    [Fact]
    public void Of_a_chain_that_cannot_reach_every_token() =>
        Costs(2 * 4, MarkovChain<Rational>.Homogeneous(First, [First, Half]), 4);

    /// <summary>From token 1 it goes to 0 for good: contexts change at the second and the third position, and stay.</summary>
    [Fact]
    public void Of_a_chain_that_leaves_a_token() =>
        Costs(2 + (2 * 1) + (2 * 3), MarkovChain<Rational>.Homogeneous(Distribution<Rational>.Point(1, 2), [First, First]), 5);

    /// <summary>One context a prefix: 1, 2, 4.</summary>
    [Fact]
    public void Of_a_table_of_prefixes() => Costs(2 * 7, PrefixTable<Rational>.Of(2, prefix => prefix.Length < 3 ? Half : First), 3);

    private static void Costs(long moves, IModel<Rational> model, int horizon)
    {
        var instance = new Instance<Rational>(model, model, horizon);
        Assert.True(RecursionWork.IsWithin(instance, moves));
        Assert.False(RecursionWork.IsWithin(instance, moves - 1));
    }
}
