using System.Diagnostics;
using System.Globalization;

namespace SpecProofs.Benchmarks;

/// <summary>The readable decoder, sampled on one thread, against plain Python and NumPy.</summary>
/// <remarks>
/// Each in a process of its own: what the compiler has learnt from one decoder would slow the next one down, which a user who runs one
/// decoder never sees.
/// </remarks>
internal static class SampledDecoder
{
    public static void Measure(Comparison comparison)
    {
        comparison.Section(
            "The decoder itself, sampled on one thread, million tokens a second",
            "chain", "drafts", "ours", "plain Python", "NumPy, draft by draft", "NumPy, a table of the step's law", "ours / plain",
            "ours / draft by draft", "ours / table", "bytes allocated a run", "peak, MB");
        foreach (var states in new[] { 7, 1000 })
        {
            var path = Chain(states).Write();
            foreach (var drafts in new[] { "1", "4" })
            {
                var own = Own(states, drafts);
                var runs = states == 7 ? "100000" : "20000";
                var plain = Python.Rate("simulate_plain.py", path, drafts, states == 7 ? "2000" : "40");
                var literal = Python.Rate("simulate_numpy_drafts.py", path, drafts, runs);
                var table = Python.Rate("simulate_numpy.py", path, drafts, runs);
                comparison.Row(
                    $"{states} states", drafts, Comparison.Millions(own[0]), Comparison.Millions(plain), Comparison.Millions(literal),
                    Comparison.Millions(table),
                    Comparison.Ratio(own[0], plain), Comparison.Ratio(own[0], literal), Comparison.Ratio(own[0], table), $"{own[1]:0}",
                    $"{own[2]:0}");
            }

            File.Delete(path);
        }
    }

    /// <summary>Measures one decoder, and prints tokens a second, bytes allocated a run and the peak of memory in megabytes.</summary>
    public static void Print(int states, int drafts)
    {
        var (chain, runs) = (Chain(states), states == 7 ? 51_200L : 10_240L);
        var instance = chain.ToInstance<double>();
        IDecoder<double> decoder = drafts == 1 ? new Speculative<double>() : new BatchSpeculative<double>(drafts);
        void Simulate(long n) => MonteCarlo.RunByRun(decoder, instance, n, seed: 1, [text => text.Rejections], threads: 1);
        var rate = runs * chain.Horizon / Stopwatches.Median(() => Simulate(runs), times: 21, warmUp: 3);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rate} {Allocated(Simulate, runs)} {PeakMemory.Megabytes}"));
    }

    private static Chains Chain(int states) => Chains.Of(states, 50, states == 7 ? 49 : 5, 1913);

    private static double[] Own(int states, string drafts)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["sampled", $"{states}", drafts])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        return [.. process.StandardOutput.ReadToEnd().Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
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

        return Math.Max(0, Math.Round((Bytes(runs) - Bytes(runs / 2)) / (runs / 2.0), 1));
    }
}
