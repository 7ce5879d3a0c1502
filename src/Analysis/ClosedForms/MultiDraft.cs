using System.Numerics;

namespace SpecProofs.Analysis;

/// <summary>The best that any scheme can do with M independent draft tokens for one position.</summary>
public static class MultiDraft
{
    /// <summary>
    /// α*_M = min over sets H of tokens of Q(H) + 1 − P(H)^M: the best probability of writing one of the M draft tokens. In [0, 1].
    /// </summary>
    /// <remarks>Cost: 2^V. Source: Hu et al., ICLR 2025 (max-flow/min-cut). Checked by: N.batchOptimal.</remarks>
    public static W BestAcceptance<W>(Distribution<W> draft, Distribution<W> target, int drafts)
        where W : struct, INumber<W> =>
        Enumerable.Range(0, 1 << draft.Vocabulary)
            .Select(h => Mass(target, h) + W.One - Power(Mass(draft, h), drafts))
            .Aggregate(W.Min);

    private static W Mass<W>(Distribution<W> distribution, int set)
        where W : struct, INumber<W> =>
        Enumerable.Range(0, distribution.Vocabulary).Where(x => (set >> x & 1) == 1).Select(x => distribution[x]).Sum();

    private static W Power<W>(W value, int exponent)
        where W : struct, INumber<W> => Enumerable.Repeat(value, exponent).Aggregate(W.One, (product, factor) => product * factor);
}
