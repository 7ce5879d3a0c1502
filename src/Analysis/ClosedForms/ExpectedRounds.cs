using System.Numerics;

namespace SpecProofs.Analysis;

/// <summary>E[rounds], the expected number of target calls, in closed form.</summary>
/// <remarks>Checked by: N.calls.</remarks>
public static class ExpectedRounds
{
    /// <summary>Speculative decoding that drafts to the horizon: 1 + Σ_{n&lt;T} E_Q TV(p_n, q_n), in [1, T].</summary>
    /// <remarks>
    /// A rejection at the last position starts no new round, so this is neither E[N_rej] nor E[N_rej] + 1. Cost: T · contexts · V. Checked
    /// by: T1.calls.
    /// </remarks>
    public static W Speculative<W>(Instance<W> instance)
        where W : struct, INumber<W> => Speculative(ExpectedTotalVariation.ByContext(instance));

    /// <summary>The same, from known values of E_Q TV(p_n, q_n) at each position.</summary>
    public static W Speculative<W>(IReadOnlyList<W> totalVariation)
        where W : struct, INumber<W> => W.One + totalVariation.SkipLast(1).Sum();
}
