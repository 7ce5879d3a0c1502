using SpecProofs.Analysis;
using SpecProofs.Conformance;
using SpecProofs.Decoding;
using Xunit;

namespace SpecProofs.Properties.Statistics;

/// <summary>Simulation at the size of the paper's Figure 2a, 7 states and T = 50, against the closed forms.</summary>
public sealed class Simulation_Theorem1
{
    private const long Runs = 400_000;

    [Law("T1.rejections", FalseAlarm = 1e-11, Power = "an error of 0.11 rejections in 50 tokens, with 1 − 1e-11")]
    public void Simulated_rejections_agree_with_the_closed_form() =>
        Agrees(text => text.Rejections, ExpectedRejections.Speculative(SevenStates.Instance()), effect: 0.11);

    [Law("T1.calls", FalseAlarm = 1e-11, Power = "an error of 0.11 target calls in 50 tokens, with 1 − 1e-11")]
    public void Simulated_target_calls_agree_with_the_closed_form() =>
        Agrees(text => text.Rounds, ExpectedRounds.Speculative(SevenStates.Instance()), effect: 0.11);

    [Fact]
    public void A_seed_gives_the_same_totals_whatever_the_number_of_threads()
    {
        var instance = SevenStates.Instance();
        var estimates = new[] { 1, 2, 3, 16 }.Select(threads => Simulation.Of(new Speculative<double>(), instance, 5000, seed: 7, [text => text.Rejections, text => text.Rounds], threads));
        Assert.All(estimates, estimate => Assert.Equal(estimates.First(), estimate));
    }

    [Fact]
    public void Too_few_runs_are_refused_as_underpowered()
    {
        var few = Simulation.Of(new Speculative<double>(), SevenStates.Instance(), 1000, seed: 7, [text => text.Rejections])[0];
        Assert.Contains("underpowered", Assert.Throws<InvalidOperationException>(() => new MeanTest(50, 1e-11, 0.11).Passes(few, few.Mean)).Message, StringComparison.Ordinal);
    }

    private static void Agrees(Func<Text<double>, long> measure, double exact, double effect)
    {
        var estimate = Simulation.Of(new Speculative<double>(), SevenStates.Instance(), Runs, seed: 2024, [measure])[0];
        Expect.That(
            new MeanTest(Range: 50, FalseAlarm: 1e-11, effect).Passes(estimate, exact),
            () => $"simulated {estimate.Mean:0.######} ± {estimate.StandardError:0.######} in {estimate.Runs} runs, closed form {exact:0.######}");
    }
}
