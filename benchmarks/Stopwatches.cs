using System.Diagnostics;

namespace SpecProofs.Benchmarks;

/// <summary>Times of repeated runs.</summary>
internal static class Stopwatches
{
    /// <summary>The median seconds of one run, after runs that warm the code up for at least half a second.</summary>
    public static double Median(Action run, int times = 7)
    {
        for (var warm = Stopwatch.StartNew(); warm.Elapsed.TotalSeconds < 0.5;)
        {
            run();
        }

        return Enumerable.Range(0, times).Select(_ => Once(run)).Order().ElementAt(times / 2);
    }

    /// <summary>The seconds of one run.</summary>
    public static double Once(Action run)
    {
        var watch = Stopwatch.StartNew();
        run();
        return watch.Elapsed.TotalSeconds;
    }
}
