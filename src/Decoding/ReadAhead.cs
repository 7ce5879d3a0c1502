using System.Numerics;

namespace SpecProofs.Decoding;

/// <summary>What the next step on a text is likely to read, asked from the memory before the step is taken.</summary>
/// <remarks>
/// With a large vocabulary each read waits for the memory. Asked for many texts in turn, the reads wait together: first the cells that the drafts will be drawn from, then, with
/// the drafted tokens known, their acceptances, then what a rejection needs. Looks into the stream of chance without moving it, and only at what is known already, so it changes nothing.
/// </remarks>
/// <typeparam name="W">The weight type.</typeparam>
internal struct ReadAhead<W>
    where W : struct, INumber<W>
{
    private Coupling<W>? _here;
    private Xoshiro256PlusPlus _random;
    private ulong _word;
    private int _token;
    private bool _severalDrafts;

    /// <summary>The cell that the draft token will be drawn from.</summary>
    public bool Draft(Text<W> text, Sampler<W> sampler)
    {
        (_here, _random, _severalDrafts) = (text.Context.KnownCoupling, sampler.Coming, text.Undecided == 0);
        _word = _random.Next();
        return _here is not null && DraftCell();
    }

    /// <summary>The acceptance of the token that will be drawn.</summary>
    public bool Acceptance()
    {
        var here = _here!;
        if (here.KnownAcceptances is not { } acceptances)
        {
            return false;
        }

        _token = AliasTable.Draw(here.Draft.Alias, here.Draft.Vocabulary, _word);
        Prefetch.Element(acceptances, _token);
        return true;
    }

    /// <summary>If it will be rejected: the cell that its replacement, or the next draft, will be drawn from. False if nothing more is foreseen.</summary>
    public bool Rejection()
    {
        var here = _here!;
        if (Sampler<W>.Accepts(_random.Next(), here.Acceptance(_token)))
        {
            return false;
        }

        _word = _random.Next();
        if (_severalDrafts && here.KnownAfterRejection is { } next)
        {
            _here = next;
            return DraftCell();
        }

        if (here.KnownResidual is { KnownAlias: { } cells } residual)
        {
            Prefetch.Element(cells, AliasTable.Chosen(residual.Vocabulary, _word));
        }

        return false;
    }

    private readonly bool DraftCell()
    {
        var draft = _here!.Draft;
        if (draft.KnownAlias is not { } cells)
        {
            return false;
        }

        Prefetch.Element(cells, AliasTable.Chosen(draft.Vocabulary, _word));
        return true;
    }
}
