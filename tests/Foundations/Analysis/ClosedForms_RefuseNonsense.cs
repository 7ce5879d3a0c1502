namespace SpecProofs.Tests;

/// <summary>Closed forms are not asked outside their domain, and each refusal names what is wrong.</summary>
public sealed class ClosedForms_RefuseNonsense
{
    private static readonly Distribution<Rational> Half = Distribution<Rational>.Uniform(2);
    private static readonly Distribution<Rational> First = Distribution<Rational>.Point(0, 2);

    [Fact]
    public void There_is_an_acceptance_for_each_token() =>
        Refused("acceptances are 2 numbers in [0, 1], not (1)", () => new BiasTradeoff<Rational>(new(Half, First), [1]));

    [Fact]
    public void An_acceptance_is_a_probability()
    {
        Refused(
            "acceptances are 2 numbers in [0, 1], not (1, -1/2)",
            () => new BiasTradeoff<Rational>(new(Half, First), [1, Rational.Of(-1, 2)]));
        Refused(
            "acceptances are 2 numbers in [0, 1], not (3/2, 1)",
            () => new BiasTradeoff<Rational>(new(Half, First), [Rational.Of(3, 2), 1]));
        Assert.Equal(Rational.Of(1, 2), new BiasTradeoff<Rational>(new(Half, First), [1, 0]).RejectionProbability);
    }

    [Fact]
    public void Where_nothing_is_rejected_there_is_no_fallback()
    {
        var certain = new BiasTradeoff<Rational>(new(Half, First), [1, 1]);
        Assert.Contains(
            "ρ = 0: nothing is rejected there",
            Assert.Throws<InvalidOperationException>(() => certain.OptimalFallback).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Distances_are_of_distributions_over_one_vocabulary() =>
        Refused("one distribution has 2 tokens and the other 3", () => TotalVariation.HalfOfL1(Half, Distribution<Rational>.Uniform(3)));

    [Fact]
    public void An_acceptance_beyond_the_ratio_forces_no_fallback() =>
        Refused("the weight of token 1 is -1/2", () => LosslessMember.Forced(new Coupling<Rational>(Half, First), _ => Rational.One));

    [Fact]
    public void Random_chains_have_a_state_and_a_position()
    {
        Refused("states", () => NonStationaryChains.Of<Rational>(states: 0, horizon: 1, seed: 1));
        Refused("horizon", () => NonStationaryChains.Of<Rational>(states: 1, horizon: 0, seed: 1));
        Assert.Equal("(1)", $"{NonStationaryChains.Of<Rational>(states: 1, horizon: 1, seed: 1).Target.Next(0)}");
    }

    [Fact]
    public void Batches_have_no_negative_number_of_drafts_and_draft_at_least_one_token()
    {
        var instance = NonStationaryChains.Of<Rational>(states: 2, horizon: 2, seed: 1);
        Refused("drafts ('-1')", () => ExpectedRejections.Batch(instance, drafts: -1));
        Refused("drafts ('-2')", () => ExpectedRejections.BatchAndLimit(instance, [1, -2]));
        Refused("lookahead ('0')", () => ExpectedRejections.Batch(instance, drafts: 1, lookahead: 0));
        Refused("lookahead ('0')", () => ExpectedRejections.BatchLimit(instance, lookahead: 0));
        Assert.Equal((Rational)instance.Horizon, ExpectedRejections.Batch(instance, drafts: 0));
    }

    private static void Refused(string because, Func<object> make) =>
        Assert.Contains(because, Assert.ThrowsAny<ArgumentException>(make).Message, StringComparison.Ordinal);
}
