using System.Diagnostics;

namespace SpecProofs.Benchmarks;

/// <summary>Times of repeated runs.</summary>
internal static class Stopwatches
{
    /// <summary>The median seconds of one run, after warm-up runs of the given length.</summary>
    public static double Median(Action run, int times = 7, double warmUp = 0.5)
    {
        for (var warm = Stopwatch.StartNew(); warm.Elapsed.TotalSeconds < warmUp;)
        {
            run();
        }

        return Middle(Enumerable.Range(0, times).Select(_ => Once(run)));
    }

    /// <summary>The median seconds of each of two runs that take turns, so that a machine which slows down slows both.</summary>
    public static (double First, double Second) Medians(Action first, Action second, int times)
    {
        first();
        second();
        var seconds = Enumerable.Range(0, times).Select(_ => (First: Once(first), Second: Once(second))).ToList();
        return (Middle(seconds.Select(pair => pair.First)), Middle(seconds.Select(pair => pair.Second)));
    }

    /// <summary>The seconds of one run.</summary>
    public static double Once(Action run)
    {
        var watch = Stopwatch.StartNew();
        run();
        return watch.Elapsed.TotalSeconds;
    }

    private static double Middle(IEnumerable<double> seconds)
    {
        var ordered = seconds.Order().ToList();
        return ordered[ordered.Count / 2];
    }
}
