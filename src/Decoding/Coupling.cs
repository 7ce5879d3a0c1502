using System.Numerics;

namespace SpecProofs.Decoding;

/// <summary>Draft and target distribution at one position, with everything that verification needs to know of the pair.</summary>
/// <remarks>
/// Immutable; derived values are computed once, when first needed. Written p (draft) and q (target) in the formulas, as in the paper.
/// Source: the paper's speculative decoding: acceptance min(1, q/p) and residual [q − p]₊ / Σ [q − p]₊. Checked by: L.tv, L.coupling,
/// T1.rejections, L.residual.
/// </remarks>
/// <typeparam name="W">The weight type.</typeparam>
public sealed class Coupling<W>
    where W : struct, INumber<W>
{
    private readonly int _vocabulary;
    private readonly DrawTable<W>? _table;
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

        _table = draft.TableAgainst(target);
        (Draft, Target, _vocabulary) = (draft.DrawnFrom(_table), target, draft.Vocabulary);
        TotalVariation = RowKernels.ExcessSum(draft.Masses, target.Masses);
    }

    /// <summary>
    /// The pair after a rejection. Its draft is drawn from the first pair's table, so its acceptances stay a row of their own.
    /// </summary>
    private Coupling(Coupling<W> rejected)
    {
        (Draft, Target, _vocabulary) = (rejected.Draft, rejected.Residual, rejected._vocabulary);
        TotalVariation = RowKernels.ExcessSum(Draft.Masses, Target.Masses);
    }

    /// <summary>
    /// The draft's distribution p, equal to the one given. It is drawn from this coupling's table, which holds the acceptances too.
    /// </summary>
    public Distribution<W> Draft { get; }

    /// <summary>The target's distribution q.</summary>
    public Distribution<W> Target { get; }

    /// <summary>TV(p, q) = Σ [q − p]₊, in [0, 1]: the probability that a drafted token is rejected.</summary>
    public W TotalVariation { get; }

    /// <summary>The law [q − p]₊ / TV(p, q) of the token that replaces a rejected draft.</summary>
    /// <exception cref="InvalidOperationException">Draft = target: nothing is ever rejected, and the residual is not defined.</exception>
    public Distribution<W> Residual => _residual ??= NormalisedExcess();

    /// <summary>
    /// The same draft against the residual: what the next of several independent drafts is tested against
    /// (q^{m+1} of batch speculative decoding).
    /// </summary>
    /// <exception cref="InvalidOperationException">Draft = target.</exception>
    public Coupling<W> AfterRejection => _afterRejection ??= new Coupling<W>(this);

    /// <summary>The probability min(1, q(x)/p(x)) of keeping the drafted token x; 1 where p(x) = 0, as x is then never drafted.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The token is not in 0 … V−1.</exception>
    public W Acceptance(int token) => _cells is { } cells
        ? Row.At(cells, _vocabulary, token).Acceptance
        : _acceptance is { } row ? Row.At(row, _vocabulary, token)
        : FirstAcceptance(token);

    /// <summary>The draft's table, once a draft was drawn.</summary>
    internal Cell<W>[]? CachedCells => _cells ?? TakeCells();

    /// <summary>The acceptances, if they are known and not in that table.</summary>
    internal W[]? CachedAcceptances => _acceptance;

    /// <summary>The residual if it is known.</summary>
    internal Distribution<W>? CachedResidual => _residual;

    /// <summary>What the next draft is tested against, if it is known.</summary>
    internal Coupling<W>? CachedAfterRejection => _afterRejection;

    private W FirstAcceptance(int token)
    {
        if (TakeCells() is null)
        {
            _acceptance = RowKernels.Acceptances(Draft.Masses, Target.Masses);
        }

        return Acceptance(token);
    }

    /// <summary>Switches to the acceptances in the draft's table once it is built, and drops the separate row.</summary>
    private Cell<W>[]? TakeCells()
    {
        if (_table?.CachedCells is not { } cells)
        {
            return null;
        }

        (_cells, _acceptance) = (cells, null);
        return cells;
    }

    private Distribution<W> NormalisedExcess()
    {
        if (W.IsZero(TotalVariation))
        {
            throw new InvalidOperationException("draft = target: nothing is rejected there, so the residual is not defined");
        }

        var row = Row.OfLength<W>(_vocabulary);
        return Distribution<W>.Normalised(row, RowKernels.Excess(Target.Masses, W.One, Draft.Masses, row));
    }
}
