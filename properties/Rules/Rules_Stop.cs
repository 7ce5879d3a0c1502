namespace SpecProofs.Properties;

/// <summary>Blocks that end early.</summary>
[Statement(
    "X.stop",
    "A block may end early by any rule that sees its tokens and rows so far and not the next token: the law is Q, and without bonus "
        + "E[N_rej] is that of any fixed lookahead. Only the number of rounds depends on the rule.",
    Formula = @"\Pr(x_{1:T}) = Q(x_{1:T}), \quad \mathbb{E}[N_{\mathrm{rej}}] = \sum_{n=1}^{T} \mathbb{E}_Q\, \mathrm{TV}(p_n, q_n) "
        + @"\quad \text{for every } \gamma(x_1, \dots, x_i,\ p_1, \dots, p_{i+1})",
    Source = "adaptive lookahead in engines",
    After = ["T1.rejections", "T1.lookahead"])]
public sealed class Rules_Stop
{
    [Checks("X.stop", SmallWorld = true)]
    public void The_output_law_is_the_target_law(GeneratedInstance given) =>
        Expect.Lossless(Adaptive(Lookahead.ToHorizon, new([2, 1]), bonus: true), given);

    [Checks("X.stop")]
    public void Any_lookahead_and_rule_keep_the_target_law(GeneratedInstance given, Lookahead lookahead, Levels levels, bool bonus) =>
        Expect.Lossless(Adaptive(lookahead, levels, bonus), given);

    [Checks("X.stop")]
    public void A_rule_may_look_at_the_draft_s_next_row(GeneratedInstance given, Lookahead lookahead, Levels levels, bool bonus) =>
        Expect.Lossless(
            new AdaptiveLookahead<Rational>(
                text => text.Context.Draft[text.Tokens[^1]] * levels[text.Rejections], lookahead.Tokens, bonus),
            given);

    [Checks("X.stop", Effort = 0.5)]
    public void Drafting_the_block_first_changes_nothing(GeneratedInstance given, Lookahead lookahead, Levels levels, bool bonus) =>
        Expect.SameTranscripts(
            Adaptive(lookahead, levels, bonus),
            new EagerAdaptive((last, drafted) => levels[last + drafted], lookahead.Tokens, bonus),
            given.Instance);

    [Checks("X.stop")]
    public void Only_the_rounds_depend_on_the_rule(GeneratedInstance given, Lookahead lookahead, Levels levels)
    {
        var runs = ExactLaw.OfTranscripts(Adaptive(lookahead, levels, bonus: false), given.Instance);
        Expect.Equal(
            "E[N_rej] with blocks that end early, and Σ E_Q TV",
            runs.Expectation(run => run.Rejections),
            ExpectedTotalVariation.ByContext(given.Instance).Sum());
        Expect.Equal(
            "E[rounds] with blocks that end early, and the sum over prefixes",
            runs.Expectation(run => run.Rounds),
            StoppedRounds.Of(given.Instance, (last, drafted) => levels[last + drafted], lookahead.Tokens));
    }

    /// <summary>Whether a block goes on depends on its last token and its length.</summary>
    private static AdaptiveLookahead<Rational> Adaptive(Lookahead lookahead, Levels levels, bool bonus) =>
        new(text => levels[text.Tokens[^1] + text.Length - text.RoundStart], lookahead.Tokens, bonus);
}
