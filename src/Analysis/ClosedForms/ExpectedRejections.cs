using System.Numerics;

namespace SpecProofs.Analysis;

/// <summary>E[N_rej] in closed form.</summary>
/// <remarks>Checked by: T3.monotone, N.bonus, N.underDraft.</remarks>
public static class ExpectedRejections
{
    /// <summary>Speculative decoding without bonus, for every lookahead: Σ_n E_Q TV(p_n, q_n). Unit: rejections a run, in [0, T].</summary>
    /// <remarks>Cost: T · contexts · V. Source: Theorem 1 of the paper. Checked by: T1.rejections, T1.lookahead.</remarks>
    public static W Speculative<W>(Instance<W> instance)
        where W : struct, INumber<W> => Speculative(ExpectedTotalVariation.ByContext(instance));

    /// <summary>The same, from known values of E_Q TV(p_n, q_n) at each position.</summary>
    public static W Speculative<W>(IReadOnlyList<W> totalVariation)
        where W : struct, INumber<W> => totalVariation.Sum();

    /// <summary>Batch speculative decoding with M drafts, for any lookahead γ ≥ 1.</summary>
    /// <remarks>
    /// Formula: a forward recursion over (context, place in the round). At the first place of a round the position is rejected with r_{M+1}
    /// and token x then has mass g_{M+1}(x); at later places with TV(p, q) and [q − p]₊(x). Drafting to the horizon, this is Theorem 3.
    /// Unit: rejections a run. Cost: T · contexts · places · V, with 2 places for γ ≥ T and γ otherwise, and M · V once a context; for
    /// hardware numbers M · V in vectors at each visit of a context. Memory: M numbers a context for hardware numbers, V for exact ones.
    /// Source: Theorem 3 of the paper. Checked by: T3.rejections, T3.lookahead.
    /// </remarks>
    public static W Batch<W>(Instance<W> instance, int drafts, int lookahead = int.MaxValue)
        where W : struct, INumber<W> => BatchRecursion.Rejections(instance, new([drafts], Limit: false), lookahead)[0];

    /// <summary>
    /// The limit of <see cref="Batch{W}"/> for M → ∞. Positive in general: only the first position of a round has M tries.
    /// </summary>
    /// <remarks>Source: Proposition 1 of the paper. Checked by: P1.limit, N.batchZero.</remarks>
    public static W BatchLimit<W>(Instance<W> instance, int lookahead = int.MaxValue)
        where W : struct, INumber<W> => BatchRecursion.Rejections(instance, new([], Limit: true), lookahead)[0];

    /// <summary><see cref="Batch{W}"/> for several numbers of drafts, in their order, and then <see cref="BatchLimit{W}"/>.</summary>
    /// <remarks>
    /// Cost: the stages of a context are computed once for all numbers of drafts; the rest of <see cref="Batch{W}"/> once for each.
    /// Memory: a row of V numbers for each number of drafts; for exact numbers, at each context.
    /// Source: Theorem 3 and Proposition 1 of the paper. Checked by: T3.rejections, T3.lookahead, P1.limit.
    /// </remarks>
    public static IReadOnlyList<W> BatchAndLimit<W>(Instance<W> instance, IReadOnlyList<int> drafts, int lookahead = int.MaxValue)
        where W : struct, INumber<W> => BatchRecursion.Rejections(instance, new(drafts, Limit: true), lookahead);
}
