namespace SpecProofs.Properties;

/// <summary>What block verification keeps, and that it keeps more than token by token.</summary>
[Statement(
    "X.block",
    "Block verification is lossless and, at every prefix, keeps at least as many tokens of a round as speculative decoding does.",
    Formula = @"\Pr\nolimits_{\mathrm{block}}(\text{at least } x^i \text{ kept}) \ge \prod_{j \le i} \min(p_j, q_j)(x_j) = "
        + @"\Pr\nolimits_{\mathrm{token}}(\text{at least } x^i \text{ kept})",
    Source = "Sun et al., ICLR 2025",
    After = ["T1.law", "X.blockValue"])]
[Statement(
    "X.blockValue",
    "Block verification keeps at least i tokens, and they are x^i, with probability A_i(x^i), where A_{i+1}(x^i x) = min(P(x^i x), "
        + "A_i(x^i)·q(x | x^i)); so E[kept] = Σ_i Σ A_i.",
    Formula = @"A_0 = 1, \quad A_{i+1}(x^i x) = \min\bigl(P(x^i x),\ A_i(x^i)\, q(x \mid x^i)\bigr), \quad \mathbb{E}[\text{kept}] = "
        + @"\sum_{i \ge 1} \sum_{x^i} A_i(x^i)",
    Source = "Sun et al., ICLR 2025; this project",
    After = ["T2.scope"])]
public sealed class Optimum_Block
{
    [Checks("X.block", SmallWorld = true)]
    public void Block_verification_is_lossless_and_keeps_no_less_than_speculative_decoding(GeneratedInstance given) =>
        KeepsNoLess(given, Lookahead.ToHorizon);

    [Checks("X.block")]
    public void With_any_lookahead_it_keeps_no_less(GeneratedInstance given, Lookahead lookahead) => KeepsNoLess(given, lookahead);

    [Checks("X.block")]
    public void A_bonus_behind_a_whole_block_keeps_the_target_law(GeneratedInstance given, Lookahead lookahead) =>
        Expect.Lossless(new BlockVerification<Rational>(lookahead.Tokens, Bonus: true), given);

    [Checks("X.blockValue", SmallWorld = true)]
    public void Block_verification_keeps_a_prefix_with_the_probability_of_the_recursion(GeneratedInstance given) =>
        FollowsTheRecursion(given, Lookahead.ToHorizon);

    [Checks("X.blockValue")]
    public void With_any_lookahead_a_round_follows_the_recursion(GeneratedInstance given, Lookahead lookahead) =>
        FollowsTheRecursion(given, lookahead);

    [Checks("X.blockValue")]
    public void Over_a_whole_text_every_count_follows_the_recursion(GeneratedInstance given, Lookahead lookahead, bool bonus)
    {
        var runs = ExactLaw.OfTranscripts(new BlockVerification<Rational>(lookahead.Tokens, bonus), given.Instance);
        var recursion = RoundProcess.Block(given.Instance, lookahead.Tokens, bonus);
        foreach (var quantity in Enum.GetValues<Quantity>())
        {
            Expect.Equal($"E[{quantity}] and the recursion", runs.Expectation(run => run.Count(quantity)), recursion.Mean(quantity));
        }

        var rejections = recursion.Law(Quantity.Rejections);
        foreach (var count in runs.Outcomes.Select(run => run.Rejections).Union(rejections.Outcomes))
        {
            Expect.Equal($"Pr(N_rej = {count}), and by recursion", runs.Probability(run => run.Rejections == count), rejections[count]);
        }
    }

    private static void KeepsNoLess(GeneratedInstance given, Lookahead lookahead)
    {
        var block = new BlockVerification<Rational>(lookahead.Tokens);
        Expect.Lossless(block, given);
        var (blockwise, tokenwise) = (
            FirstRound.KeptBy(block, given.Instance, lookahead.Tokens),
            FirstRound.KeptBy(new Speculative<Rational>(lookahead.Tokens), given.Instance, lookahead.Tokens));
        foreach (var prefix in RoundPrefix<Rational>.Of(given.Instance, lookahead.Tokens))
        {
            var tokenKept = tokenwise.AtLeast(prefix.Tokens);
            Expect.Equal($"Pr(at least \"{prefix.Tokens}\" kept), token by token, and Π min(p, q)", tokenKept, prefix.TokenKept);
            Expect.AtMost($"the same, and Pr(at least \"{prefix.Tokens}\" kept) as a block", tokenKept, blockwise.AtLeast(prefix.Tokens));
        }
    }

    private static void FollowsTheRecursion(GeneratedInstance given, Lookahead lookahead)
    {
        var kept = FirstRound.KeptBy(new BlockVerification<Rational>(lookahead.Tokens), given.Instance, lookahead.Tokens);
        foreach (var prefix in RoundPrefix<Rational>.Of(given.Instance, lookahead.Tokens))
        {
            Expect.Equal($"Pr(at least \"{prefix.Tokens}\" kept), and A", kept.AtLeast(prefix.Tokens), prefix.BlockKept);
        }

        Expect.Equal(
            "E[kept in a round], and Σ A",
            kept.Expectation(tokens => tokens.Length),
            KeptPerRound<Rational>.Of(given.Instance, lookahead.Tokens).Block);
    }
}
