namespace SpecProofs.Decoding;

/// <summary>What can be counted in a decoding run; see <see cref="Transcript.Count"/>.</summary>
public enum Quantity
{
    /// <summary>N_rej: tokens that replaced a rejected draft.</summary>
    Rejections,

    /// <summary>Draft tokens that passed verification.</summary>
    Kept,

    /// <summary>Tokens drawn from the target itself: bonus tokens, or those of plain auto-regressive decoding.</summary>
    FromTarget,

    /// <summary>Target calls.</summary>
    Rounds,
}
