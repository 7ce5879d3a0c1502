using System.Numerics;

namespace SpecProofs.Decoding;

/// <summary>Draft and target distribution at one position, with everything that verification asks about the pair.</summary>
/// <remarks>
/// Immutable; what is derived is computed once, at the first question. Written p (draft) and q (target) in the formulas, as in the paper.
/// Source: the paper's speculative decoding: acceptance min(1, q/p) and residual [q − p]₊ / Σ [q − p]₊. Checked by: L.tv, L.coupling, T1.rejections, L.residual.
/// </remarks>
/// <typeparam name="W">The weight type.</typeparam>
public sealed class Coupling<W>
    where W : struct, INumber<W>
{
    private readonly int _vocabulary;
    private Cell<W>[]? _cells;
    private W[]? _acceptance;
    private Distribution<W>? _residual;
    private Coupling<W>? _afterRejection;

    /// <summary>The pair of two distributions over one vocabulary.</summary>
    /// <exception cref="ArgumentException">The vocabularies differ.</exception>
    public Coupling(Distribution<W> draft, Distribution<W> target)
    {
        if (draft.Vocabulary != target.Vocabulary)
        {
            throw new ArgumentException($"the draft has {draft.Vocabulary} tokens and the target {target.Vocabulary}");
        }

        (Draft, Target, _vocabulary) = (draft.TestedIn(this), target, draft.Vocabulary);
        TotalVariation = Excess.Sum(draft.Masses, target.Masses);
    }

    /// <summary>The pair after a rejection. Its draft is drawn from the same table, so its acceptances stay a row of their own.</summary>
    private Coupling(Coupling<W> rejected)
    {
        (Draft, Target, _vocabulary) = (rejected.Draft, rejected.Residual, rejected._vocabulary);
        TotalVariation = Excess.Sum(Draft.Masses, Target.Masses);
    }

    /// <summary>The draft's distribution p, equal to the one given; its table for sampling holds the acceptances as well, or, after a rejection, those of the first test.</summary>
    public Distribution<W> Draft { get; }

    /// <summary>The target's distribution q.</summary>
    public Distribution<W> Target { get; }

    /// <summary>TV(p, q) = Σ [q − p]₊, in [0, 1]: the probability that a drafted token is rejected.</summary>
    public W TotalVariation { get; }

    /// <summary>The law [q − p]₊ / TV(p, q) of the token that replaces a rejected draft.</summary>
    /// <exception cref="InvalidOperationException">Draft = target: nothing is ever rejected, and the residual is not defined.</exception>
    public Distribution<W> Residual => _residual ??= NormalisedExcess();

    /// <summary>The same draft against the residual: what the next of several independent drafts is tested against (q^{m+1} of batch speculative decoding).</summary>
    /// <exception cref="InvalidOperationException">Draft = target.</exception>
    public Coupling<W> AfterRejection => _afterRejection ??= new Coupling<W>(this);

    /// <summary>The probability min(1, q(x)/p(x)) of keeping the drafted token x; 1 where p(x) = 0, as x is then never drafted.</summary>
    /// <exception cref="IndexOutOfRangeException">The token is not in 0 … V−1.</exception>
    public W Acceptance(int token) => _cells is { } cells
        ? Row.At(cells, _vocabulary, token).Acceptance
        : Row.At(_acceptance ??= Acceptances(), _vocabulary, token);

    /// <summary>The draft's table, if it was asked for before.</summary>
    internal Cell<W>[]? CachedCells => _cells;

    /// <summary>The acceptances, if they were asked for before and do not lie in that table.</summary>
    internal W[]? CachedAcceptances => _acceptance;

    /// <summary>The residual, if it was asked for before.</summary>
    internal Distribution<W>? CachedResidual => _residual;

    /// <summary>What the next draft is tested against, if it was asked for before.</summary>
    internal Coupling<W>? CachedAfterRejection => _afterRejection;

    /// <summary>Writes the acceptances into the draft's cells, where they are found from then on.</summary>
    internal void Acceptances(Cell<W>[] cells)
    {
        var acceptances = _acceptance ?? Acceptances();
        for (var token = 0; token < cells.Length; token++)
        {
            cells[token].Acceptance = acceptances[token];
        }

        (_cells, _acceptance) = (cells, null);
    }

    private W[] Acceptances()
    {
        var acceptance = Row.OfLength<W>(_vocabulary);
        WholeCoupling.Acceptances(Draft.Masses, Target.Masses, acceptance);
        return acceptance;
    }

    private Distribution<W> NormalisedExcess()
    {
        if (W.IsZero(TotalVariation))
        {
            throw new InvalidOperationException("draft = target: nothing is rejected there, so the residual is not defined");
        }

        var row = Row.OfLength<W>(_vocabulary);
        return Distribution<W>.Normalised(row, Excess.Reduce(Target.Masses, W.One, Draft.Masses, row));
    }
}
