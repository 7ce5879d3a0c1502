namespace SpecProofs.Tests;

/// <summary>Simulation run by run: the same totals on any number of threads, and no test without power.</summary>
public sealed class MonteCarlo_Bits
{
    [Fact]
    public void A_seed_gives_the_same_totals_whatever_the_number_of_threads()
    {
        var instance = SimulatedInstances.SevenStates;
        var measures = new Func<Text<double>, long>[] { text => text.Rejections, text => text.Rounds };
        var estimates = new[] { 1, 2, 3, 16 }
            .Select(threads => MonteCarlo.RunByRun(new Speculative<double>(), instance, 5000, seed: 7, measures, threads));
        Assert.All(estimates, estimate => Assert.Equal(estimates.First(), estimate));
    }

    [Fact]
    public void Too_few_runs_are_refused_as_underpowered()
    {
        var few = MonteCarlo.RunByRun(
            new Speculative<double>(), SimulatedInstances.SevenStates, 1000, seed: 7, [text => text.Rejections])[0];
        var error = Assert.Throws<InvalidOperationException>(() => new MeanTest(50, 1e-11, 0.11).Passes(few, few.Mean));
        Assert.Contains("underpowered", error.Message, StringComparison.Ordinal);
    }
}
