namespace SpecProofs.Forecast;

/// <summary>How a target call decides which draft tokens are kept.</summary>
public enum Verification
{
    /// <summary>Token by token: speculative decoding.</summary>
    Token,

    /// <summary>Block verification.</summary>
    Block,
}
