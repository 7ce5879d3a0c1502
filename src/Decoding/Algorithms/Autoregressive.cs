using System.Numerics;

namespace SpecProofs.Decoding;

/// <summary>Auto-regressive decoding: every token is drawn from the target, one call per token.</summary>
/// <remarks>Source: the paper's auto-regressive decoding (A1 here).</remarks>
/// <typeparam name="W">The weight type.</typeparam>
public sealed record Autoregressive<W> : IDecoder<W>
    where W : struct, INumber<W>
{
    /// <inheritdoc/>
    public void Advance(IChance<W> chance, Text<W> text)
    {
        text.StartRound(lookahead: 0);
        text.AppendFromTarget(chance.Draw(text.Context.Target));
    }

    /// <inheritdoc/>
    public override string ToString() => "auto-regressive decoding";
}
