namespace SpecProofs.Tests;

/// <summary>Instances with end tokens are simulated run by run, and that agrees with the closed forms.</summary>
/// <remarks>False alarms: six tests at 1e-12 each. Power: an error of 0.1 rejections, rounds or tokens a run, with 1 − 1e-12.</remarks>
public sealed class EndTokens_Simulated
{
    private const long Runs = 200_000;

    public static TheoryData<int> Vocabularies => new(3, 80);

    /// <summary>From 64 tokens on, steps are scheduled ahead.</summary>
    [Theory, MemberData(nameof(Vocabularies))]
    public void Simulated_counts_agree_with_the_closed_forms(int vocabulary)
    {
        var instance = Ending(vocabulary);
        var estimates = MonteCarlo.RunByRun(
            new Speculative<double>(), instance, Runs, seed: 7, [text => text.Rejections, text => text.Rounds, text => text.Length]);
        double[] exact = [ExpectedRejections.Speculative(instance), ExpectedRounds.Speculative(instance), ExpectedLength.Of(instance)];
        var test = new MeanTest(Range: instance.Horizon, FalseAlarm: 1e-12, Effect: 0.1);
        Assert.All(
            estimates.Zip(exact),
            pair => Assert.True(test.Passes(pair.First, pair.Second), $"simulated {pair.First}, closed form {pair.Second}"));
        Assert.InRange(exact[2], 2, instance.Horizon - 1);
    }

    [Fact]
    public void They_are_not_compiled_and_the_result_says_why()
    {
        var counts = MonteCarlo.Of(new Speculative<double>(), Ending(3), Runs, seed: 7);
        Assert.Equal((SimulationWay.RunByRun, "an end token can end a text before the horizon"), (counts.Way, counts.Obstacle));
        var refused = Assert.Throws<ArgumentException>(() => CompiledDecoder.Of(new Speculative<double>(), Ending(3)));
        Assert.Contains(
            "an end token can end a text before the horizon, and compiled runs all have T tokens",
            refused.Message,
            StringComparison.Ordinal);
    }

    /// <summary>The last token has a quarter of the target's mass.</summary>
    private static Instance<double> Ending(int vocabulary) => new(
        new Iid<double>(Distribution<double>.Uniform(vocabulary)),
        new Iid<double>(Distribution<double>.Of([.. Enumerable.Repeat(0.75 / (vocabulary - 1), vocabulary - 1), 0.25])),
        horizon: 8,
        endTokens: [vocabulary - 1]);
}
