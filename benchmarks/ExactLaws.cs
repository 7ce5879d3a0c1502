using SpecProofs.Analysis;
using SpecProofs.Decoding;

namespace SpecProofs.Benchmarks;

/// <summary>Exact laws: paths a second against plain Python on the same tree, and how the cost grows.</summary>
internal static class ExactLaws
{
    public static void Measure(Comparison comparison)
    {
        comparison.Section("Exact enumeration of speculative decoding, V = 3, every path", "T", "paths", "ours, million a second", "plain Python", "ratio", "output law with merged states, ms");
        foreach (var horizon in new[] { 5, 7 })
        {
            var chains = Chains.Of(3, horizon, horizon - 1, 7);
            var (instance, path) = (chains.ToInstance(weight => (Rational)weight), chains.Write());
            var paths = ExactLaw.Paths<int, Rational>(chance => new Speculative<Rational>().Run(chance, instance).Rejections).LongCount();
            var ours = paths / Stopwatches.Median(() => ExactLaw.Of<Tokens, Rational>(chance => new Speculative<Rational>().Run(chance, instance).Tokens));
            var merged = Stopwatches.Median(() => ExactLaw.Of(new Speculative<Rational>(), instance, text => text.ToTranscript().Tokens));
            var plain = Python.Rate("enumerate_plain.py", path);
            comparison.Row($"{horizon}", $"{paths}", Comparison.Millions(ours), Comparison.Millions(plain), Comparison.Ratio(ours, plain), $"{merged * 1e3:0.00}");
            File.Delete(path);
        }

        comparison.Section("Law of the number of rejections, states merged: seconds, and the exponent from the row before", "decoder", "V", "T", "seconds", "exponent");
        Growth(comparison, "T", [(3, 10), (3, 20), (3, 40)], _ => new Speculative<Rational>());
        Growth(comparison, "V", [(4, 10), (8, 10), (16, 10)], _ => new Speculative<Rational>());
        Growth(comparison, "M", [(4, 8), (4, 8), (4, 8)], i => new BatchSpeculative<Rational>(1 << i));
        comparison.Section("Largest output law (V^T outcomes) in under a second", "decoder", "V", "T", "outcomes", "seconds");
        foreach (var vocabulary in new[] { 2, 3, 4, 8 })
        {
            Largest(comparison, "speculative", vocabulary, new Speculative<Rational>());
            Largest(comparison, "batch, 3 drafts", vocabulary, new BatchSpeculative<Rational>(3));
        }
    }

    private static void Growth(Comparison comparison, string along, (int V, int T)[] sizes, Func<int, IDecoder<Rational>> decoder)
    {
        var before = double.NaN;
        foreach (var (i, (v, t)) in sizes.Index())
        {
            var instance = Chains.Of(v, t, 1, 5).ToInstance(weight => (Rational)weight);
            var seconds = Stopwatches.Median(() => ExactLaw.Of(decoder(i), instance, text => text.Rejections), times: 3);
            comparison.Row($"{decoder(i)}", $"{v}", $"{t}", $"{seconds:0.0000}", double.IsNaN(before) ? $"in {along}" : $"{Math.Log2(seconds / before):0.00}");
            before = seconds;
        }
    }

    private static void Largest(Comparison comparison, string name, int vocabulary, IDecoder<Rational> decoder)
    {
        var (best, spent, outcomes) = (0, 0.0, 0);
        for (var horizon = 1; ; horizon++)
        {
            var instance = Chains.Of(vocabulary, horizon, 1, 5).ToInstance(weight => (Rational)weight);
            var watch = System.Diagnostics.Stopwatch.StartNew();
            var law = ExactLaw.Of(decoder, instance, text => text.ToTranscript().Tokens, budget: 100_000_000);
            if (watch.Elapsed.TotalSeconds > 1)
            {
                break;
            }

            (best, spent, outcomes) = (horizon, watch.Elapsed.TotalSeconds, law.Outcomes.Count);
        }

        comparison.Row(name, $"{vocabulary}", $"{best}", $"{outcomes}", $"{spent:0.00}");
    }
}
