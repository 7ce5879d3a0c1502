using FsCheck.Xunit;

namespace SpecProofs.Tests;

/// <summary>Recursions in whole numbers: equal to those in fractions, and refused as soon as their cost can be seen to exceed a budget.</summary>
[Properties(Arbitrary = [typeof(Arbitraries)], MaxTest = 100, Replay = "1,3")]
public sealed class ExactFlows_Agree
{
    private static readonly Instance<Rational> Pair = Iid(Distribution<Rational>.Uniform(2), Distribution<Rational>.Proportional(1, 3), horizon: 3);

    [Property]
    public void A_flow_in_whole_numbers_is_the_flow_in_fractions(GeneratedInstance given)
    {
        var tradeoff = HorizonTradeoff<Rational>.Flow(given.Instance, pair => OverAcceptance.Acceptance(pair, Rational.Of(1, 7)), tradeoff => tradeoff.OptimalFallback);
        foreach (var flow in new[] { ExpectedTotalVariation.Flow(given.Instance), tradeoff })
        {
            Assert.Equal(flow.Positions(), new ScaledFlow<Context<Rational>>(flow, ExactBudget.Default).Positions());
        }
    }

    /// <summary>One state, one gain and two moves: 3 products of a word at each of 3 positions.</summary>
    [Fact]
    public void The_words_of_all_positions_are_reckoned_at_the_first()
    {
        Assert.Equal(["1/4", "1/4", "1/4"], Flow(Pair, new(Words: 9, Bits: 100)).Select(totals => $"{totals[0]}"));
        Assert.Throws<BudgetExceededException>(() => Flow(Pair, new(Words: 8, Bits: 100)).First());
    }

    /// <summary>1 bit of the mass before the first position, 3 of the gain 1/4 and 3 of the shares at each of the 2 positions to come.</summary>
    [Fact]
    public void The_bits_of_the_last_position_are_reckoned_at_the_first()
    {
        Assert.Equal(3, Flow(Pair, new(Words: 100, Bits: 10)).Count());
        Assert.Throws<BudgetExceededException>(() => Flow(Pair, new(Words: 100, Bits: 9)).First());
    }

    /// <summary>One state and two words a share: 3 · 1 · 2 at the first position, 3 · 2 · 2 at the second, where the masses have two words as well. It does not matter whether gains are as long.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Products_cost_the_words_of_both_factors(bool equal)
    {
        var (tiny, half) = (Rational.Of(1, System.Numerics.BigInteger.One << 100), Rational.Of(1, 2));
        var target = Distribution<Rational>.Of(tiny, 1 - tiny);
        var instance = Iid(equal ? target : Distribution<Rational>.Uniform(2), target, horizon: 2);
        Assert.Equal([equal ? 0 : half - tiny, equal ? 0 : half - tiny], Flow(instance, new(Words: 18, Bits: 1000)).Select(totals => totals[0]));
        Assert.Throws<BudgetExceededException>(() => Flow(instance, new(Words: 17, Bits: 1000)).Last());
        Assert.Single(Flow(instance, new(Words: 17, Bits: 1000)).Take(1));
    }

    /// <summary>Shares of 1/4, 1/6 and 7/12 have the denominator 12, of 4 bits: 1 of the mass, 1 of the gain 0, and those.</summary>
    [Fact]
    public void Denominators_are_the_least_common_ones()
    {
        var row = Distribution<Rational>.Proportional(3, 2, 7);
        Assert.Equal(2, Flow(Iid(row, row, horizon: 2), new(Words: 100, Bits: 6)).Count());
        Assert.Throws<BudgetExceededException>(() => Flow(Iid(row, row, horizon: 2), new(Words: 100, Bits: 5)).First());
    }

    /// <summary>3 products at the start; at each later position 3 of each of two states, at the last one their gains alone if they are met there first.</summary>
    [Theory]
    [InlineData(2, 3 + 3)]
    [InlineData(3, 3 + 6 + 6)]
    public void All_states_of_a_position_cost(int horizon, long words)
    {
        var (half, quarter) = (Distribution<Rational>.Uniform(2), Distribution<Rational>.Proportional(1, 3));
        var chain = MarkovChain<Rational>.Homogeneous(half, [half, quarter]);
        var instance = new Instance<Rational>(chain, chain, horizon);
        Assert.Equal(horizon, Flow(instance, new(words, Bits: 100)).Count());
        Assert.Throws<BudgetExceededException>(() => Flow(instance, new(words - 1, Bits: 100)).Last());
    }

    private static IEnumerable<IReadOnlyList<Rational>> Flow(Instance<Rational> instance, ExactBudget budget) => new ScaledFlow<Context<Rational>>(ExpectedTotalVariation.Flow(instance), budget).Positions();

    private static Instance<Rational> Iid(Distribution<Rational> draft, Distribution<Rational> target, int horizon) => new(new Iid<Rational>(draft), new Iid<Rational>(target), horizon);
}
