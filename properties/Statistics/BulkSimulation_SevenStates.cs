namespace SpecProofs.Properties;

/// <summary>10⁸ tokens in bulk, at the size of the paper's Figures 2a and 2b, against the closed forms.</summary>
public sealed class BulkSimulation_SevenStates
{
    private const long Runs = 2_000_000;
    private const double NormalTail = 4;

    [Checks("T1.rejections", FalseAlarm = 1e-11, Power = "an error of 0.05 rejections in 50 tokens, with 1 − 1e-11")]
    public void Bulk_rejections_agree_with_the_closed_form()
    {
        var result = Compiled(new Speculative<double>(), seed: 2026);
        Agrees(result.Rejections, ExpectedRejections.Speculative(SimulatedInstances.SevenStates));
        Agrees(result.Rounds, ExpectedRounds.Speculative(SimulatedInstances.SevenStates));
    }

    [Checks("T3.rejections", FalseAlarm = 1e-11, Power = "an error of 0.05 rejections in 50 tokens, with 1 − 1e-11")]
    public void Bulk_rejections_of_a_batch_agree_with_the_recursion() =>
        Agrees(
            Compiled(new BatchSpeculative<double>(4), seed: 2027).Rejections,
            ExpectedRejections.Batch(SimulatedInstances.SevenStates, drafts: 4));

    private static SimulatedCounts Compiled(IDecoder<double> decoder, ulong seed)
    {
        var counts = MonteCarlo.Of(decoder, SimulatedInstances.SevenStates, Runs, seed);
        Expect.That(counts.Way == SimulationWay.Compiled, () => $"{decoder} was simulated run by run: {counts.Obstacle}");
        return counts;
    }

    /// <summary>The proven test, and for a fixed seed the sharper normal one: four standard errors.</summary>
    private static void Agrees(Estimate estimate, double exact)
    {
        Expect.That(
            new MeanTest(Range: 50, FalseAlarm: 0.5e-11, Effect: 0.05).Passes(estimate, exact),
            () => $"simulated {estimate}, closed form {exact:0.######}");
        var z = (estimate.Mean - exact) / estimate.StandardError;
        Expect.That(Math.Abs(z) < NormalTail, () => $"z = {z:0.00} in {estimate.Runs} runs, closed form {exact:0.######}");
    }
}
