using System.Diagnostics;

namespace SpecProofs.Benchmarks;

/// <summary>Decoders compiled to tables, against NumPy and against the sampled decoder, with the error at about 10⁸ tokens.</summary>
internal static class BulkSampling
{
    private const long Tokens = 100_000_000;

    public static void Measure(Comparison comparison)
    {
        comparison.Section(
            "Bulk simulation of the compiled decoder, million tokens a second",
            "chain", "drafts", "one thread", "two threads", "two / one", "NumPy", "one thread / NumPy", "z at 10⁸ tokens", "compile, s",
            "tables, MB", "states");
        foreach (var (name, chains) in new[] { ("7 states", Chains.Of(7, 50, 49, 1913)), ("1000 states", Chains.Of(1000, 50, 5, 1913)) })
        {
            var (instance, path) = (chains.ToInstance<double>(), chains.Write());
            foreach (var drafts in name[0] == '7' ? new[] { 1, 4 } : [1])
            {
                IDecoder<double> decoder = drafts == 1 ? new Speculative<double>() : new BatchSpeculative<double>(drafts);
                var closed = drafts == 1 ? ExpectedRejections.Speculative(instance) : ExpectedRejections.Batch(instance, drafts);
                var watch = Stopwatch.StartNew();
                var compiled = CompiledDecoder.Of(decoder, instance, StepAssumptions<double>.TokenwiseToHorizon);
                var compile = watch.Elapsed.TotalSeconds;
                var runs = Tokens / chains.Horizon;
                var timed = name[0] == '7' ? 10 * runs : 1L << 24;
                void Simulate(int threads) => BulkSimulation.Of(compiled, timed, seed: 1, threads);
                var numpy = Python.Rate("simulate_numpy.py", path, $"{drafts}", name[0] == '7' ? "100000" : "20000");
                var seconds = Stopwatches.Medians(() => Simulate(1), () => Simulate(2), times: name[0] == '7' ? 21 : 5);
                var (one, two) = (timed * chains.Horizon / seconds.First, timed * chains.Horizon / seconds.Second);
                var estimate = BulkSimulation.Of(compiled, runs, seed: 1).Rejections;
                comparison.Row(
                    name, $"{drafts}", Comparison.Millions(one), Comparison.Millions(two), Comparison.Ratio(two, one),
                    Comparison.Millions(numpy), Comparison.Ratio(one, numpy),
                    $"{(estimate.Mean - closed) / estimate.StandardError:0.00}", $"{compile:0.00}", $"{compiled.Bytes / 1e6:0.00}",
                    $"{compiled.States}");
            }

            File.Delete(path);
        }
    }
}
