namespace SpecProofs.Properties;

/// <summary>
/// Readings of the theorems that look right and are false. A body states the reading, the name its refutation: the property holds if the
/// search finds a counterexample.
/// </summary>
[Statement(
    "N.bonus",
    "E[N_rej] = Σ E_Q TV also with a bonus token.",
    Formula = @"\mathbb{E}[N_{\mathrm{rej}}^{\mathrm{bonus}}] = \sum_{n=1}^{T} \mathbb{E}_Q\, \mathrm{TV}(p_n, q_n)",
    Source = $"a reading of {Paper.Name}, Theorem 1",
    After = ["T1.rejections"],
    FalseReading = true)]
[Statement(
    "N.calls",
    "the number of target calls is N_rej, or N_rej + 1.",
    Formula = @"N_{\mathrm{calls}} \in \{N_{\mathrm{rej}},\ N_{\mathrm{rej}} + 1\}",
    Source = $"a reading of {Paper.Name}, Theorem 1",
    After = ["T1.calls"],
    FalseReading = true)]
[Statement(
    "N.underDraft",
    "the expectation in Theorem 1 may be taken under the draft.",
    Formula = @"\mathbb{E}[N_{\mathrm{rej}}] = \sum_{n=1}^{T} \mathbb{E}_{x_{<n} \sim P}\, \mathrm{TV}(p_n, q_n)",
    Source = $"a reading of {Paper.Name}, Theorem 1",
    After = ["T1.rejections"],
    FalseReading = true)]
[Statement(
    "N.batchPower",
    "M drafts reject with probability TV(p, q)^M.",
    Formula = @"\prod_{m=1}^{M} \mathrm{TV}(q^m, p) = \mathrm{TV}(p, q)^M",
    Source = $"a reading of {Paper.Name}, Theorem 3",
    After = ["T3.rejections"],
    FalseReading = true)]
[Statement(
    "N.batchZero",
    "enough drafts remove all rejections.",
    Formula = @"\lim_{M \to \infty} \mathbb{E}[N_{\mathrm{rej}}^{M}] = 0",
    Source = $"a reading of {Paper.Name}, Proposition 1",
    After = ["P1.limit"],
    FalseReading = true)]
[Statement(
    "N.batchOptimal",
    "batch decoding's first token attains the best multi-draft acceptance.",
    Formula = @"1 - \prod_{m=1}^{M} \mathrm{TV}(q^m, p) = \alpha^*_M",
    Source = $"a reading of {Paper.Name}, Theorem 3",
    After = ["T3.rejections"],
    FalseReading = true)]
[Statement(
    "N.allSchemes",
    "the bound of Theorem 2 holds for every lossless scheme.",
    Formula = @"\Pr(x_{1:T}) = Q(x_{1:T}) \;\Rightarrow\; \mathbb{E}[N_{\mathrm{rej}}] \ge \sum_{n=1}^{T} \mathbb{E}_Q\, "
        + @"\mathrm{TV}(p_n, q_n) \text{ for every scheme}",
    Source = $"a reading of {Paper.Name}, Theorem 2",
    After = ["T2.bound"],
    FalseReading = true)]
[Statement(
    "N.everyHistory",
    "a lossless member has b ≤ min(1, q/p) after every accept/reject history.",
    Formula = @"\Pr(x_{1:T}) = Q(x_{1:T}) \;\Rightarrow\; b_n(\cdot \mid \text{history}) \le \min(1, q_n/p_n)",
    Source = $"a reading of {Paper.Name}, Theorem 2",
    After = ["T2.bound"],
    FalseReading = true)]
[Statement(
    "N.uniqueFallback",
    "the minimiser in Theorem 4 is unique.",
    Formula = @"\bigl\lvert \arg\min_P \mathrm{TV}(b\,p + \rho\,P,\ q) \bigr\rvert = 1",
    Source = $"a reading of {Paper.Name}, Theorem 4",
    After = ["T4.set"],
    FalseReading = true)]
[Statement(
    "N.frontEveryRule",
    "Pr(reject) + Loss*(b) = TV for every b.",
    Formula = @"\Pr(\mathrm{reject}) + \mathrm{Loss}^*(b) = \mathrm{TV}(p, q) \quad \text{for every } b",
    Source = $"a reading of {Paper.Name}, Theorem 5",
    After = ["T5.front"],
    FalseReading = true)]
