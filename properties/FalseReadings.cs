namespace SpecProofs.Properties;

/// <summary>Readings of the theorems that look right and are false. Each is searched for a counterexample; the law holds if one is found.</summary>
public sealed class FalseReadings
{
    [Checks("N.bonus", FalseReading = true, SmallWorld = true)]
    public void Rejections_are_the_same_with_a_bonus(GeneratedInstance given, Lookahead lookahead) =>
        Expect.Mean("E[N_rej] with bonus = Σ E_Q TV", new Speculative<Rational>(lookahead.Tokens, Bonus: true), given.Instance, run => run.Rejections, Bound(given));

    [Checks("N.calls", FalseReading = true, SmallWorld = true)]
    public void Target_calls_are_rejections(GeneratedInstance given) =>
        Expect.Equal("E[rounds], and E[N_rej]", ExpectedRounds.Speculative(given.Instance), Bound(given));

    [Checks("N.calls", FalseReading = true, SmallWorld = true)]
    public void Target_calls_are_one_more_than_rejections(GeneratedInstance given) =>
        Expect.Equal("E[rounds], and E[N_rej] + 1", ExpectedRounds.Speculative(given.Instance), Bound(given) + 1);

    [Checks("N.underDraft", FalseReading = true, SmallWorld = true)]
    public void The_expectation_may_be_taken_under_the_draft(GeneratedInstance given)
    {
        var swapped = new Instance<Rational>(given.Instance.Target, given.Instance.Draft, given.Horizon);
        Expect.Mean("E[N_rej] = Σ E_P TV", new Speculative<Rational>(), given.Instance, run => run.Rejections, ExpectedRejections.Speculative(swapped));
    }

    [Checks("N.batchPower", FalseReading = true, SmallWorld = true)]
    public void Drafts_multiply_the_rejection_probability(GeneratedRows given)
    {
        var coupling = new Coupling<Rational>(given.Draft, given.Target);
        Expect.Equal("Pr(reject) with M = 2, and TV(p, q)²", BatchStages<Rational>.After(coupling, 2).Left, coupling.TotalVariation * coupling.TotalVariation);
    }

    [Checks("N.batchZero", FalseReading = true, SmallWorld = true)]
    public void Enough_drafts_remove_all_rejections(GeneratedInstance given) =>
        Expect.Equal("lim E[N_rej] as M → ∞, and 0", ExpectedRejections.BatchLimit(given.Instance), 0);

    [Checks("N.batchZero", FalseReading = true, Effort = 2)]
    public void Enough_drafts_remove_all_rejections_if_the_draft_covers_the_target(GeneratedInstance given)
    {
        if (ReachableContexts.Of(given.Instance).All(context => Rational.IsZero(BatchStages<Rational>.Limit(context.Coupling).Left)))
        {
            Expect.Equal("lim E[N_rej] as M → ∞ with q ≪ p, and 0", ExpectedRejections.BatchLimit(given.Instance), 0);
        }
    }

    [Checks("N.batchOptimal", FalseReading = true, SmallWorld = true)]
    public void The_first_token_attains_the_best_acceptance(GeneratedRows given) =>
        Expect.Equal("acceptance with M = 2, and α*", 1 - BatchStages<Rational>.After(new(given.Draft, given.Target), 2).Left, MultiDraft.BestAcceptance(given.Draft, given.Target, 2));

    [Checks("N.allSchemes", FalseReading = true, SmallWorld = true)]
    public void No_lossless_scheme_rejects_less(GeneratedInstance given) =>
        Expect.AtMost("Σ E_Q TV, and E[N_rej] of block verification", Bound(given), ExactLaw.OfTranscripts(new BlockVerification<Rational>(), given.Instance).Expectation(run => run.Rejections));

    [Checks("N.uniqueFallback", FalseReading = true, SmallWorld = true)]
    public void Only_one_fallback_attains_the_least_loss(GeneratedRows given)
    {
        var coupling = new Coupling<Rational>(given.Draft, given.Target);
        var tradeoff = new BiasTradeoff<Rational>(coupling, OverAcceptance.Acceptance(coupling, Rational.Of(1, 10)));
        if (tradeoff.RejectionProbability > 0 && tradeoff.Attains(given.Other))
        {
            Expect.That(given.Other.Equals(tradeoff.OptimalFallback), () => $"with b = min(1, (q + 1/10)/p), {given.Other} and {tradeoff.OptimalFallback} both have loss {tradeoff.Loss}");
        }
    }

    [Checks("N.frontEveryRule", FalseReading = true, SmallWorld = true)]
    public void Every_rule_is_on_the_front(GeneratedRows given, Levels levels)
    {
        var coupling = new Coupling<Rational>(given.Draft, given.Target);
        var tradeoff = new BiasTradeoff<Rational>(coupling, Acceptances.Any(coupling, levels));
        Expect.Equal("Pr(reject) + Loss*(b) with b = level, and TV(p, q)", tradeoff.RejectionProbability + tradeoff.Loss, coupling.TotalVariation);
    }

    [Checks("N.frontHorizon", FalseReading = true, Effort = 4)]
    public void Over_a_horizon_the_front_adds_up_under_the_target(GeneratedInstance given, Levels levels)
    {
        var tradeoff = Tradeoff(given, levels);
        Expect.Equal("E[N_rej] + Σ E_A loss with b = 1 − level · (1 − min(1, q/p)), and Σ E_Q TV", Sum(tradeoff.Rejections) + Sum(tradeoff.Loss), Bound(given));
    }

    [Checks("N.lossyIsFaster", FalseReading = true, SmallWorld = true)]
    public void Over_acceptance_never_increases_rejections(GeneratedInstance given, Levels levels) =>
        Expect.AtMost("E[N_rej] with b = 1 − level · (1 − min(1, q/p)), and Σ E_Q TV", Sum(Tradeoff(given, levels).Rejections), Bound(given));

    [Checks("N.averageRate", FalseReading = true, Effort = 2)]
    public void Tokens_a_round_follow_from_the_average_acceptance_rate(GeneratedInstance given)
    {
        if (given.Horizon >= 2)
        {
            var lookahead = given.Horizon - 1;
            var rate = ExpectedTotalVariation.ByContext(given.Instance).Take(lookahead).Aggregate(Rational.Zero, (sum, tv) => sum + 1 - tv) / lookahead;
            Expect.Mean("E[tokens in the first round] = 1 + a + … + a^γ", new Speculative<Rational>(lookahead, Bonus: true), given.Instance, FirstRound.Tokens, FirstRound.Geometric(rate, lookahead));
        }
    }

    private static HorizonTradeoff<Rational> Tradeoff(GeneratedInstance given, Levels levels)
    {
        return HorizonTradeoff<Rational>.Of(given.Instance, coupling => Acceptances.AtLeastLossless(coupling, levels), best => best.OptimalFallback);
    }

    private static Rational Bound(GeneratedInstance given) => Sum(ExpectedTotalVariation.ByContext(given.Instance));

    private static Rational Sum(IEnumerable<Rational> values) => values.Aggregate(Rational.Zero, (sum, value) => sum + value);
}
