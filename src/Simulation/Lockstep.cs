using System.Runtime.CompilerServices;

namespace SpecProofs.Simulation;

/// <summary>
/// Several runs side by side, one step of each in turn: they are at about the same position, so its rows stay in the cache.
/// </summary>
/// <remarks>
/// Where the rows of one position exceed the cache, steps are scheduled and prefetched. Allocates nothing after construction.
/// </remarks>
internal sealed class Lockstep
{
    private readonly Lane[] _lanes;
    private readonly StepScheduler? _scheduler;

    public Lockstep(Instance<double> instance, int runs)
    {
        _lanes = [.. Enumerable.Range(0, runs).Select(_ => new Lane(new(instance), new(0)))];
        _scheduler = instance.Vocabulary >= Row.Large ? new(runs, instance.Vocabulary) : null;
    }

    /// <summary>Seeds the streams of chance, one for each text.</summary>
    public void Seed(ulong seed)
    {
        var seeds = new SplitMix64(seed);
        foreach (var lane in _lanes)
        {
            lane.Sampler.Restart(seeds.Next());
        }
    }

    /// <summary>A number of runs from the empty text to its end.</summary>
    public ReadOnlySpan<Lane> Run(IDecoder<double> decoder, int runs)
    {
        var lanes = _lanes.AsSpan(0, runs);
        foreach (var lane in lanes)
        {
            lane.Text.Clear();
        }

        for (var running = true; running;)
        {
            running = _scheduler is null ? StepInTurn(decoder, lanes) : StepAsScheduled(decoder, lanes, _scheduler);
        }

        return lanes;
    }

    // Neither method is inlined: the JIT inlines a decoder's step into each, and registers are scarce.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool StepInTurn(IDecoder<double> decoder, ReadOnlySpan<Lane> lanes)
    {
        var running = false;
        foreach (ref readonly var lane in lanes)
        {
            var text = lane.Text;
            if (!text.Ended)
            {
                decoder.Step(lane.Sampler, text);
                running = true;
            }
        }

        return running;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool StepAsScheduled(IDecoder<double> decoder, ReadOnlySpan<Lane> lanes, StepScheduler scheduler)
    {
        var order = scheduler.Order(lanes);
        foreach (var i in order)
        {
            decoder.Step(lanes[i].Sampler, lanes[i].Text);
        }

        return !order.IsEmpty;
    }
}
