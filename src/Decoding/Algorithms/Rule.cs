using System.Numerics;

namespace SpecProofs.Decoding;

/// <summary>A verification rule: how likely a draft token is kept, and what replaces a rejected one.</summary>
/// <remarks>
/// Both may depend on the text so far (its tokens and which of them were rejections), the fallback on the rejected token too;
/// neither sees later draft tokens. Source: the paper's rejection-based decoding, the general class of Theorem 2; see T2.scope.
/// </remarks>
/// <param name="Acceptance">b(x) in [0, 1]: the probability of keeping the draft token x after this text.</param>
/// <param name="Fallback">
/// P: the law of the token that replaces the rejected token x after this text. Evaluated only when x was rejected.
/// </param>
/// <typeparam name="W">The weight type.</typeparam>
public sealed record Rule<W>(Func<Text<W>, int, W> Acceptance, Func<Text<W>, int, Distribution<W>> Fallback)
    where W : struct, INumber<W>
{
    /// <summary>The name in reports.</summary>
    public string Name { get; init; } = "rule";

    /// <summary>b = min(1, q/p) and P = the residual: the member that speculative decoding is.</summary>
    public static Rule<W> Lossless { get; } = new(
        (text, token) => text.Context.Coupling.Acceptance(token),
        (text, _) => text.Context.Coupling.Residual)
    { Name = "lossless rule" };

    /// <inheritdoc/>
    public override string ToString() => Name;
}
