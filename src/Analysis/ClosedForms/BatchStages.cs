using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;

namespace SpecProofs.Analysis;

/// <summary>What M independent drafts leave of the target at the first position of a round.</summary>
/// <remarks>
/// Formula: g_1 = q, r_1 = 1; g_{m+1} = [g_m − r_m·p]₊, r_{m+1} = Σ g_{m+1}. Then r_{M+1} = Π_{m≤M} TV(q^m, p) is the probability that all
/// M drafts are rejected, and g_{M+1} is that times the law q^{M+1} of the token that replaces them. No division, so never 0/0.
/// Source: batch speculative decoding and Theorem 3 of the paper.
/// Checked by: T3.rejections, T3.recursion, P1.limit, L.stages, E.manyDrafts, N.batchPower.
/// </remarks>
/// <param name="Left">r_{M+1} in [0, 1].</param>
/// <param name="Rest">g_{M+1}: V masses with sum r_{M+1}.</param>
/// <typeparam name="W">The weight type.</typeparam>
public sealed record BatchStages<W>(W Left, ImmutableArray<W> Rest)
    where W : struct, INumber<W>
{
    /// <summary>The stage before any draft is tested, then after one, after two, and so on, endlessly.</summary>
    public static IEnumerable<BatchStages<W>> Of(Coupling<W> coupling)
    {
        var stage = new BatchStages<W>(W.One, [.. coupling.Target.Masses]);
        while (true)
        {
            yield return stage;
            stage = stage.Next(coupling.Draft);
        }
    }

    /// <summary>The stage after M drafts.</summary>
    /// <remarks>Cost: M · V; one row of memory for any M.</remarks>
    public static BatchStages<W> After(Coupling<W> coupling, int drafts)
    {
        var rest = new W[coupling.Draft.Vocabulary];
        return new(After(coupling, drafts, rest), ImmutableCollectionsMarshal.AsImmutableArray(rest));
    }

    /// <summary>Writes g_{M+1} to the caller's row and returns r_{M+1}.</summary>
    /// <remarks>Cost: M · V; allocates nothing. Checked by: L.stages.</remarks>
    /// <param name="coupling">Draft and target.</param>
    /// <param name="drafts">M ≥ 0.</param>
    /// <param name="rest">V numbers, overwritten.</param>
    public static W After(Coupling<W> coupling, int drafts, Span<W> rest)
    {
        coupling.Target.Masses.CopyTo(rest);
        var left = W.One;
        for (var m = 0; m < drafts; m++)
        {
            left = RowKernels.Excess(rest, left, coupling.Draft.Masses);
        }

        return left;
    }

    /// <summary>The limit for M → ∞: the target's mass outside the draft's support, which no number of drafts can cover.</summary>
    /// <remarks>Source: Proposition 1 of the paper. Checked by: P1.limit.</remarks>
    public static BatchStages<W> Limit(Coupling<W> coupling)
    {
        var rest = new W[coupling.Draft.Vocabulary];
        return new(Limit(coupling, rest), ImmutableCollectionsMarshal.AsImmutableArray(rest));
    }

    /// <summary>Writes the limit to the caller's row and returns its sum.</summary>
    internal static W Limit(Coupling<W> coupling, Span<W> rest)
    {
        var left = W.Zero;
        var draft = coupling.Draft.Masses;
        var target = coupling.Target.Masses;
        for (var x = 0; x < rest.Length; x++)
        {
            rest[x] = W.IsZero(draft[x]) ? target[x] : W.Zero;
            left += rest[x];
        }

        return left;
    }

    /// <summary>The stage after one more draft.</summary>
    internal BatchStages<W> Next(Distribution<W> draft)
    {
        W[] excess = [.. Rest];
        var left = RowKernels.Excess(excess, Left, draft.Masses);
        return new(left, ImmutableCollectionsMarshal.AsImmutableArray(excess));
    }
}
