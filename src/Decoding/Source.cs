namespace SpecProofs.Decoding;

/// <summary>Where a token of the output came from.</summary>
public enum Source : byte
{
    /// <summary>A draft token that passed verification.</summary>
    Draft,

    /// <summary>The residual (or any fallback) after a rejection: R_n = 1.</summary>
    Rejection,

    /// <summary>The target itself: a bonus token, or plain auto-regressive decoding. No rejection.</summary>
    Target,
}
