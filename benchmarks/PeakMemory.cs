using System.Diagnostics;

namespace SpecProofs.Benchmarks;

/// <summary>The largest working set of this process since it was last reset.</summary>
internal static class PeakMemory
{
    public static double Megabytes => Process.GetCurrentProcess().PeakWorkingSet64 / 1e6;

    /// <summary>
    /// What one run allocates on all threads, and by how much the working set grows at most while it runs; both in megabytes.
    /// </summary>
    public static string[] Of(Action run)
    {
        Reset();
        var (before, allocated) = (Environment.WorkingSet, GC.GetTotalAllocatedBytes(precise: true));
        run();
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        return [$"{allocated / 1e6:0.000}", $"{Math.Max(0, Megabytes - (before / 1e6)):0.0}"];
    }

    /// <summary>
    /// Gives back what is free and starts anew. Linux alone can start anew; elsewhere the peak is that of the whole process.
    /// </summary>
    public static void Reset()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        if (OperatingSystem.IsLinux())
        {
            File.WriteAllText("/proc/self/clear_refs", "5");
        }
    }
}
