using System.Numerics;

namespace SpecProofs.Analysis;

/// <summary>The best that any scheme can do with M independent draft tokens for one position.</summary>
public static class MultiDraft
{
    /// <summary>
    /// α*_M = min over sets H of tokens of Q(H) + 1 − P(H)^M: the best probability of writing one of the M draft tokens. In [0, 1].
    /// </summary>
    /// <remarks>
    /// The least value is attained on the tokens whose q/p is below some threshold, so it is enough to try those V sets. Cost: V·log V.
    /// Source: Hu et al., ICLR 2025 (max-flow/min-cut). Checked by: X.multidraft, X.kseq, N.batchOptimal.
    /// </remarks>
    /// <exception cref="ArgumentException">The vocabularies differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">M is less than 1.</exception>
    public static W BestAcceptance<W>(Distribution<W> draft, Distribution<W> target, int drafts)
        where W : struct, INumber<W>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(drafts, 1);
        if (draft.Vocabulary != target.Vocabulary)
        {
            throw new ArgumentException($"the draft has {draft.Vocabulary} tokens and the target {target.Vocabulary}");
        }

        int[] tokens = [.. draft.Support];
        W[] ratios = [.. tokens.Select(x => target[x] / draft[x])];
        Array.Sort(ratios, tokens);
        var (best, drafted, wanted) = (W.One, W.Zero, W.Zero);
        foreach (var x in tokens)
        {
            (drafted, wanted) = (drafted + draft[x], wanted + target[x]);
            best = W.Min(best, wanted + W.One - Power(drafted, drafts));
        }

        return best;
    }

    /// <summary>The probability that at least one of M independent tries succeeds: 1 − (1 − β)^M.</summary>
    internal static W AnyOf<W>(W probability, int tries)
        where W : struct, INumber<W> => W.One - Power(W.One - probability, tries);

    private static W Power<W>(W value, int exponent)
        where W : struct, INumber<W>
    {
        var power = W.One;
        for (var factor = value; exponent > 0; exponent >>= 1, factor *= factor)
        {
            power = (exponent & 1) == 1 ? power * factor : power;
        }

        return power;
    }
}
