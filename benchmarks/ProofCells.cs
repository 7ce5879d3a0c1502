using SpecProofs.Proofs;

namespace SpecProofs.Benchmarks;

/// <summary>Proofs for every real instance: cells a second, beside the same check on single rational instances.</summary>
internal static class ProofCells
{
    private const int Instances = 500;

    private static readonly (string Name, IDecoder<Real> Symbolic, IDecoder<Rational> Rational, int Vocabulary, int Horizon)[] Cases =
    [
        ("speculative decoding", new Speculative<Real>(), new Speculative<Rational>(), 2, 2),
        ("speculative decoding", new Speculative<Real>(), new Speculative<Rational>(), 3, 1),
        ("speculative decoding", new Speculative<Real>(), new Speculative<Rational>(), 4, 1),
        ("batch, 2 drafts", new BatchSpeculative<Real>(2), new BatchSpeculative<Rational>(2), 3, 1),
        ("block verification, γ = 2", new BlockVerification<Real>(2), new BlockVerification<Rational>(2), 2, 2),
    ];

    public static void Measure(Comparison comparison)
    {
        comparison.Section(
            "Proofs that the output law is the target's, for every real instance",
            "decoder", "V", "T", "cells", "seconds", "cells a second", "rational instances a second", "instances / cells");
        foreach (var (name, symbolic, rational, vocabulary, horizon) in Cases)
        {
            Outcome? proof = null;
            var seconds = Stopwatches.Median(
                () => proof = Proof.ForAll(point => Checks.Lossless(symbolic, point.Instance(vocabulary, horizon))), times: 3);
            var instances = Random(vocabulary, horizon).Take(Instances).ToList();
            var checking = Stopwatches.Median(() => instances.ForEach(instance => Check(rational, instance)), times: 3);
            var (cells, checks) = (proof!.Cells / seconds, Instances / checking);
            comparison.Row(name, $"{vocabulary}", $"{horizon}", $"{proof.Cells}", $"{seconds:0.000}", $"{cells:0}", $"{checks:0}",
                Comparison.Ratio(checks, cells));
        }
    }

    private static void Check(IDecoder<Rational> decoder, Instance<Rational> instance)
    {
        if (!ExactLaw.Of(decoder, instance).Equals(TargetLaw.Of(instance)))
        {
            throw new InvalidOperationException($"{decoder} is not lossless");
        }
    }

    private static IEnumerable<Instance<Rational>> Random(int vocabulary, int horizon)
    {
        for (var random = new Random(1); ;)
        {
            var (draft, target) = (new Dictionary<Tokens, Distribution<Rational>>(), new Dictionary<Tokens, Distribution<Rational>>());
            yield return new(
                PrefixTable<Rational>.Of(vocabulary, prefix => Row(draft, prefix)),
                PrefixTable<Rational>.Of(vocabulary, prefix => Row(target, prefix)), horizon);

            Distribution<Rational> Row(Dictionary<Tokens, Distribution<Rational>> rows, Tokens prefix) =>
                rows.TryGetValue(prefix, out var row) ? row : rows[prefix] = Distribution<Rational>.Proportional(
                    [.. Enumerable.Range(0, vocabulary).Select(_ => (Rational)random.Next(1, 1000))]);
        }
    }
}
