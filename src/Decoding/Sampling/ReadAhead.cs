using System.Numerics;

namespace SpecProofs.Decoding;

/// <summary>Prefetches what the next step on a text is likely to read.</summary>
/// <remarks>
/// With a large vocabulary every read is a cache miss. Interleaved over many texts the misses overlap: first the cells that drafts will be
/// drawn from, then, with the drafted tokens known, their acceptances, then what a rejection needs. Reads a copy of the stream of chance
/// and cached values only, so it changes no result.
/// </remarks>
/// <param name="vocabulary">V, the same for all texts: reading it from a distribution would be one more cache miss.</param>
/// <typeparam name="W">The weight type.</typeparam>
internal struct ReadAhead<W>(int vocabulary)
    where W : struct, INumber<W>
{
    private Coupling<W>? _here;
    private Cell<W>[]? _draft;
    private Xoshiro256PlusPlus _random;
    private ulong _word;
    private int _token;
    private bool _severalDrafts;

    /// <summary>Prefetches the cell that the draft token will be drawn from. False if it is not known yet.</summary>
    public bool Draft(Text<W> text, Sampler<W> sampler, Prefetch prefetch)
    {
        (_here, _random, _severalDrafts) = (text.Context.CachedCoupling, sampler.Coming, text.Undecided == 0);
        _draft = _here?.CachedCells;
        if (_draft is null)
        {
            return false;
        }

        Prefetch.Object(_here!.Draft);
        DraftCell(prefetch);
        return true;
    }

    /// <summary>Prefetches the acceptance of the token that will be drawn.</summary>
    public void Acceptance(Prefetch prefetch)
    {
        _token = AliasTable.Draw(_draft!, vocabulary, _word);
        if (_here!.CachedAcceptances is { } later)
        {
            prefetch.Note(later, _token);
        }
        else
        {
            prefetch.Note(_draft!, _token);
        }
    }

    /// <summary>Whether that token will be rejected. Branch-free: a misprediction would delay all reads after it.</summary>
    public bool Rejected() => !Sampler<W>.Accepts(_random.Next(), _here!.Acceptance(_token));

    /// <summary>
    /// Prefetches the cell that the replacement, or the next draft, will be drawn from. False if no further test follows.
    /// </summary>
    public bool Replacement(Prefetch prefetch)
    {
        if (_severalDrafts && _here!.CachedAfterRejection is { CachedAcceptances: not null } next)
        {
            _here = next;
            DraftCell(prefetch);
            return true;
        }

        if (_here!.CachedResidual is { CachedCells: { } cells })
        {
            prefetch.Note(cells, AliasTable.Chosen(vocabulary, _random.Next()));
        }

        return false;
    }

    private void DraftCell(Prefetch prefetch)
    {
        _word = _random.Next();
        prefetch.Note(_draft!, AliasTable.Chosen(vocabulary, _word));
    }
}
