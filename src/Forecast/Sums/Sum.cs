namespace SpecProofs.Forecast;

/// <summary>
/// The quantities of a prompt, by their place in <see cref="PromptSums"/>. Stable: files of partial sums hold them in this order.
/// </summary>
internal static class Sum
{
    /// <summary>Texts; a whole number.</summary>
    public const int Texts = 0;

    /// <summary>Written tokens; a whole number.</summary>
    public const int Tokens = 1;

    /// <summary>Written tokens that the draft cannot write; a whole number.</summary>
    public const int Impossible = 2;

    /// <summary>Written tokens whose rank the file states; a whole number.</summary>
    public const int Ranked = 3;

    /// <summary>Those of them that are the target's likeliest; a whole number.</summary>
    public const int Likeliest = 4;

    /// <summary>Σ min(1, p/q): E[kept drafts of one-token rounds].</summary>
    public const int Accepted = 5;

    /// <summary>Σ min(1, p/q)².</summary>
    public const int AcceptedSquares = 6;

    /// <summary>Σ log₂ ((1 + p/q)/2), from below.</summary>
    public const int Evidence = 7;

    /// <summary>−Σ log₂ q.</summary>
    public const int Surprise = 8;

    /// <summary>E[target calls] token by token, γ = 1 … 16.</summary>
    public const int TokenCalls = 9;

    /// <summary>E[target calls] of block verification, γ = 1 … 16.</summary>
    public const int BlockCalls = TokenCalls + Lookaheads;

    /// <summary>E[draft tokens tested at place 1 … 16], token by token, γ = 16.</summary>
    public const int Tested = BlockCalls + Lookaheads;

    /// <summary>E[draft tokens kept at place 1 … 16], token by token, γ = 16.</summary>
    public const int Kept = Tested + Lookaheads;

    /// <summary>How many there are.</summary>
    public const int Count = Kept + Lookaheads;

    /// <summary>The longest lookahead.</summary>
    public const int Lookaheads = 16;
}
