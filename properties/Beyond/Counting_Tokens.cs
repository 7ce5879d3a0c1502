namespace SpecProofs.Properties;

/// <summary>How many tokens a target call yields.</summary>
[Statement(
    "X.tokens",
    "Kept tokens, bonus tokens, rejections, rounds and the tokens of a round follow the recursion over (context, place in the round); at "
        + "a constant acceptance rate a, a round with bonus has (1 − a^{γ+1})/(1 − a) tokens.",
    Formula = @"\mathbb{E}[\text{tokens of a round}] = \sum_{i \ge 0} \sum_{x^i} \prod_{j \le i} \min(p_j, q_j)(x_j); \quad "
        + @"\mathrm{TV} \equiv 1 - a:\ \frac{1 - a^{\gamma+1}}{1 - a} \cdot \frac{T}{T + \gamma} \le "
        + @"\frac{T}{\mathbb{E}[N_{\mathrm{rounds}}]} \le \frac{1 - a^{\gamma+1}}{1 - a}",
    Source = "Leviathan, Kalman, Matias 2023; Wald's identity",
    After = ["T1.law", "T1.rejections"])]
public sealed class Counting_Tokens
{
    [Checks("X.tokens")]
    public void Every_count_follows_the_recursion(GeneratedInstance given, Lookahead lookahead, bool bonus)
    {
        var runs = ExactLaw.OfTranscripts(new Speculative<Rational>(lookahead.Tokens, bonus), given.Instance);
        var process = RoundProcess.Speculative(given.Instance, lookahead.Tokens, bonus);
        foreach (var quantity in Enum.GetValues<Quantity>())
        {
            Expect.Equal($"E[{quantity}] and the recursion", runs.Expectation(run => run.Count(quantity)), process.Mean(quantity));
        }
    }

    [Checks("X.tokens")]
    public void Every_count_of_a_batch_follows_the_recursion(GeneratedInstance given, Drafts drafts, Lookahead lookahead)
    {
        var runs = ExactLaw.OfTranscripts(new BatchSpeculative<Rational>(drafts.Count, lookahead.Tokens), given.Instance);
        var process = RoundProcess.Batch(given.Instance, drafts.Count, lookahead.Tokens);
        foreach (var quantity in Enum.GetValues<Quantity>())
        {
            Expect.Equal($"E[{quantity}] and the recursion", runs.Expectation(run => run.Count(quantity)), process.Mean(quantity));
        }
    }

    [Checks("X.tokens", SmallWorld = true)]
    public void The_first_target_call_yields_what_the_recursion_says(GeneratedInstance given) =>
        FirstRoundFollowsTheRecursion(given, new(2), bonus: true);

    [Checks("X.tokens")]
    public void With_any_lookahead_it_does_too(GeneratedInstance given, Lookahead lookahead, bool bonus) =>
        FirstRoundFollowsTheRecursion(given, lookahead, bonus);

    [Checks("X.tokens", SmallWorld = true)]
    public void At_a_constant_rate_a_round_is_a_geometric_sum(GeneratedRows given, Drafts lookahead)
    {
        var (rate, instance) = (Rate(given), Iid(given, lookahead.Count + 1));
        var process = RoundProcess.Speculative(instance, lookahead.Count, bonus: true);
        Expect.Equal(
            "tokens of a round, and (1 − a^{γ+1})/(1 − a)", process.TokensOfFirstRound(), ConstantRate.Tokens(rate, lookahead.Count));
        Expect.Equal(
            "1 + a + … + a^γ, and (1 − a^{γ+1})/(1 − a)",
            FirstRound.Geometric(rate, lookahead.Count),
            ConstantRate.Tokens(rate, lookahead.Count));
    }

    /// <summary>The tokens of whole rounds sum to T or up to γ more, and their expectation is E[rounds] times that of one.</summary>
    [Checks("X.tokens")]
    public void At_a_constant_rate_a_long_text_approaches_the_formula_for_the_speed(GeneratedRows given, Drafts lookahead)
    {
        var (rate, gamma, cost) = (Rate(given), lookahead.Count, Rational.One / 4);
        foreach (var tokens in new[] { 1, 3, 6 })
        {
            var rounds = RoundProcess.Speculative(Iid(given, tokens), gamma, bonus: true).Mean(Quantity.Rounds);
            var speedUp = tokens / (rounds * ((gamma * cost) + 1));
            var limit = ConstantRate.SpeedUp(rate, gamma, cost);
            Expect.AtMost($"speed-up over {tokens} tokens, and the formula", speedUp, limit);
            Expect.AtMost($"T/(T + γ) of the formula, and the speed-up over {tokens} tokens", limit * tokens / (tokens + gamma), speedUp);
        }
    }

    private static void FirstRoundFollowsTheRecursion(GeneratedInstance given, Lookahead lookahead, bool bonus) => Expect.Equal(
        "E[tokens of the first round], and the recursion",
        ExactLaw.Of(new Speculative<Rational>(lookahead.Tokens, bonus), given.Instance, text => text.RoundOf.Count(1)).Mean(),
        RoundProcess.Speculative(given.Instance, lookahead.Tokens, bonus).TokensOfFirstRound());

    private static Rational Rate(GeneratedRows given) => 1 - TotalVariation.HalfOfL1(given.Draft, given.Target);

    private static Instance<Rational> Iid(GeneratedRows given, int horizon) =>
        new(new Iid<Rational>(given.Draft), new Iid<Rational>(given.Target), horizon);
}
