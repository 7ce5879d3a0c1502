namespace SpecProofs.Properties;

/// <summary>Simulation of a vocabulary whose rows are read ahead, with one draft row in the couplings of all contexts.</summary>
public sealed class Simulation_LargeVocabulary
{
    private const int Horizon = 6;

    [Checks("T1.rejections", FalseAlarm = 1e-12, Power = "an error of 0.1 rejections in 6 tokens, with 1 − 1e-12")]
    public void Simulated_rejections_agree_with_the_closed_form()
    {
        var instance = new Instance<double>(
            new Iid<double>(Distribution<double>.Uniform(100)),
            NonStationaryChains.Of<double>(states: 100, Horizon, seed: 5).Target,
            Horizon);

        // The closed form first: it leaves couplings whose acceptances no decoder has needed yet.
        var exact = ExpectedRejections.Speculative(instance);
        var estimate = MonteCarlo.RunByRun(new Speculative<double>(), instance, runs: 200_000, seed: 6, [text => text.Rejections])[0];
        Expect.That(
            new MeanTest(Range: Horizon, FalseAlarm: 1e-12, Effect: 0.1).Passes(estimate, exact),
            () => $"simulated {estimate}, closed form {exact:0.######}");
    }
}