[Statement(
    "N.frontHorizon",
    "over a horizon the front adds up under Q.",
    Formula = @"\mathbb{E}[N_{\mathrm{rej}}] + \sum_{n=1}^{T} \mathbb{E}_A[\mathrm{loss}_n] = \sum_{n=1}^{T} \mathbb{E}_Q\, "
        + @"\mathrm{TV}(p_n, q_n)",
    Source = $"a reading of {Paper.Name}, Theorem 5",
    After = ["T5.horizon"],
    FalseReading = true)]
[Statement(
    "N.lossyIsFaster",
    "over-acceptance never increases E[N_rej].",
    Formula = @"b \ge \min(1, q/p) \;\Rightarrow\; \mathbb{E}[N_{\mathrm{rej}}^{b}] \le \sum_{n=1}^{T} \mathbb{E}_Q\, "
        + @"\mathrm{TV}(p_n, q_n)",
    Source = $"a reading of {Paper.Name}, Theorem 5",
    After = ["T5.horizon"],
    FalseReading = true)]
[Statement(
    "N.averageRate",
    "E[tokens a round] = (1 − a^{γ+1})/(1 − a) with the average acceptance rate a.",
    Formula = @"\mathbb{E}[\text{tokens a round}] = \frac{1 - \bar a^{\gamma+1}}{1 - \bar a}",
    Source = "a reading of Leviathan, Kalman, Matias 2023",
    After = ["T1.calls"],
    FalseReading = true)]
public sealed class FalseReadings
{
    [Checks("N.bonus", SmallWorld = true)]
    public void A_bonus_changes_the_rejections(GeneratedInstance given, Lookahead lookahead) =>
        Expect.Mean(
            "E[N_rej] with bonus = Σ E_Q TV",
            new Speculative<Rational>(lookahead.Tokens, Bonus: true),
            given.Instance,
            run => run.Rejections,
            Bound(given));

    [Checks("N.calls", SmallWorld = true)]
    public void Target_calls_differ_from_rejections(GeneratedInstance given) =>
        Expect.Equal("E[rounds], and E[N_rej]", ExpectedRounds.Speculative(given.Instance), Bound(given));

    [Checks("N.calls", SmallWorld = true)]
    public void Target_calls_differ_from_one_more_than_rejections(GeneratedInstance given) =>
        Expect.Equal("E[rounds], and E[N_rej] + 1", ExpectedRounds.Speculative(given.Instance), Bound(given) + 1);

    [Checks("N.underDraft", SmallWorld = true)]
    public void The_expectation_under_the_draft_is_another(GeneratedInstance given)
    {
        var swapped = given.Instance.With(draft: given.Instance.Target, target: given.Instance.Draft);
        Expect.Mean(
            "E[N_rej] = Σ E_P TV",
            new Speculative<Rational>(),
            given.Instance,
            run => run.Rejections,
            ExpectedRejections.Speculative(swapped));
    }

    [Checks("N.batchPower", SmallWorld = true)]
    public void Two_drafts_reject_more_often_than_the_square(GeneratedRows given)
    {
        var coupling = new Coupling<Rational>(given.Draft, given.Target);
        Expect.Equal(
            "Pr(reject) with M = 2, and TV(p, q)²",
            BatchStages<Rational>.After(coupling, 2).Left,
            coupling.TotalVariation * coupling.TotalVariation);
    }

    [Checks("N.batchZero", SmallWorld = true)]
    public void Rejections_remain_with_any_number_of_drafts(GeneratedInstance given) =>
        Expect.Equal("lim E[N_rej] as M → ∞, and 0", ExpectedRejections.BatchLimit(given.Instance), 0);

    [Checks("N.batchZero", Effort = 2)]
    public void Rejections_remain_even_if_the_draft_covers_the_target(GeneratedInstance given)
    {
        if (ReachableContexts.Of(given.Instance).All(context => Rational.IsZero(BatchStages<Rational>.Limit(context.Coupling).Left)))
        {
            Expect.Equal("lim E[N_rej] as M → ∞ with q ≪ p, and 0", ExpectedRejections.BatchLimit(given.Instance), 0);
        }
    }

