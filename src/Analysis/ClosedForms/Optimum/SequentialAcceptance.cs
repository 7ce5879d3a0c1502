using System.Numerics;

namespace SpecProofs.Analysis;

/// <summary>How often SpecTr's K-SEQ accepts one of its drafts: <see cref="KSequence{W}"/> in closed form.</summary>
/// <remarks>
/// Formula: β(ρ) = Σ min(p, q/ρ), and one of M drafts is accepted with 1 − (1 − β)^M. It is lossless if 1 − (1 − β)^M ≤ ρ·β, which holds
/// from a least divisor ρ* on, and always at ρ = M. For 1 ≤ ρ ≤ M the acceptance is at least (1 − (1 − 1/M)^M)·α*_M: α*_M ≤ M·β(M) by
/// taking each token's own bound, 1 − (1 − β)^M is concave in β ≤ 1/M, and β never rises with ρ. At the least divisor it is more: at
/// least that of batch speculative decoding, and with two drafts at least 8/9 of α*_2; the properties of X.kseq say why.
/// Source: Sun et al., NeurIPS 2023, with the constant derived here. Checked by: X.kseq.
/// </remarks>
public static class SequentialAcceptance
{
    /// <summary>β(ρ) = Σ min(p, q/ρ): the probability that one draft is accepted.</summary>
    public static W OfOne<W>(Coupling<W> coupling, W divisor)
        where W : struct, INumber<W> =>
        Enumerable.Range(0, coupling.Draft.Vocabulary).Select(x => W.Min(coupling.Draft[x], coupling.Target[x] / divisor)).Sum();

    /// <summary>1 − (1 − β)^M: the probability that one of M drafts is accepted.</summary>
    public static W Of<W>(Coupling<W> coupling, int drafts, W divisor)
        where W : struct, INumber<W> => MultiDraft.AnyOf(OfOne(coupling, divisor), drafts);

    /// <summary>Whether no token is accepted more often than the target wants it: only then is there a lossless fallback.</summary>
    public static bool IsLossless<W>(Coupling<W> coupling, int drafts, W divisor)
        where W : struct, INumber<W>
    {
        var (one, any) = (OfOne(coupling, divisor), Of(coupling, drafts, divisor));
        return Enumerable.Range(0, coupling.Draft.Vocabulary)
            .All(x => W.Min(coupling.Draft[x], coupling.Target[x] / divisor) * any <= coupling.Target[x] * one);
    }

    /// <summary>A divisor that is lossless and close to the least one with 1 − (1 − β)^M ≤ ρ·β, found by halving [1, M].</summary>
    /// <param name="coupling">Draft and target.</param>
    /// <param name="drafts">M ≥ 1.</param>
    /// <param name="halvings">How often [1, M] is halved: the divisor is at most (M − 1)/2^halvings above the least.</param>
    public static W LeastDivisor<W>(Coupling<W> coupling, int drafts, int halvings = 30)
        where W : struct, INumber<W>
    {
        var (low, high) = (W.One, W.CreateChecked(drafts));
        if (Suffices(low))
        {
            return low;
        }

        for (var i = 0; i < halvings; i++)
        {
            var middle = (low + high) / W.CreateChecked(2);
            (low, high) = Suffices(middle) ? (low, middle) : (middle, high);
        }

        return high;

        bool Suffices(W divisor) => Of(coupling, drafts, divisor) <= divisor * OfOne(coupling, divisor);
    }
}
