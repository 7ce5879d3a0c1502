using System.Numerics;

namespace SpecProofs.Decoding;

/// <summary>Block verification: the draft tokens of a block are verified together, and the longest prefix that passes is kept.</summary>
/// <remarks>
/// Formula: w_0 = 1 and w_i = min(1, w_{i−1} · q(x_i)/p(x_i)); prefix i passes with probability h_i = s_i/(s_i + 1 − w_i) where
/// s_i = Σ_x [w_i·q(x) − p(x)]₊ after prefix i, and the whole block with h = w. What follows a cut after i is drawn in proportion to
/// [w_i·q − p]₊. A step is a whole round: what happens to a token depends on the draft tokens behind it, which puts this decoder
/// outside the class of Theorem 2; it rejects less than any member.
/// Source: Sun et al., ICLR 2025, Algorithm 2. Checked by: T2.scope, N.allSchemes.
/// </remarks>
/// <param name="Lookahead">γ ≥ 1: draft tokens per round; by default to the horizon.</param>
/// <param name="Bonus">When the whole block passes, one more token is drawn from the target in the same call.</param>
/// <typeparam name="W">The weight type.</typeparam>
public sealed record BlockVerification<W>(int Lookahead = int.MaxValue, bool Bonus = false) : IDecoder<W>
    where W : struct, INumber<W>
{
    /// <summary>γ ≥ 1: draft tokens per round.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int Lookahead { get; } = Positive.Checked(Lookahead);

    /// <inheritdoc/>
    public void Advance(IChance<W> chance, Text<W> text)
    {
        text.StartRound(Lookahead);
        var (block, prefixes) = Drafted(chance, text);
        var kept = Kept(chance, prefixes);
        foreach (var token in block.Take(kept))
        {
            text.Accept(token);
        }

        if (kept < block.Count)
        {
            text.Reject(chance.Draw(Distribution<W>.Proportional(prefixes[kept].Excess())));
        }
        else if (Bonus && !text.Ended)
        {
            text.AppendFromTarget(chance.Draw(text.Context.Target));
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"block verification, {Positive.Words(Lookahead)}{(Bonus ? ", with bonus" : string.Empty)}";

    /// <summary>The block, up to an end token, and after each of its prefixes the models and the weight w.</summary>
    private static (List<int> Block, List<Prefix> Prefixes) Drafted(IChance<W> chance, Text<W> text)
    {
        var (block, prefixes) = (new List<int>(), new List<Prefix> { new(text.Context, W.One) });
        for (var undecided = text.Undecided; undecided > 0; undecided--)
        {
            var (context, weight) = prefixes[^1];
            var (draft, target) = (context.Coupling.Draft, context.Coupling.Target);
            var token = chance.Draw(draft);
            block.Add(token);
            prefixes.Add(new(context.After(token), W.Min(W.One, weight * target[token] / draft[token])));
            if (context.Ends(token))
            {
                break;
            }
        }

        return (block, prefixes);
    }

    /// <summary>
    /// The length of the longest prefix that passes. Tests run from the longest prefix down, so that none is wasted; the empty prefix
    /// always
    /// passes.
    /// </summary>
    private static int Kept(IChance<W> chance, List<Prefix> prefixes)
    {
        if (chance.Accept(prefixes[^1].Weight))
        {
            return prefixes.Count - 1;
        }

        var kept = prefixes.Count - 2;
        while (kept > 0 && !chance.Accept(prefixes[kept].Passes()))
        {
            kept--;
        }

        return kept;
    }

    /// <summary>Context and weight after a prefix of the block.</summary>
    private readonly record struct Prefix(Context<W> Context, W Weight)
    {
        /// <summary>[w·q − p]₊ for each token.</summary>
        public W[] Excess()
        {
            var (coupling, weight) = (Context.Coupling, Weight);
            return [.. Enumerable.Range(0, coupling.Draft.Vocabulary)
                .Select(x => W.Max((weight * coupling.Target[x]) - coupling.Draft[x], W.Zero))];
        }

        /// <summary>h = s/(s + 1 − w); 0 where both are 0, since a longer prefix then passes with certainty.</summary>
        public W Passes()
        {
            var excess = Excess().Aggregate(W.Zero, (sum, part) => sum + part);
            return W.IsZero(excess) ? W.Zero : excess / (excess + (W.One - Weight));
        }
    }
}