    [Checks("N.batchOptimal", SmallWorld = true)]
    public void The_first_token_misses_the_best_acceptance(GeneratedRows given) =>
        Expect.Equal(
            "acceptance with M = 2, and α*",
            1 - BatchStages<Rational>.After(new(given.Draft, given.Target), 2).Left,
            MultiDraft.BestAcceptance(given.Draft, given.Target, 2));

    [Checks("N.allSchemes", SmallWorld = true)]
    public void Block_verification_rejects_less(GeneratedInstance given) =>
        Expect.AtMost(
            "Σ E_Q TV, and E[N_rej] of block verification",
            Bound(given),
            ExactLaw.OfTranscripts(new BlockVerification<Rational>(), given.Instance).Expectation(run => run.Rejections));

    [Checks("N.uniqueFallback", SmallWorld = true)]
    public void Two_fallbacks_attain_the_least_loss(GeneratedRows given)
    {
        var coupling = new Coupling<Rational>(given.Draft, given.Target);
        var tradeoff = new BiasTradeoff<Rational>(coupling, OverAcceptance.Acceptance(coupling, Rational.Of(1, 10)));
        if (tradeoff.RejectionProbability > 0 && tradeoff.Attains(given.Other))
        {
            Expect.That(
                given.Other.Equals(tradeoff.OptimalFallback),
                () => $"with b = min(1, (q + 1/10)/p), {given.Other} and {tradeoff.OptimalFallback} both have loss {tradeoff.Loss}");
        }
    }

    [Checks("N.frontEveryRule", SmallWorld = true)]
    public void Some_rules_are_off_the_front(GeneratedRows given, Levels levels)
    {
        var coupling = new Coupling<Rational>(given.Draft, given.Target);
        var tradeoff = new BiasTradeoff<Rational>(coupling, Acceptances.Any(coupling, levels));
        Expect.Equal(
            "Pr(reject) + Loss*(b) with b = level, and TV(p, q)", tradeoff.RejectionProbability + tradeoff.Loss, coupling.TotalVariation);
    }

    [Checks("N.frontHorizon", Effort = 4)]
    public void Over_a_horizon_the_front_does_not_add_up_under_the_target(GeneratedInstance given, Levels levels)
    {
        var tradeoff = Tradeoff(given, levels);
        Expect.Equal(
            "E[N_rej] + Σ E_A loss with b = 1 − level · (1 − min(1, q/p)), and Σ E_Q TV",
            tradeoff.Rejections.Sum() + tradeoff.Loss.Sum(),
            Bound(given));
    }

    [Checks("N.lossyIsFaster", SmallWorld = true)]
    public void Over_acceptance_can_increase_rejections(GeneratedInstance given, Levels levels) =>
        Expect.AtMost(
            "E[N_rej] with b = 1 − level · (1 − min(1, q/p)), and Σ E_Q TV", Tradeoff(given, levels).Rejections.Sum(), Bound(given));

    [Checks("N.averageRate", Effort = 2)]
    public void The_average_acceptance_rate_does_not_give_the_tokens_a_round(GeneratedInstance given)
    {
        if (given.Horizon >= 2)
        {
            var lookahead = given.Horizon - 1;
            var rate = ExpectedTotalVariation.ByContext(given.Instance).Take(lookahead).Aggregate(
                Rational.Zero, (sum, tv) => sum + 1 - tv) / lookahead;
            Expect.Mean(
                "E[tokens in the first round] = 1 + a + … + a^γ",
                new Speculative<Rational>(lookahead, Bonus: true),
                given.Instance,
                FirstRound.Tokens,
                FirstRound.Geometric(rate, lookahead));
        }
    }

    private static HorizonTradeoff<Rational> Tradeoff(GeneratedInstance given, Levels levels)
    {
        return HorizonTradeoff<Rational>.Of(
            given.Instance, coupling => Acceptances.AtLeastLossless(coupling, levels), best => best.OptimalFallback);
    }

    private static Rational Bound(GeneratedInstance given) => ExpectedTotalVariation.ByContext(given.Instance).Sum();
}
