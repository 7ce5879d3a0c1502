using System.Numerics;

namespace SpecProofs.Decoding;

/// <summary>What the next step on a text is likely to read, asked from the memory before the step is taken.</summary>
/// <remarks>
/// With a large vocabulary each read waits for the memory. Asked for many texts in turn, the reads wait together: first for the cells that
/// the drafts will be drawn from, then, with the drafted tokens known, for their acceptances, then for what a rejection needs. Looks into
/// the stream of chance without moving it, and only at what is known already, so it changes nothing.
/// </remarks>
/// <param name="vocabulary">V, the same for all texts: to read it from a distribution would be one more wait.</param>
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

    /// <summary>Asks for the cell that the draft token will be drawn from. False if nothing is foreseen.</summary>
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

    /// <summary>Asks for the acceptance of the token that will be drawn.</summary>
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

    /// <summary>
    /// Whether that token will be rejected. Without a branch: it would be mispredicted, and all reads after it be held up.
    /// </summary>
    public bool Rejected() => !Sampler<W>.Accepts(_random.Next(), _here!.Acceptance(_token));

    /// <summary>
    /// Asks for the cell that its replacement, or the next draft, will be drawn from. False if no further test is foreseen.
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
