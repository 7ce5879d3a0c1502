namespace SpecProofs.Cli;

/// <summary>The lookahead and number of drafts with which a rule is fastest when a draft token costs c target calls.</summary>
/// <param name="Cost">c ≥ 0: a draft token in target calls.</param>
/// <param name="Rule">The rule, in words.</param>
/// <param name="Lookahead">The best γ.</param>
/// <param name="Drafts">The best M.</param>
/// <param name="SpeedUp">Tokens a target call over the cost of a round in target calls: how many times faster than plain decoding.</param>
internal sealed record BestSetting(Rational Cost, string Rule, int Lookahead, int Drafts, double SpeedUp)
{
    /// <summary>The largest γ that is tried.</summary>
    public const int LargestLookahead = 16;

    /// <summary>
    /// The best setting of speculative decoding, of block verification, and of batches whose M drafts are made one after another, at
    /// 1 + c·M·γ target calls a round, or at once, at 1 + c·γ.
    /// </summary>
    /// <remarks>Of equal ones the shortest lookahead with the fewest drafts. Where nothing exceeds 1, plain decoding is best.</remarks>
    public static IReadOnlyList<BestSetting> Of(RuleComparison rules, IReadOnlyList<Rational> costs)
    {
        VerificationRule[] batches = [VerificationRule.TokenByToken, .. rules.Drafts.Select(VerificationRule.Batch)];
        (string Words, VerificationRule[] Rules, bool AtOnce)[] choices =
        [
            ("token by token", [VerificationRule.TokenByToken], false),
            ("block", [VerificationRule.Block], false),
            ("batch, drafts one after another", batches, false),
            ("batch, drafts at once", batches, true),
        ];
        var rows = (
            from rule in batches.Append(VerificationRule.Block)
            from lookahead in Enumerable.Range(1, LargestLookahead)
            select (Rule: rule, Lookahead: lookahead)).AsParallel().AsOrdered()
            .Select(at => (at.Rule, at.Lookahead, rules.Of(at.Rule, at.Lookahead).TokensPerCall)).ToList();
        return
        [
            .. from cost in costs
               from choice in choices
               select rows.Where(row => choice.Rules.Contains(row.Rule))
                   .Select(row => new BestSetting(
                       cost,
                       choice.Words,
                       row.Lookahead,
                       row.Rule.Drafts,
                       row.TokensPerCall / (1 + ((double)cost * row.Lookahead * (choice.AtOnce ? 1 : row.Rule.Drafts)))))
                   .OrderBy(setting => setting.Drafts).ThenBy(setting => setting.Lookahead).MaxBy(setting => setting.SpeedUp),
        ];
    }
}
