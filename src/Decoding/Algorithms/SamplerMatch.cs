using System.Numerics;

namespace SpecProofs.Decoding;

/// <summary>Verification by sampling: the target draws its own token and writes it; a draft token that is the same is kept.</summary>
/// <remarks>
/// Lossless for any drafter, since what is written does not depend on it; it need not know p either. The price: x is kept with
/// probability q(x) instead of min(1, q(x)/p(x)). A step decides one position.
/// Source: the sampler match of several engines. Checked by: X.match.
/// </remarks>
/// <param name="Lookahead">γ ≥ 1: draft tokens per round; by default to the horizon.</param>
/// <typeparam name="W">The weight type.</typeparam>
public sealed record SamplerMatch<W>(int Lookahead = int.MaxValue) : IDecoder<W>
    where W : struct, INumber<W>
{
    /// <summary>γ ≥ 1: draft tokens per round.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int Lookahead { get; } = Positive.Checked(Lookahead);

    /// <summary>The law of the next draft token after a text. By default the draft model's; any other is as good.</summary>
    public Func<Text<W>, Distribution<W>> Drafter { get; init; } = text => text.Context.Draft;

    /// <inheritdoc/>
    public void Advance(IChance<W> chance, Text<W> text)
    {
        text.EnsureRound(Lookahead);
        var drafted = chance.Draw(Drafter(text));
        var written = chance.Draw(text.Context.Target);
        if (drafted == written)
        {
            text.Accept(written);
        }
        else
        {
            text.Reject(written);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"sampler match, {Positive.Words(Lookahead)}";
}
