using System.Numerics;

namespace SpecProofs.Analysis;

/// <summary>The expected number of draft tokens that the first round keeps: token by token, as a block, and at best.</summary>
/// <remarks>
/// Formula: Σ_{i ≥ 1} Σ_{x^i} of each column of <see cref="RoundPrefix{W}"/>. From any other prefix, take the instance that starts there.
/// Source: Sun et al., ICLR 2025; this project. Checked by: X.block, X.blockValue, X.ideal.
/// </remarks>
/// <param name="Token">Speculative decoding.</param>
/// <param name="Block">Block verification: no lossless scheme with one block keeps more.</param>
/// <param name="Ideal">A scheme that knows both models everywhere.</param>
/// <typeparam name="W">The weight type.</typeparam>
public sealed record KeptPerRound<W>(W Token, W Block, W Ideal)
    where W : struct, INumber<W>
{
    /// <summary>The three numbers of an instance, each in [0, γ].</summary>
    /// <remarks>Cost: V^γ.</remarks>
    public static KeptPerRound<W> Of(Instance<W> instance, int lookahead = int.MaxValue) =>
        RoundPrefix<W>.Of(instance, lookahead).Aggregate(
            new KeptPerRound<W>(W.Zero, W.Zero, W.Zero),
            (sum, prefix) => new(sum.Token + prefix.TokenKept, sum.Block + prefix.BlockKept, sum.Ideal + prefix.IdealKept));
}
