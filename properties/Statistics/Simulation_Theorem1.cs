namespace SpecProofs.Properties;

/// <summary>Simulation at the size of the paper's Figure 2a, 7 states and T = 50, against the closed forms.</summary>
public sealed class Simulation_Theorem1
{
    private const long Runs = 400_000;

    [Checks("T1.rejections", FalseAlarm = 1e-11, Power = "an error of 0.11 rejections in 50 tokens, with 1 − 1e-11")]
    public void Simulated_rejections_agree_with_the_closed_form() =>
        Agrees(text => text.Rejections, ExpectedRejections.Speculative(SimulatedInstances.SevenStates), effect: 0.11);

    [Checks("T1.calls", FalseAlarm = 1e-11, Power = "an error of 0.11 target calls in 50 tokens, with 1 − 1e-11")]
    public void Simulated_target_calls_agree_with_the_closed_form() =>
        Agrees(text => text.Rounds, ExpectedRounds.Speculative(SimulatedInstances.SevenStates), effect: 0.11);

    private static void Agrees(Func<Text<double>, long> measure, double exact, double effect)
    {
        var estimate = MonteCarlo.RunByRun(new Speculative<double>(), SimulatedInstances.SevenStates, Runs, seed: 2024, [measure])[0];
        Expect.That(
            new MeanTest(Range: 50, FalseAlarm: 1e-11, effect).Passes(estimate, exact),
            () => $"simulated {estimate}, closed form {exact:0.######}");
    }
}
