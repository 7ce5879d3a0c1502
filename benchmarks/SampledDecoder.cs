using SpecProofs.Analysis;
using SpecProofs.Decoding;

namespace SpecProofs.Benchmarks;

/// <summary>The readable decoder, sampled on one thread, against plain Python and NumPy.</summary>
internal static class SampledDecoder
{
    public static void Measure(Comparison comparison)
    {
        comparison.Section("The decoder itself, sampled on one thread, million tokens a second", "chain", "drafts", "ours", "plain Python", "NumPy", "ours / plain", "ours / NumPy", "bytes allocated a run");
        foreach (var (name, chains, runs) in new[] { ("7 states", Chains.Of(7, 50, 49, 1913), 51_200L), ("1000 states", Chains.Of(1000, 50, 5, 1913), 10_240L) })
        {
            var (instance, path) = (chains.ToInstance(weight => (double)weight), chains.Write());
            foreach (var drafts in new[] { 1, 4 })
            {
                IDecoder<double> decoder = drafts == 1 ? new Speculative<double>() : new BatchSpeculative<double>(drafts);
                void Simulate(long n) => Simulation.Of(decoder, instance, n, seed: 1, [text => text.Rejections], threads: 1);
                var plain = Python.Rate("simulate_plain.py", path, $"{drafts}", name[0] == '7' ? "2000" : "40");
                var numpy = Python.Rate("simulate_numpy.py", path, $"{drafts}", name[0] == '7' ? "100000" : "20000");
                var ours = runs * chains.Horizon / Stopwatches.Median(() => Simulate(runs));
                comparison.Row(name, $"{drafts}", Comparison.Millions(ours), Comparison.Millions(plain), Comparison.Millions(numpy), Comparison.Ratio(ours, plain), Comparison.Ratio(ours, numpy), $"{Allocated(Simulate, runs):0.0}");
            }

            File.Delete(path);
        }
    }

    /// <summary>Bytes that one more run allocates: the difference between many runs and half as many.</summary>
    private static double Allocated(Action<long> simulate, long runs)
    {
        long Bytes(long n)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            simulate(n);
            return GC.GetTotalAllocatedBytes(precise: true) - before;
        }

        return (Bytes(runs) - Bytes(runs / 2)) / (runs / 2.0);
    }
}
