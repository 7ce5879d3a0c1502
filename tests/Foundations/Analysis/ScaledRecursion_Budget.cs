using FsCheck.Xunit;

namespace SpecProofs.Tests;

/// <summary>
/// Recursions in whole numbers: equal to those in fractions, and refused as soon as their cost can be seen to exceed a budget.
/// </summary>
[Properties(Arbitrary = [typeof(Arbitraries)], MaxTest = 100, Replay = "1,3")]
public sealed class ScaledRecursion_Budget
{
    private static readonly Instance<Rational> Pair =
        Iid(Distribution<Rational>.Uniform(2), Distribution<Rational>.Proportional(1, 3), horizon: 3);

    [Property]
    public void A_recursion_in_whole_numbers_is_the_one_in_fractions(GeneratedInstance given)
    {
        var tradeoff = HorizonTradeoff<Rational>.Recursion(
            given.Instance, pair => OverAcceptance.Acceptance(pair, Rational.Of(1, 7)), tradeoff => tradeoff.OptimalFallback);
        foreach (var recursion in new[] { ExpectedTotalVariation.Recursion(given.Instance), tradeoff })
        {
            Assert.Equal(recursion.Positions(), new ScaledRecursion(recursion, ExactBudget.Default).Positions());
        }
    }

    /// <summary>One context, one gain and two moves: 3 products of a word at each of 3 positions.</summary>
    [Fact]
    public void The_words_of_all_positions_are_foreseen_at_the_first()
    {
        Assert.Equal(["1/4", "1/4", "1/4"], Positions(Pair, new(Words: 9, Bits: 100)).Select(totals => $"{totals[0]}"));
        Assert.Throws<BudgetExceededException>(() => Positions(Pair, new(Words: 8, Bits: 100)).First());
    }

    /// <summary>
    /// 1 bit of the mass before the first position, 3 of the gain 1/4 and 3 of the shares at each of the 2 positions to come.
    /// </summary>
    [Fact]
    public void The_bits_of_the_last_position_are_foreseen_at_the_first()
    {
        Assert.Equal(3, Positions(Pair, new(Words: 100, Bits: 10)).Count());
        Assert.Throws<BudgetExceededException>(() => Positions(Pair, new(Words: 100, Bits: 9)).First());
    }

    /// <summary>
    /// One context and two words a share: 3 · 1 · 2 at the first position; 3 · 2 · 2 at the second, where the masses have two words as
    /// well, and as many foreseen at the last. Whether gains are as long as shares does not matter.
    /// </summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Products_cost_the_words_of_both_factors(bool equal)
    {
        var (tiny, half) = (Rational.Of(1, System.Numerics.BigInteger.One << 100), Rational.Of(1, 2));
        var target = Distribution<Rational>.Of(tiny, 1 - tiny);
        var instance = Iid(equal ? target : Distribution<Rational>.Uniform(2), target, horizon: 3);
        Assert.Equal(
            Enumerable.Repeat(equal ? 0 : half - tiny, 3), Positions(instance, new(Words: 30, Bits: 1000)).Select(totals => totals[0]));
        Assert.Throws<BudgetExceededException>(() => Positions(instance, new(Words: 29, Bits: 1000)).Last());
        Assert.Single(Positions(instance, new(Words: 29, Bits: 1000)).Take(1));
    }

    /// <summary>Shares of 1/4, 1/6 and 7/12 have the denominator 12, of 4 bits: 1 of the mass, 1 of the gain 0, and those.</summary>
    [Fact]
    public void Denominators_are_the_least_common_ones()
    {
        var row = Distribution<Rational>.Proportional(3, 2, 7);
        Assert.Equal(2, Positions(Iid(row, row, horizon: 2), new(Words: 100, Bits: 6)).Count());
        Assert.Throws<BudgetExceededException>(() => Positions(Iid(row, row, horizon: 2), new(Words: 100, Bits: 5)).First());
    }

    /// <summary>
    /// 3 products at the start; at each later position 3 of each of two contexts, at the last one their gains alone if they are met there
    /// first.
    /// </summary>
    [Theory]
    [InlineData(2, 3 + 3)]
    [InlineData(3, 3 + 6 + 6)]
    public void All_contexts_of_a_position_cost(int horizon, long words)
    {
        var (half, quarter) = (Distribution<Rational>.Uniform(2), Distribution<Rational>.Proportional(1, 3));
        var chain = MarkovChain<Rational>.Homogeneous(half, [half, quarter]);
        var instance = new Instance<Rational>(chain, chain, horizon);
        Assert.Equal(horizon, Positions(instance, new(words, Bits: 100)).Count());
        Assert.Throws<BudgetExceededException>(() => Positions(instance, new(words - 1, Bits: 100)).Last());
    }

    private static IEnumerable<IReadOnlyList<Rational>> Positions(Instance<Rational> instance, ExactBudget budget) =>
        new ScaledRecursion(ExpectedTotalVariation.Recursion(instance), budget).Positions();

    private static Instance<Rational> Iid(Distribution<Rational> draft, Distribution<Rational> target, int horizon) =>
        new(new Iid<Rational>(draft), new Iid<Rational>(target), horizon);
}
