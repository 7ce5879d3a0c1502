namespace SpecProofs.Properties;

/// <summary>The best that M independent drafts for one position can do, and schemes that come near it or attain it.</summary>
[Statement(
    "X.multidraft",
    "No scheme that sees M independent drafts writes one of them more often than α*_M = min over H of Q(H) + 1 − P(H)^M, attained on a "
        + "threshold set of q/p; some lossless scheme attains it; batch speculative decoding obeys it, with equality at M = 1.",
    Formula = @"\alpha^*_M = \min_{H} \; Q(H) + 1 - P(H)^M = \min_{t} \; Q(\{q/p \le t\}) + 1 - P(\{q/p \le t\})^M, \quad "
        + @"1 - \prod_{m=1}^{M} \mathrm{TV}(q^m, p) \le \alpha^*_M",
    Source = "Hu et al., ICLR 2025 (max-flow/min-cut)",
    After = ["L.stages", "P1.limit"])]
[Statement(
    "X.kseq",
    "K-SEQ with a divisor ρ is lossless if 1 − (1 − β)^M ≤ ρ·β, β = Σ min(p, q/ρ), as at ρ = M; for 1 ≤ ρ ≤ M it accepts with "
        + "1 − (1 − β)^M ≥ (1 − (1 − 1/M)^M)·α*_M, with equality at ρ = M and p = q; with the least divisor it accepts at least as often "
        + "as batch speculative decoding, and with two drafts at least 8/9 of α*_2.",
    Formula = @"\beta = \sum_x \min(p, q/\rho), \quad 1 - (1 - \beta)^M \ge \Bigl(1 - \bigl(1 - \tfrac1M\bigr)^M\Bigr)\, \alpha^*_M \ge "
        + @"\bigl(1 - \tfrac1e\bigr)\, \alpha^*_M; \quad M = 2,\ \rho \beta \le 1 - (1 - \beta)^2: \ "
        + @"1 - (1 - \beta)^2 \ge \tfrac89\, \alpha^*_2; "
        + @"\quad \rho = \rho^*: \ 1 - (1 - \beta)^M \ge 1 - \prod_{m=1}^{M} \mathrm{TV}(q^m, p)",
    Source = "Sun et al., NeurIPS 2023; with the least divisor, this project",
    After = ["X.multidraft", "T3.monotone"])]
public sealed class Optimum_MultiDraft
{
    [Checks("X.multidraft", SmallWorld = true)]
    public void A_threshold_set_is_the_best_of_all_sets(GeneratedRows given, Drafts drafts) =>
        Expect.Equal(
            "α* over threshold sets, and over all sets",
            Best(given, drafts.Count),
            DraftFlow.OverAllSets(given.Draft, given.Target, drafts.Count));

    [Checks("X.multidraft")]
    public void The_best_acceptance_is_the_maximum_flow_from_drafts_to_tokens(GeneratedRows given, Drafts drafts) =>
        Expect.Equal("α*, and the maximum flow", Best(given, drafts.Count), DraftFlow.Maximum(given.Draft, given.Target, drafts.Count));

    [Checks("X.multidraft", SmallWorld = true)]
    public void Batch_speculative_decoding_accepts_no_more(GeneratedRows given, Drafts drafts)
    {
        var coupling = new Coupling<Rational>(given.Draft, given.Target);
        Expect.AtMost(
            "1 − Π TV(q^m, p), and α*", 1 - BatchStages<Rational>.After(coupling, drafts.Count).Left, Best(given, drafts.Count));
        Expect.Equal("1 − TV, and α* at M = 1", 1 - coupling.TotalVariation, Best(given, 1));
    }

    [Checks("X.multidraft", SmallWorld = true)]
    public void A_transport_plan_attains_it_for_two_drafts(GeneratedRows given)
    {
        Expect.Equal("what the plan deals out, and α*", new PairPlan<Rational>(new(given.Draft, given.Target)).Acceptance, Best(given, 2));
        var rejected = 1 - Best(given, 2);
        Expect.Mean("E[N_rej] = 1 − α* at T = 1", new OptimalPair<Rational>(), OnePosition(given), run => run.Rejections, rejected);
    }

    [Checks("X.multidraft")]
    public void The_decoder_with_that_plan_is_lossless(GeneratedInstance given, Lookahead lookahead) =>
        Expect.Lossless(new OptimalPair<Rational>(lookahead.Tokens), given);

    [Checks("X.multidraft")]
    public void The_price_of_the_best_choice_follows_from_what_its_plan_leaves(GeneratedInstance given, Lookahead lookahead) =>
        Priced.At(
            Priced.First(given, lookahead, at => new PairPlan<Rational>(at).Spare),
            new OptimalPair<Rational>(lookahead.Tokens),
            given.Instance);

    [Checks("X.kseq", Effort = 0.3)]
    public void K_SEQ_is_lossless_with_the_divisor_M_and_with_the_least_one(GeneratedInstance given, Drafts drafts, Lookahead lookahead)
    {
        Expect.Lossless(new KSequence<Rational>(drafts.Count, drafts.Count, lookahead.Tokens), given);
        var least = ReachableContexts.Of(given.Instance)
            .Select(context => SequentialAcceptance.LeastDivisor(context.Coupling, drafts.Count, halvings: 4)).Max();
        Expect.Lossless(new KSequence<Rational>(drafts.Count, least, lookahead.Tokens), given);
    }

    [Checks("X.kseq")]
    public void Its_price_follows_from_what_it_leaves_of_the_target(GeneratedInstance given, Drafts drafts, Lookahead lookahead) =>
        Priced.At(
            Priced.First(given, lookahead, at => RejectedMasses.Sequential(at, drafts.Count, drafts.Count)),
            new KSequence<Rational>(drafts.Count, drafts.Count, lookahead.Tokens),
            given.Instance);

