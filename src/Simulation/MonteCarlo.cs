namespace SpecProofs.Simulation;

/// <summary>Monte Carlo simulation of any decoder, on all cores.</summary>
/// <remarks>
/// Runs are split into fixed blocks; each block seeds its own generators from (seed, block), and totals are whole numbers. So a seed gives
/// the same result to the last bit on any number of threads. Whether a decoder is compiled depends on counted work alone, never on time.
/// Checked by: the statistical laws of simulation, for both ways.
/// </remarks>
public static class MonteCarlo
{
    private const int RunsPerBlock = 1024;
    private const int RunsInLockstep = 64;

    /// <summary>
    /// Simulates rejections and rounds: compiled if that costs less than the runs themselves, and the decoder's steps depend on nothing
    /// but context, length and place in the round, and the instance has no end tokens; else run by run.
    /// </summary>
    /// <param name="decoder">The decoder; used from several threads at once.</param>
    /// <param name="instance">The instance, in floating point.</param>
    /// <param name="runs">Number of runs, ≥ 2.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="threads">Threads to use, or null for one per core. Does not change the result.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 2 runs, or no thread.</exception>
    /// <exception cref="InvalidOperationException">The decoder appends nothing, or asks for an impossible probability or token.</exception>
    public static SimulatedCounts Of(IDecoder<double> decoder, Instance<double> instance, long runs, ulong seed, int? threads = null) =>
        Of(decoder, instance, [runs], seed, threads)[0];

    /// <summary>The same for several numbers of runs, compiled at most once and all simulated the same way.</summary>
    /// <param name="decoder">The decoder; used from several threads at once.</param>
    /// <param name="instance">The instance, in floating point.</param>
    /// <param name="runs">Numbers of runs, each ≥ 2.</param>
    /// <param name="seed">The seed of each.</param>
    /// <param name="threads">Threads to use, or null for one per core. Does not change the result.</param>
    /// <returns>One result for each number of runs.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 2 runs, or no thread.</exception>
    /// <exception cref="InvalidOperationException">The decoder appends nothing, or asks for an impossible probability or token.</exception>
    public static IReadOnlyList<SimulatedCounts> Of(
        IDecoder<double> decoder, Instance<double> instance, IReadOnlyList<long> runs, ulong seed, int? threads = null)
    {
        foreach (var count in runs)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(count, 2, nameof(runs));
        }

        var tokens = runs.Aggregate((Int128)0, (sum, count) => sum + count) * instance.Horizon;
        var (compiled, obstacle) = Compiled(decoder, instance, CompileBudget.Within(tokens));
        return compiled is null
            ? [.. runs.Select(count => RunByRun(decoder, instance, count, seed, obstacle, threads))]
            : [.. runs.Select(count => BulkSimulation.Of(compiled, count, seed, threads))
                .Select(of => new SimulatedCounts(of.Rejections, of.Rounds, null))];
    }

    /// <summary>
    /// Estimates the mean of any measures of the final text, such as <c>text => text.Rejections</c>, by running the decoder itself.
    /// </summary>
    /// <param name="decoder">The decoder; used from several threads at once.</param>
    /// <param name="instance">The instance, in floating point.</param>
    /// <param name="runs">Number of runs, ≥ 2.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="measures">Whole-number measures of a finished text.</param>
    /// <param name="threads">Threads to use, or null for one per core. Does not change the result.</param>
    /// <returns>One estimate for each measure.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 2 runs, or no thread.</exception>
    /// <exception cref="InvalidOperationException">The decoder appends nothing, or asks for an impossible probability or token.</exception>
    public static IReadOnlyList<Estimate> RunByRun(
        IDecoder<double> decoder,
        Instance<double> instance,
        long runs,
        ulong seed,
        IReadOnlyList<Func<Text<double>, long>> measures,
        int? threads = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(runs, 2);
        var blocks = (runs + RunsPerBlock - 1) / RunsPerBlock;
        var totals = new (Int128 Sum, Int128 Squares)[measures.Count];
        Blocks.Run(
            blocks,
            threads,
            () => (Lockstep: new Lockstep(instance, RunsInLockstep), Totals: new (Int128 Sum, Int128 Squares)[measures.Count]),
            (block, local) =>
            {
                local.Lockstep.Seed(new SplitMix64(seed).Next() ^ (ulong)block);
                for (var left = (int)Math.Min(RunsPerBlock, runs - (block * RunsPerBlock)); left > 0; left -= RunsInLockstep)
                {
                    Add(local.Totals, local.Lockstep.Run(decoder, Math.Min(left, RunsInLockstep)), measures);
                }
            },
            local =>
            {
                for (var i = 0; i < totals.Length; i++)
                {
                    totals[i] = (totals[i].Sum + local.Totals[i].Sum, totals[i].Squares + local.Totals[i].Squares);
                }
            });
        return [.. totals.Select(total => new Estimate(runs, total.Sum, total.Squares))];
    }

    /// <summary>The compiled decoder, or why there is none.</summary>
    private static (CompiledDecoder<int>? Compiled, string? Obstacle) Compiled(
        IDecoder<double> decoder, Instance<double> instance, CompileBudget budget)
    {
        if (!instance.EndTokens.IsEmpty)
        {
            return (null, CompiledDecoder.Obstacle);
        }

        try
        {
            return (CompiledDecoder.Of(decoder, instance, StepAssumptions<double>.For(decoder, instance.Horizon), budget), null);
        }
        catch (BudgetExceededException)
        {
            return (null, "compiling would cost more than the runs");
        }
        catch (HistoryReadException)
        {
            return (null, "its steps read tokens or counts");
        }
    }

    private static SimulatedCounts RunByRun(
        IDecoder<double> decoder, Instance<double> instance, long runs, ulong seed, string? obstacle, int? threads)
    {
        var estimates = RunByRun(decoder, instance, runs, seed, [text => text.Rejections, text => text.Rounds], threads);
        return new(estimates[0], estimates[1], obstacle);
    }

    private static void Add(
        (Int128 Sum, Int128 Squares)[] totals, ReadOnlySpan<Lane> lanes, IReadOnlyList<Func<Text<double>, long>> measures)
    {
        for (var i = 0; i < totals.Length; i++)
        {
            foreach (var lane in lanes)
            {
                var value = measures[i](lane.Text);
                totals[i] = (totals[i].Sum + value, totals[i].Squares + ((Int128)value * value));
            }
        }
    }
}
