using System.Numerics;

namespace SpecProofs.Analysis;

/// <summary>A prefix x^i of the block of one round: how likely it is drafted, wanted, and kept by the best rules.</summary>
/// <remarks>
/// Formula: P and Q are the products of p and q along the prefix; token by token Π min(p, q); as a block A_0 = 1 and
/// A_{i+1}(x^i x) = min(P(x^i x), A_i(x^i)·q(x | x^i)); with full knowledge of both models min(P, Q).
/// Source: Sun et al., ICLR 2025; this project. Checked by: X.block, X.blockValue, X.blockOptimal, X.ideal.
/// </remarks>
/// <param name="Tokens">x^i, i ≥ 1.</param>
/// <param name="Draft">P(x^i) in [0, 1].</param>
/// <param name="Target">Q(x^i) in (0, 1].</param>
/// <param name="TokenKept">The probability that speculative decoding keeps at least i tokens and they are x^i.</param>
/// <param name="BlockKept">A_i(x^i): the same of block verification, the most that any lossless scheme with one block can have.</param>
/// <typeparam name="W">The weight type.</typeparam>
public sealed record RoundPrefix<W>(Tokens Tokens, W Draft, W Target, W TokenKept, W BlockKept)
    where W : struct, INumber<W>
{
    /// <summary>min(P, Q): the same of a scheme that knows both models everywhere, not only along the block.</summary>
    public W IdealKept => W.Min(Draft, Target);

    /// <summary>Every prefix of the first round that both models can write, each before its extensions.</summary>
    /// <remarks>Cost: V^γ.</remarks>
    /// <param name="instance">The instance; T bounds the block.</param>
    /// <param name="lookahead">γ ≥ 1.</param>
    public static IEnumerable<RoundPrefix<W>> Of(Instance<W> instance, int lookahead = int.MaxValue) =>
        Longer(instance, instance.Start, new(Tokens.Empty, W.One, W.One, W.One, W.One), Math.Min(lookahead, instance.Horizon));

    private static IEnumerable<RoundPrefix<W>> Longer(Instance<W> instance, Context<W> context, RoundPrefix<W> prefix, int left)
    {
        if (left == 0 || (prefix.Tokens.Length > 0 && instance.Ends(prefix.Tokens[^1])))
        {
            yield break;
        }

        var (draft, target) = (context.Draft, context.Target);
        foreach (var x in target.Support.ToArray().Where(x => !W.IsZero(draft[x])))
        {
            var longer = new RoundPrefix<W>(
                prefix.Tokens.Then(x),
                prefix.Draft * draft[x],
                prefix.Target * target[x],
                prefix.TokenKept * W.Min(draft[x], target[x]),
                W.Min(prefix.Draft * draft[x], prefix.BlockKept * target[x]));
            yield return longer;
            foreach (var beyond in Longer(instance, context.After(x), longer, left - 1))
            {
                yield return beyond;
            }
        }
    }
}
