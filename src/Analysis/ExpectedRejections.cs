using System.Numerics;
using SpecProofs.Decoding;

namespace SpecProofs.Analysis;

/// <summary>E[N_rej] in closed form.</summary>
public static class ExpectedRejections
{
    /// <summary>Speculative decoding without bonus, for every lookahead: Σ_n E_Q TV(p_n, q_n). Unit: rejections a run, in [0, T].</summary>
    /// <remarks>Cost: T · contexts · V. Source: Theorem 1 of the paper. Checked by: T1.rejections, T1.lookahead.</remarks>
    public static W Speculative<W>(Instance<W> instance)
        where W : struct, INumber<W> => ExpectedTotalVariation.ByContext(instance).Aggregate(W.Zero, (sum, tv) => sum + tv);
}
