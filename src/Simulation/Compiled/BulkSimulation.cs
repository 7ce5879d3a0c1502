using System.Runtime.Intrinsics;

namespace SpecProofs.Simulation;

/// <summary>Monte Carlo simulation of a compiled decoder, many runs in lockstep.</summary>
/// <remarks>
/// Runs are dealt out in fixed blocks, each with generators of its own from (seed, block), and totals are whole numbers. So a seed gives the same
/// result to the last bit on any machine, whatever the number of threads and the width of its vectors.
/// Exactness: outcomes are chosen by comparing whole numbers, with more random bits at a tie; see <see cref="CompiledDecoder{T}"/>.
/// Checked by: the statistics of bulk simulation.
/// </remarks>
public static class BulkSimulation
{
    /// <summary>Simulates so many runs.</summary>
    /// <param name="decoder">The compiled decoder.</param>
    /// <param name="runs">Number of runs, ≥ 2.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="threads">Threads to use, or null for one a core. Does not change the result.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 2 runs.</exception>
    public static BulkResult<T> Of<T>(CompiledDecoder<T> decoder, long runs, ulong seed, int? threads = null)
        where T : notnull => Of(decoder, runs, seed, threads, Widest);

    internal static BulkWidth Widest =>
        Vector512.IsHardwareAccelerated ? BulkWidth.Bits512 : Vector256.IsHardwareAccelerated ? BulkWidth.Bits256 : BulkWidth.Scalar;

    internal static BulkResult<T> Of<T>(CompiledDecoder<T> decoder, long runs, ulong seed, int? threads, BulkWidth width)
        where T : notnull
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(runs, 2);
        var (tables, totals) = (decoder.Tables, new BulkTotals(decoder.Finals.Count));
        var size = tables.RunsPerBlock;
        _ = Parallel.For(
            0L,
            (runs + size - 1) / size,
            new ParallelOptions { MaxDegreeOfParallelism = threads ?? Environment.ProcessorCount },
            () => (Block: new BulkBlock(), Totals: new BulkTotals(decoder.Finals.Count)),
            (block, _, local) =>
            {
                local.Block.Random.Seed(seed, block);
                tables.Run(local.Block, (int)Math.Min(size, runs - (block * size)), width, local.Totals);
                return local;
            },
            local =>
            {
                lock (totals)
                {
                    totals.Add(local.Totals);
                }
            });
        if (totals.Kept.Length == 1)
        {
            totals.Kept[0] = runs;
        }

        return new(
            new(runs, totals.Rejections, totals.RejectionsSquared),
            new(runs, totals.Rounds, totals.RoundsSquared),
            decoder.Finals.Zip(totals.Kept).Where(final => final.Second > 0).ToDictionary(final => final.First, final => final.Second));
    }
}

/// <summary>What many runs of a compiled decoder counted.</summary>
/// <param name="Rejections">N_rej a run.</param>
/// <param name="Rounds">Target calls a run.</param>
/// <param name="Kept">How many runs ended with each kept value that came.</param>
/// <typeparam name="T">What was kept.</typeparam>
public sealed record BulkResult<T>(Estimate Rejections, Estimate Rounds, IReadOnlyDictionary<T, long> Kept)
    where T : notnull;
