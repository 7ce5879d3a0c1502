using FsCheck.Xunit;

namespace SpecProofs.Tests;

/// <summary>What 1, 2, 3, … drafts leave at every context, as far as a budget goes.</summary>
[Properties(Arbitrary = [typeof(Arbitraries)], MaxTest = 100, Replay = "1,3")]
public sealed class BatchLadder_Rungs
{
    [Property]
    public void The_rungs_of_a_ladder_are_what_so_many_drafts_leave(GeneratedInstance given)
    {
        var contexts = ReachableContexts.Of(given.Instance);
        var rungs = BatchLadder.Of(contexts, [3, 1], ExactBudget.Default);
        Assert.Equal([1, 3], rungs.Select(rung => rung.Drafts));
        foreach (var rung in rungs)
        {
            Assert.Equal(contexts, rung.Stages.Keys);
            foreach (var (context, stage) in rung.Stages)
            {
                var expected = BatchStages<Rational>.After(context.Coupling, rung.Drafts);
                Assert.Equal(expected.Left, stage.Left);
                Assert.Equal(expected.Rest.AsEnumerable(), stage.Rest);
            }
        }
    }

    /// <summary>A draft that equals the target leaves nothing, as do all further ones.</summary>
    [Fact]
    public void Rungs_on_which_no_draft_leaves_less_are_in_order()
    {
        var instance = Iid(Distribution<Rational>.Uniform(2), Distribution<Rational>.Uniform(2), horizon: 2);
        var rungs = BatchLadder.Of(ReachableContexts.Of(instance), [7, 1, 4, 7], ExactBudget.Default);
        Assert.Equal([1, 4, 7], rungs.Select(rung => rung.Drafts));
    }

    /// <summary>M drafts leave 2⁻ᴹ: M + 1 bits, and 2 products of a word for the next draft.</summary>
    [Theory]
    [InlineData(100, 2, 2)]
    [InlineData(100, 3, 3)]
    [InlineData(3, 100, 2)]
    [InlineData(4, 100, 3)]
    public void A_ladder_ends_at_the_last_rung_that_the_budget_reaches(long words, long bits, int last)
    {
        var instance = Iid(Distribution<Rational>.Uniform(2), Distribution<Rational>.Point(0, 2), horizon: 2);
        Assert.Equal([1, last], BatchLadder.Of(ReachableContexts.Of(instance), [1, 9], new(words, bits)).Select(rung => rung.Drafts));
        Assert.Equal([1, last], BatchLadder.Of(ReachableContexts.Of(instance), [1, last, 9], new(words, bits)).Select(rung => rung.Drafts));
    }

    /// <summary>80 bits are two words; only between powers of two is a difference linear in them.</summary>
    [Theory]
    [InlineData(2, 80, 4)]
    [InlineData(3, 50, 8)]
    public void A_common_divisor_costs_the_square_of_the_words(int root, int power, long words)
    {
        var uncovered = Rational.Of(1, System.Numerics.BigInteger.Pow(root, power));
        var instance = Iid(Distribution<Rational>.Point(0, 2), Distribution<Rational>.Of(1 - uncovered, uncovered), horizon: 1);
        Assert.Equal([2], BatchLadder.Of(ReachableContexts.Of(instance), [2], new(words, 100)).Select(rung => rung.Drafts));
        Assert.Equal([1], BatchLadder.Of(ReachableContexts.Of(instance), [2], new(words - 1, 100)).Select(rung => rung.Drafts));
    }

    private static Instance<Rational> Iid(Distribution<Rational> draft, Distribution<Rational> target, int horizon) =>
        new(new Iid<Rational>(draft), new Iid<Rational>(target), horizon);
}
