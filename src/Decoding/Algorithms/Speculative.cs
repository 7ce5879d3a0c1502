using System.Numerics;

namespace SpecProofs.Decoding;

/// <summary>
/// Speculative decoding: draft a block, keep a draft token x with probability min(1, q(x)/p(x)), and replace the first rejected token by a
/// draw from the residual.
/// </summary>
/// <remarks>
/// A step decides one position of the block. A draft token is drawn when it is verified, not with the whole block: tokens behind a
/// rejection are never used, so the law is the same (a property compares the two).
/// Source: the paper's speculative decoding (A2 here). Checked by: T1.law, T1.rejections, T1.lookahead, T1.calls.
/// </remarks>
/// <param name="Lookahead">γ ≥ 1: draft tokens per round; by default to the horizon.</param>
/// <param name="Bonus">When all draft tokens of a block pass, one more token is drawn from the target in the same call.</param>
/// <typeparam name="W">The weight type.</typeparam>
public sealed record Speculative<W>(int Lookahead = int.MaxValue, bool Bonus = false) : IDecoder<W>
    where W : struct, INumber<W>
{
    /// <summary>γ ≥ 1: draft tokens per round.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int Lookahead { get; } = Positive.Checked(Lookahead);

    /// <inheritdoc/>
    public void Advance(IChance<W> chance, Text<W> text)
    {
        text.EnsureRound(Lookahead);
        var here = text.Context;
        var drafted = chance.Draw(here.Draft);
        if (!chance.Accept(here.Coupling.Acceptance(drafted)))
        {
            text.Reject(chance.Draw(here.Coupling.Residual));
            return;
        }

        text.Accept(drafted);
        if (Bonus && text is { Undecided: 0, Ended: false })
        {
            text.AppendFromTarget(chance.Draw(text.Context.Target));
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"speculative decoding, {Positive.Words(Lookahead)}, {(Bonus ? "with" : "without")} bonus";
}
