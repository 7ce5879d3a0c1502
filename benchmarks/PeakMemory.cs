using System.Diagnostics;

namespace SpecProofs.Benchmarks;

/// <summary>The largest working set of this process since it was last reset.</summary>
internal static class PeakMemory
{
    public static double Megabytes => Process.GetCurrentProcess().PeakWorkingSet64 / 1e6;

    /// <summary>Gives back what is free and starts anew. Linux alone can start anew; elsewhere the peak is that of the whole process.</summary>
    public static void Reset()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        if (OperatingSystem.IsLinux())
        {
            File.WriteAllText("/proc/self/clear_refs", "5");
        }
    }
}
