namespace SpecProofs.Properties;

/// <summary>Simulation at the size of the paper's Figure 2b, 7 states, T = 50 and M = 4, against the recursion of Theorem 3.</summary>
public sealed class Simulation_Theorem3
{
    [Checks("T3.rejections", FalseAlarm = 1e-11, Power = "an error of 0.11 rejections in 50 tokens, with 1 − 1e-11")]
    public void Simulated_rejections_agree_with_the_recursion()
    {
        var estimate = MonteCarlo.RunByRun(
            new BatchSpeculative<double>(4), SimulatedInstances.SevenStates, runs: 400_000, seed: 2025, [text => text.Rejections])[0];
        var exact = ExpectedRejections.Batch(SimulatedInstances.SevenStates, drafts: 4);
        Expect.That(
            new MeanTest(Range: 50, FalseAlarm: 1e-11, Effect: 0.11).Passes(estimate, exact),
            () => $"simulated {estimate}, recursion {exact:0.######}");
    }
}
