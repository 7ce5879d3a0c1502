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

    /// <summary>Positions with full rows of both models; a whole number.</summary>
    public const int RowTokens = Kept + Lookaheads;

    /// <summary>Σ TV(p, q).</summary>
    public const int Variation = RowTokens + 1;

    /// <summary>Σ TV(p, q)².</summary>
    public const int VariationSquares = Variation + 1;

    /// <summary>Σ α*_M for M = 2, 4, 8.</summary>
    public const int BestAcceptance = VariationSquares + 1;

    /// <summary>Σ (1 − Π TV(q^m, p)) for M = 2, 4, 8: what batch speculative decoding accepts at the first place of a round.</summary>
    public const int FirstAcceptance = BestAcceptance + Drafts;

    /// <summary>E[N_rej] of batch speculative decoding to the end of the text for M = 2, 4, 8.</summary>
    public const int BatchRejections = FirstAcceptance + Drafts;

    /// <summary>Σ Pr(rejection) with over-acceptance ε = 0.01, 0.05, 0.1, 0.2.</summary>
    public const int OverRejections = BatchRejections + Drafts;

    /// <summary>Σ (1 − TV(p_τ, q)) for temperatures τ = 0.5, 0.6, … 1.5 of the draft.</summary>
    public const int Cooled = OverRejections + Epsilons;

    /// <summary>Σ bounds on how far TV(p, q) is off where rows are rounded and clipped.</summary>
    public const int Clipping = Cooled + Temperatures;

    /// <summary>E[target calls] of batch speculative decoding with a bonus token: γ = 1 … 16 for M = 2, then for 4 and for 8.</summary>
    public const int BatchCalls = Clipping + 1;

    /// <summary>How many there are.</summary>
    public const int Count = BatchCalls + (Drafts * Lookaheads);

    private const int Drafts = 3;
    private const int Epsilons = 4;
    private const int Temperatures = 11;

    /// <summary>The longest lookahead.</summary>
    public const int Lookaheads = 16;
}
