namespace SpecProofs.Properties;

/// <summary>The sampler, which theorems are not checked with, against the exact law, which they are.</summary>
[Statement(
    "S.sampler",
    "Sampled transcripts have the exact law of transcripts.",
    Formula = @"\mathcal{L}(\text{sampled transcript}) = \mathcal{L}(\text{transcript})",
    Source = "this project",
    After = ["T1.law"])]
public sealed class Sampler_Frequencies
{
    private const int Runs = 400_000;

    private static readonly Rational[][] Target = [[4, 3, 2, 1], [0, 1, 1, 5], [2, 2, 2, 1], [7, 0, 1, 3], [1, 1, 1, 1]];
    private static readonly Rational[][] Draft = [[1, 2, 3, 4], [3, 1, 1, 1], [2, 2, 2, 1], [1, 4, 4, 0], [0, 0, 1, 1]];

    [Checks("S.sampler", FalseAlarm = 1e-11, Power = "an error of 0.018 in the probability of any transcript, with 1 − 1e-11")]
    public void Sampled_transcripts_have_the_exact_law()
    {
        IDecoder<Rational>[] decoders = [new Speculative<Rational>(2, Bonus: true), new BatchSpeculative<Rational>(3)];
        IDecoder<double>[] sampled = [new Speculative<double>(2, Bonus: true), new BatchSpeculative<double>(3)];
        foreach (var (exact, floating) in decoders.Zip(sampled))
        {
            var law = ExactLaw.Of(exact, InstanceIn<Rational>(weight => weight), text => text.ToTranscript());
            var (sampler, instance) = (new Sampler<double>(20241), InstanceIn(weight => (double)weight));
            var observed = Enumerable.Range(0, Runs).Select(_ => floating.Run(sampler, instance)).GroupBy(run => run)
                .ToDictionary(runs => runs.Key, runs => (long)runs.Count());
            var misfit = new FrequencyTest(FalseAlarm: 0.5e-11, Effect: 0.018).Misfit(observed, law);
            Expect.That(misfit is null, () => $"{exact}: {misfit}");
        }
    }

    private static Instance<W> InstanceIn<W>(Func<Rational, W> convert)
        where W : struct, System.Numerics.INumber<W> => new(Chain(Draft, convert), Chain(Target, convert), 3);

    private static MarkovChain<W> Chain<W>(Rational[][] rows, Func<Rational, W> convert)
        where W : struct, System.Numerics.INumber<W>
    {
        var converted = rows.Select(row => Distribution<Rational>.Proportional(row).Select(convert)).ToList();
        return MarkovChain<W>.Homogeneous(converted[0], converted[1..]);
    }
}