    [Checks("X.kseq", SmallWorld = true)]
    public void With_the_divisor_M_K_SEQ_accepts_at_least_its_share_of_the_best(GeneratedRows given, Drafts drafts) =>
        Expect.AtMost(
            "(1 − (1 − 1/M)^M)·α*, and the acceptance of K-SEQ",
            Share(drafts.Count) * Best(given, drafts.Count),
            SequentialAcceptance.Of<Rational>(new(given.Draft, given.Target), drafts.Count, drafts.Count));

    [Checks("X.kseq")]
    public void K_SEQ_accepts_at_least_its_share_of_the_best_and_at_most_the_best(GeneratedRows given, Drafts drafts, Levels levels)
    {
        var coupling = new Coupling<Rational>(given.Draft, given.Target);
        var divisor = 1 + ((drafts.Count - 1) * levels[0]);
        var (accepted, best) = (SequentialAcceptance.Of(coupling, drafts.Count, divisor), Best(given, drafts.Count));
        Expect.AtMost("(1 − (1 − 1/M)^M)·α*, and the acceptance of K-SEQ", Share(drafts.Count) * best, accepted);
        if (SequentialAcceptance.IsLossless(coupling, drafts.Count, divisor))
        {
            Expect.AtMost("the acceptance of K-SEQ, and α*", accepted, best);
            Expect.Mean(
                "E[N_rej] = (1 − β)^M at T = 1",
                new KSequence<Rational>(drafts.Count, divisor),
                OnePosition(given),
                run => run.Rejections,
                1 - accepted);
        }
    }

    [Checks("X.kseq")]
    public void With_the_divisor_M_the_share_is_exact_where_draft_equals_target(GeneratedRows given, Drafts drafts) =>
        Expect.Equal(
            "the acceptance of K-SEQ at p = q, and 1 − (1 − 1/M)^M",
            SequentialAcceptance.Of<Rational>(new(given.Target, given.Target), drafts.Count, drafts.Count),
            Share(drafts.Count));

    /// <summary>
    /// With u = p({q/p &gt; ρ}) and ρ ≤ 2 − β: α* ≤ (2 − β)(β − u) + 1 − (1 − u)² ≤ 2β − ¾β², and α* ≤ 1; against 2β − β² this is 8/9 at
    /// least, at β = 2/3.
    /// </summary>
    [Checks("X.kseq", Effort = 3)]
    public void With_two_drafts_no_divisor_up_to_the_least_lossless_one_accepts_less_than_eight_ninths(GeneratedRows given, Levels levels)
    {
        var (coupling, divisor) = (new Coupling<Rational>(given.Draft, given.Target), 1 + levels[0]);
        var accepted = SequentialAcceptance.Of(coupling, 2, divisor);
        if (divisor * SequentialAcceptance.OfOne(coupling, divisor) <= accepted)
        {
            Expect.AtMost("8/9 of α*, and the acceptance of K-SEQ", Best(given, 2) * 8 / 9, accepted);
        }
    }

    /// <summary>
    /// Where s drafts are tested on average, token x is accepted with at most min(q, s·p), and K-SEQ with ρ* = s reaches that. A batch's
    /// chance r_m to test draft m falls by a factor that never falls (T3.monotone), so it tests no more drafts than a geometric fall to the
    /// same r_{M+1} would; and K-SEQ's fall is geometric. The check is at a divisor just below ρ*, which accepts hardly more.
    /// </summary>
    [Checks("X.kseq", Effort = 2)]
    public void With_the_least_divisor_K_SEQ_accepts_at_least_as_often_as_a_batch(GeneratedRows given, Drafts drafts)
    {
        const int Halvings = 12;
        var coupling = new Coupling<Rational>(given.Draft, given.Target);
        var least = SequentialAcceptance.LeastDivisor(coupling, drafts.Count, Halvings);
        var below = least == 1 ? least : least - (Rational.Of(drafts.Count - 1, 1) / (1 << Halvings));
        Expect.AtMost(
            "1 − Π TV(q^m, p), and the acceptance of K-SEQ",
            1 - BatchStages<Rational>.After(coupling, drafts.Count).Left,
            SequentialAcceptance.Of(coupling, drafts.Count, below));
    }

    [Checks("X.kseq")]
    public void Divisors_that_satisfy_the_inequality_accept_no_token_too_often(GeneratedRows given, Drafts drafts, Levels levels)
    {
        var coupling = new Coupling<Rational>(given.Draft, given.Target);
        var divisor = 1 + ((drafts.Count - 1) * levels[0]);
        var (one, any) = (SequentialAcceptance.OfOne(coupling, divisor), SequentialAcceptance.Of(coupling, drafts.Count, divisor));
        Expect.That(
            any > divisor * one || SequentialAcceptance.IsLossless(coupling, drafts.Count, divisor),
            () => $"1 − (1 − β)^M = {any} ≤ ρ·β = {divisor * one}, but some token is accepted too often");
    }

    private static Rational Best(GeneratedRows given, int drafts) => MultiDraft.BestAcceptance(given.Draft, given.Target, drafts);

    private static Rational Share(int drafts) =>
        1 - Enumerable.Repeat(1 - (Rational.One / drafts), drafts).Aggregate(Rational.One, (product, factor) => product * factor);

    private static Instance<Rational> OnePosition(GeneratedRows given) =>
        new(new Iid<Rational>(given.Draft), new Iid<Rational>(given.Target), 1);
}
