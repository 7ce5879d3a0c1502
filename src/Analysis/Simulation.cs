using SpecProofs.Decoding;

namespace SpecProofs.Analysis;

/// <summary>Monte Carlo simulation of any decoder, on all cores.</summary>
/// <remarks>
/// Runs are dealt out in fixed blocks; each block seeds its own generator from (seed, block) and totals are whole numbers. So a
/// seed gives the same result to the last bit whatever the number of threads.
/// </remarks>
public static class Simulation
{
    private const int RunsPerBlock = 1024;
    private const int RunsInLockstep = 64;
    private const int LargeVocabulary = 64;

    /// <summary>Estimates of the mean of each measure of the final text, such as <c>text => text.Rejections</c>.</summary>
    /// <param name="decoder">The decoder; used from several threads at once.</param>
    /// <param name="instance">The instance, in floating point.</param>
    /// <param name="runs">Number of runs, ≥ 2.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="measures">Whole-number measures of a finished text.</param>
    /// <param name="threads">Threads to use, or null for one a core. Does not change the result.</param>
    /// <returns>One estimate a measure.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 2 runs, or no thread.</exception>
    public static IReadOnlyList<Estimate> Of(
        IDecoder<double> decoder, Instance<double> instance, long runs, ulong seed, IReadOnlyList<Func<Text<double>, long>> measures, int? threads = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(runs, 2);
        var blocks = (runs + RunsPerBlock - 1) / RunsPerBlock;
        var totals = new (Int128 Sum, Int128 Squares)[measures.Count];
        _ = Parallel.For(
            0L,
            blocks,
            new ParallelOptions { MaxDegreeOfParallelism = threads ?? Environment.ProcessorCount },
            () => (Lanes: Enumerable.Range(0, RunsInLockstep).Select(_ => new Lane(instance)).ToArray(), Totals: new (Int128 Sum, Int128 Squares)[measures.Count]),
            (block, _, local) =>
            {
                var seeds = new SplitMix64(new SplitMix64(seed).Next() ^ (ulong)block);
                foreach (var lane in local.Lanes)
                {
                    lane.Sampler.Restart(seeds.Next());
                }

                var left = (int)Math.Min(RunsPerBlock, runs - (block * RunsPerBlock));
                for (; left > 0; left -= RunsInLockstep)
                {
                    var lanes = local.Lanes.AsSpan(0, Math.Min(left, RunsInLockstep));
                    RunInLockstep(decoder, lanes, instance.Vocabulary >= LargeVocabulary);
                    Add(local.Totals, lanes, measures);
                }

                return local;
            },
            local =>
            {
                lock (totals)
                {
                    for (var i = 0; i < totals.Length; i++)
                    {
                        totals[i] = (totals[i].Sum + local.Totals[i].Sum, totals[i].Squares + local.Totals[i].Squares);
                    }
                }
            });
        return [.. totals.Select(total => new Estimate(runs, total.Sum, total.Squares))];
    }

    /// <summary>Several runs side by side, a step of each in turn: they are at about the same position, so the rows they need are in the cache.</summary>
    /// <param name="decoder">The decoder.</param>
    /// <param name="lanes">The runs.</param>
    /// <param name="lookAhead">Rows are too large for the cache: before a step of all runs, what these steps will need is read for all of them at once, as no run waits for another one's reads.</param>
    private static void RunInLockstep(IDecoder<double> decoder, ReadOnlySpan<Lane> lanes, bool lookAhead)
    {
        foreach (var lane in lanes)
        {
            lane.Text.Clear();
        }

        for (var running = true; running;)
        {
            if (lookAhead)
            {
                foreach (var lane in lanes)
                {
                    _ = lane.Sampler.LookAhead(lane.Text);
                }
            }

            running = false;
            foreach (var lane in lanes)
            {
                if (!lane.Text.Ended)
                {
                    decoder.Advance(lane.Sampler, lane.Text);
                    running = true;
                }
            }
        }
    }

    private static void Add((Int128 Sum, Int128 Squares)[] totals, ReadOnlySpan<Lane> lanes, IReadOnlyList<Func<Text<double>, long>> measures)
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

    /// <summary>One of the runs side by side: a text and its own stream of chance.</summary>
    private sealed class Lane(Instance<double> instance)
    {
        public Text<double> Text { get; } = new(instance);

        public Sampler<double> Sampler { get; } = new(0);
    }
}
