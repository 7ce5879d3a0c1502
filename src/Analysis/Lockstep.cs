using SpecProofs.Decoding;

namespace SpecProofs.Analysis;

/// <summary>Several runs side by side, a step of each in turn: they are at about the same position, so the rows that they need are in the cache.</summary>
/// <remarks>
/// Where the rows of one position are too large for that, what the next step of all texts will read is asked from memory before the first one takes it: each text has its own stream of
/// chance, so that is known. Allocates nothing once made.
/// </remarks>
internal sealed class Lockstep
{
    private readonly Text<double>[] _texts;
    private readonly Sampler<double>[] _samplers;
    private readonly ReadAhead<double>[] _ahead;
    private readonly int[] _going;
    private readonly Prefetch _prefetch = new();

    public Lockstep(Instance<double> instance, int runs)
    {
        _texts = [.. Enumerable.Range(0, runs).Select(_ => new Text<double>(instance))];
        _samplers = [.. _texts.Select(_ => new Sampler<double>(0))];
        _ahead = instance.Vocabulary >= Row.Large ? new ReadAhead<double>[runs] : [];
        _going = new int[_ahead.Length];
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
            if (_ahead.Length > 0)
            {
                LookAhead(texts);
            }

            running = false;
            for (var i = 0; i < texts.Length; i++)
            {
                if (!texts[i].Ended)
                {
                    decoder.Advance(_samplers[i], texts[i]);
                    running = true;
                }
            }
        }

        return texts;
    }

    /// <summary>In rounds, so that the reads of a round wait for the memory together.</summary>
    private void LookAhead(ReadOnlySpan<Text<double>> texts)
    {
        var going = 0;
        for (var i = 0; i < texts.Length; i++)
        {
            Keep(i, !texts[i].Ended && _ahead[i].Draft(texts[i], _samplers[i], _prefetch), ref going);
        }

        while (going > 0)
        {
            _prefetch.Ask();
            var drafted = _going.AsSpan(0, going);
            foreach (var i in drafted)
            {
                _ahead[i].Acceptance(_prefetch);
            }

            _prefetch.Ask();
            going = 0;
            foreach (var i in drafted)
            {
                Keep(i, _ahead[i].Rejected(), ref going);
            }

            var rejected = _going.AsSpan(0, going);
            going = 0;
            foreach (var i in rejected)
            {
                Keep(i, _ahead[i].Replacement(_prefetch), ref going);
            }
        }

        _prefetch.Ask();
    }

    /// <summary>Writes the texts that go on over the list that is being read, which is always further ahead.</summary>
    private void Keep(int i, bool goesOn, ref int going)
    {
        _going[going] = i;
        going += goesOn ? 1 : 0;
    }
}
