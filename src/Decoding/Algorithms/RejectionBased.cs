using System.Numerics;

namespace SpecProofs.Decoding;

/// <summary>Rejection-based decoding: the scan of speculative decoding with any acceptance and any fallback.</summary>
/// <remarks>
/// Source: the paper's rejection-based decoding (A3 here). Checked by: T2.bound, T2.tight, T2.scope; with <see cref="Rule{W}.Lossless"/> it
/// is <see cref="Speculative{W}"/>.
/// </remarks>
/// <param name="Rule">Acceptance b and fallback P.</param>
/// <param name="Lookahead">γ ≥ 1: draft tokens per round; by default to the horizon.</param>
/// <typeparam name="W">The weight type.</typeparam>
public sealed record RejectionBased<W>(Rule<W> Rule, int Lookahead = int.MaxValue) : IDecoder<W>
    where W : struct, INumber<W>
{
    /// <summary>γ ≥ 1: draft tokens per round.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int Lookahead { get; } = Positive.Checked(Lookahead);

    /// <inheritdoc/>
    public void Advance(IChance<W> chance, Text<W> text)
    {
        text.EnsureRound(Lookahead);
        var drafted = chance.Draw(text.Context.Draft);
        if (chance.Accept(Rule.Acceptance(text, drafted)))
        {
            text.Accept(drafted);
        }
        else
        {
            text.Reject(chance.Draw(Rule.Fallback(text, drafted)));
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"rejection-based decoding, {Rule}, {Positive.Words(Lookahead)}";
}
