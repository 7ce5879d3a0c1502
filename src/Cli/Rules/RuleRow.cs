namespace SpecProofs.Cli;

/// <summary>A rule and what it does on an instance.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Length">E[tokens] of a text.</param>
/// <param name="Price">Rejections, kept tokens and rounds of a text.</param>
internal sealed record RuleRow(VerificationRule Rule, double Length, RulePrice<double> Price)
{
    /// <summary>Draft tokens kept a round, in [0, γ].</summary>
    public double KeptPerRound => Price.Kept / Price.Rounds;

    /// <summary>Tokens a target call, in [1, γ + 1].</summary>
    public double TokensPerCall => Length / Price.Rounds;

    /// <summary>Rejections per 100 tokens.</summary>
    public double RejectionsPer100 => 100 * Price.Rejections / Length;

    /// <summary>The standard error of <see cref="TokensPerCall"/> where texts were sampled; 0 where it was computed.</summary>
    public double StandardError { get; init; }

    /// <summary>How near the rule is to the best one with as many drafts; null for a rule that is not lossless.</summary>
    public double? OfBest { get; init; }

    /// <summary>Σ E[loss_n], in total variation, which bounds that of the output law to Q; 0 if the rule is lossless.</summary>
    public double Loss { get; init; }
}
