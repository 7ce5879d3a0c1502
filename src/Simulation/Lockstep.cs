using System.Runtime.CompilerServices;

namespace SpecProofs.Simulation;

/// <summary>
/// Several runs side by side, a step of each in turn: they are at about the same position, so the rows that they need are in the cache.
/// </summary>
/// <remarks>
/// Where the rows of one position are too large for that, the next steps are foreseen before the first one is taken: each text has its own
/// stream of chance. Allocates nothing once made.
/// </remarks>
internal sealed class Lockstep
{
    private readonly Lane[] _lanes;
    private readonly StepScheduler? _foresight;

    public Lockstep(Instance<double> instance, int runs)
    {
        _lanes = [.. Enumerable.Range(0, runs).Select(_ => new Lane(new(instance), new(0)))];
        _foresight = instance.Vocabulary >= Row.Large ? new(runs, instance.Vocabulary) : null;
    }

    /// <summary>Starts the streams of chance anew.</summary>
    public void Seed(ulong seed)
    {
        var seeds = new SplitMix64(seed);
        foreach (var lane in _lanes)
        {
            lane.Sampler.Restart(seeds.Next());
        }
    }

    /// <summary>So many runs from the empty text to the horizon.</summary>
    public ReadOnlySpan<Lane> Run(IDecoder<double> decoder, int runs)
    {
        var lanes = _lanes.AsSpan(0, runs);
        foreach (var lane in lanes)
        {
            lane.Text.Clear();
        }

        for (var running = true; running;)
        {
            running = _foresight is null ? StepInTurn(decoder, lanes) : StepAsForeseen(decoder, lanes, _foresight);
        }

        return lanes;
    }

    // Not inlined, nor is the next one: a decoder's step is compiled into each, and registers are short enough.
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
    private static bool StepAsForeseen(IDecoder<double> decoder, ReadOnlySpan<Lane> lanes, StepScheduler foresight)
    {
        var order = foresight.Order(lanes);
        foreach (var i in order)
        {
            decoder.Step(lanes[i].Sampler, lanes[i].Text);
        }

        return !order.IsEmpty;
    }
}
