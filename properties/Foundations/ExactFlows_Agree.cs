using FsCheck.Xunit;
using SpecProofs.Analysis;
using SpecProofs.Conformance;
using SpecProofs.Decoding;
using Xunit;

namespace SpecProofs.Properties.Foundations;

/// <summary>The recursions in whole numbers: equal to those in fractions, and refused as soon as their cost can be seen to exceed a budget.</summary>
[Properties(Arbitrary = [typeof(Arbitraries)], MaxTest = 100, Replay = "1,3")]
public sealed class ExactFlows_Agree
{
    private static readonly Instance<Rational> Pair = Iid(Distribution<Rational>.Uniform(2), Distribution<Rational>.Proportional(1, 3), horizon: 3);

    [Property]
    public void A_flow_in_whole_numbers_is_the_flow_in_fractions(Problem problem)
    {
        var tradeoff = HorizonTradeoff<Rational>.Flow(problem.Instance, pair => OverAcceptance.Acceptance(pair, Rational.Of(1, 7)), tradeoff => tradeoff.OptimalFallback);
        foreach (var flow in new[] { ExpectedTotalVariation.Flow(problem.Instance), tradeoff })
        {
            Assert.Equal(flow.Positions(), new ScaledFlow<Context<Rational>>(flow, ExactBudget.Default).Positions());
        }
    }

    /// <summary>One state, one gain and two moves: 3 products of a word at each of 3 positions.</summary>
    [Fact]
    public void The_words_of_all_positions_are_reckoned_at_the_first()
    {
        Assert.Equal(["1/4", "1/4", "1/4"], Flow(new(Words: 9, Bits: 100)).Select(totals => $"{totals[0]}"));
        Assert.Throws<BudgetExceededException>(() => Flow(new(Words: 8, Bits: 100)).First());
    }

    /// <summary>1 bit of the mass before the first position, 3 of the gain 1/4 and 3 of the shares at each of the 2 positions to come.</summary>
    [Fact]
    public void The_bits_of_the_last_position_are_reckoned_at_the_first()
    {
        Assert.Equal(3, Flow(new(Words: 100, Bits: 10)).Count());
        Assert.Throws<BudgetExceededException>(() => Flow(new(Words: 100, Bits: 9)).First());
    }

    [Property]
    public void The_rungs_of_a_ladder_are_what_so_many_drafts_leave(Problem problem)
    {
        var contexts = ContextLaw.AtEachPosition(problem.Instance).SelectMany(law => law.Keys).ToHashSet();
        var rungs = BatchLadder.Of(problem.Instance, [3, 1], ExactBudget.Default);
        Assert.Equal([1, 3], rungs.Select(rung => rung.Drafts));
        foreach (var rung in rungs)
        {
            Assert.Equal(contexts, rung.Stages.Keys.ToHashSet());
            foreach (var (context, stage) in rung.Stages)
            {
                var expected = BatchStages<Rational>.After(context.Coupling, rung.Drafts);
                Assert.Equal(expected.Left, stage.Left);
                Assert.Equal(expected.Rest.AsEnumerable(), stage.Rest);
            }
        }
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
        Assert.Equal([1, last], BatchLadder.Of(instance, [1, 9], new(words, bits)).Select(rung => rung.Drafts));
        Assert.Equal([1, last], BatchLadder.Of(instance, [1, last, 9], new(words, bits)).Select(rung => rung.Drafts));
    }

    /// <summary>80 bits are two words; only between powers of two is a difference linear in them.</summary>
    [Theory]
    [InlineData(2, 80, 4)]
    [InlineData(3, 50, 8)]
    public void A_common_divisor_costs_the_square_of_the_words(int root, int power, long words)
    {
        var uncovered = Rational.Of(1, System.Numerics.BigInteger.Pow(root, power));
        var instance = Iid(Distribution<Rational>.Point(0, 2), Distribution<Rational>.Of(1 - uncovered, uncovered), horizon: 1);
        Assert.Equal([2], BatchLadder.Of(instance, [2], new(words, 100)).Select(rung => rung.Drafts));
        Assert.Equal([1], BatchLadder.Of(instance, [2], new(words - 1, 100)).Select(rung => rung.Drafts));
    }

    private static IEnumerable<IReadOnlyList<Rational>> Flow(ExactBudget budget) => new ScaledFlow<Context<Rational>>(ExpectedTotalVariation.Flow(Pair), budget).Positions();

    private static Instance<Rational> Iid(Distribution<Rational> draft, Distribution<Rational> target, int horizon) => new(new Iid<Rational>(draft), new Iid<Rational>(target), horizon);
}
