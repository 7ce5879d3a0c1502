using System.Runtime.Intrinsics;

namespace SpecProofs.Simulation;

/// <summary>Monte Carlo simulation of a compiled decoder, many runs in lockstep.</summary>
/// <remarks>
/// Runs are split into fixed blocks, each with its own generators seeded from (seed, block), and totals are whole numbers. So a seed gives
/// the same result to the last bit on any machine, whatever the number of threads and the width of its vectors.
/// Exactness: outcomes are chosen by comparing whole numbers, with more random bits at a tie; see <see cref="CompiledDecoder{T}"/>.
/// Checked by: S.sampler, and the totals of every run in the tests.
/// </remarks>
public static class BulkSimulation
{
    /// <summary>Simulates a number of runs.</summary>
    /// <param name="decoder">The compiled decoder.</param>
    /// <param name="runs">Number of runs, ≥ 2.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="threads">Threads to use, or null for one per core. Does not change the result.</param>
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
        Blocks.Run(
            (runs + size - 1) / size,
            threads,
            () => (Block: new BulkBlock(), Totals: new BulkTotals(decoder.Finals.Count)),
            (block, local) =>
            {
                local.Block.Random.Seed(seed, block);
                tables.Run(local.Block, (int)Math.Min(size, runs - (block * size)), width, local.Totals);
            },
            local => totals.Add(local.Totals));
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
/// <param name="Rejections">N_rej of a run.</param>
/// <param name="Rounds">Target calls of a run.</param>
/// <param name="Kept">How many runs ended with each kept value that occurred.</param>
/// <typeparam name="T">What was kept.</typeparam>
public sealed record BulkResult<T>(Estimate Rejections, Estimate Rounds, IReadOnlyDictionary<T, long> Kept)
    where T : notnull;
