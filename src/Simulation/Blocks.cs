namespace SpecProofs.Simulation;

/// <summary>Numbered blocks of work on several threads, whose results are added up in any order.</summary>
internal static class Blocks
{
    /// <summary>Runs every block once.</summary>
    /// <param name="blocks">Number of blocks.</param>
    /// <param name="threads">Threads to use, or null for one per core.</param>
    /// <param name="start">Makes what a thread works with.</param>
    /// <param name="run">Runs a block.</param>
    /// <param name="add">Adds up what a thread has; one thread at a time.</param>
    /// <exception cref="ArgumentOutOfRangeException">No thread.</exception>
    public static void Run<TLocal>(long blocks, int? threads, Func<TLocal> start, Action<long, TLocal> run, Action<TLocal> add)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads ?? Environment.ProcessorCount };
        var gate = new Lock();
        try
        {
            _ = Parallel.For(
                0L,
                blocks,
                options,
                start,
                (block, _, local) =>
                {
                    run(block, local);
                    return local;
                },
                local =>
                {
                    lock (gate)
                    {
                        add(local);
                    }
                });
        }
        catch (AggregateException error)
        {
            // What a decoder did wrong, it does in every block: one line says it.
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(error.InnerExceptions[0]);
        }
    }
}
