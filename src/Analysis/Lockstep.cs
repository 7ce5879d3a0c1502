using SpecProofs.Decoding;

namespace SpecProofs.Analysis;

/// <summary>Several runs side by side, a step of each in turn: they are at about the same position, so the rows that they need are in the cache.</summary>
/// <remarks>
/// Where the rows of one position are too large for that, the next steps are foreseen before the first one is taken: each text has its own stream of chance. Allocates nothing once made.
/// </remarks>
internal sealed class Lockstep
{
    private readonly Text<double>[] _texts;
    private readonly Sampler<double>[] _samplers;
    private readonly Foresight? _foresight;

    public Lockstep(Instance<double> instance, int runs)
    {
        _texts = [.. Enumerable.Range(0, runs).Select(_ => new Text<double>(instance))];
        _samplers = [.. _texts.Select(_ => new Sampler<double>(0))];
        _foresight = instance.Vocabulary >= Row.Large ? new(runs) : null;
    }

    /// <summary>Starts the streams of chance anew.</summary>
    public void Seed(ulong seed)
    {
        var seeds = new SplitMix64(seed);
        foreach (var sampler in _samplers)
        {
            sampler.Restart(seeds.Next());
        }
    }

    /// <summary>So many runs from the empty text to the horizon.</summary>
    public ReadOnlySpan<Text<double>> Run(IDecoder<double> decoder, int runs)
    {
        var texts = _texts.AsSpan(0, runs);
        foreach (var text in texts)
        {
            text.Clear();
        }

        for (var running = true; running;)
        {
            running = _foresight is null ? StepInTurn(decoder, texts) : StepAsForeseen(decoder, texts, _foresight);
        }

        return texts;
    }

    private bool StepInTurn(IDecoder<double> decoder, ReadOnlySpan<Text<double>> texts)
    {
        var running = false;
        for (var i = 0; i < texts.Length; i++)
        {
            if (!texts[i].Ended)
            {
                decoder.Advance(_samplers[i], texts[i]);
                running = true;
            }
        }

        return running;
    }

    private bool StepAsForeseen(IDecoder<double> decoder, ReadOnlySpan<Text<double>> texts, Foresight foresight)
    {
        var order = foresight.Order(texts, _samplers);
        foreach (var i in order)
        {
            decoder.Advance(_samplers[i], texts[i]);
        }

        return !order.IsEmpty;
    }
}
