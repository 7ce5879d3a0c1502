using SpecProofs.Analysis;
using SpecProofs.Conformance;
using SpecProofs.Decoding;

namespace SpecProofs.Properties;

/// <summary>Readings of the theorems that look right and are false. Each is searched for a counterexample; the law holds if one is found.</summary>
public sealed class FalseReadings
{
    [Law("N.bonus", FalseReading = true, SmallWorld = true)]
    public void Rejections_are_the_same_with_a_bonus(Problem problem, Lookahead lookahead) =>
        Expect.Mean("E[N_rej] with bonus = Σ E_Q TV", new Speculative<Rational>(lookahead.Tokens, Bonus: true), problem.Instance, run => run.Rejections, Bound(problem));

    [Law("N.calls", FalseReading = true, SmallWorld = true)]
    public void Target_calls_are_rejections(Problem problem) =>
        Expect.Equal("E[rounds], and E[N_rej]", ExpectedRounds.Speculative(problem.Instance), Bound(problem));

    [Law("N.calls", FalseReading = true, SmallWorld = true)]
    public void Target_calls_are_one_more_than_rejections(Problem problem) =>
        Expect.Equal("E[rounds], and E[N_rej] + 1", ExpectedRounds.Speculative(problem.Instance), Bound(problem) + 1);

    [Law("N.underDraft", FalseReading = true, SmallWorld = true)]
    public void The_expectation_may_be_taken_under_the_draft(Problem problem)
    {
        var swapped = new Instance<Rational>(problem.Instance.Target, problem.Instance.Draft, problem.Horizon);
        Expect.Mean("E[N_rej] = Σ E_P TV", new Speculative<Rational>(), problem.Instance, run => run.Rejections, ExpectedRejections.Speculative(swapped));
    }

    [Law("N.batchPower", FalseReading = true, SmallWorld = true)]
    public void Drafts_multiply_the_rejection_probability(Trio trio)
    {
        var coupling = new Coupling<Rational>(trio.First, trio.Second);
        Expect.Equal("Pr(reject) with M = 2, and TV(p, q)²", BatchStages<Rational>.After(coupling, 2).Left, coupling.TotalVariation * coupling.TotalVariation);
    }

    [Law("N.batchZero", FalseReading = true, SmallWorld = true)]
    public void Enough_drafts_remove_all_rejections(Problem problem) =>
        Expect.Equal("lim E[N_rej] as M → ∞, and 0", ExpectedRejections.BatchLimit(problem.Instance), 0);

    [Law("N.batchZero", FalseReading = true, Effort = 2)]
    public void Enough_drafts_remove_all_rejections_if_the_draft_covers_the_target(Problem problem)
    {
        if (ContextLaw.AtEachPosition(problem.Instance).SelectMany(law => law.Keys).All(context => Rational.IsZero(BatchStages<Rational>.Limit(context.Coupling).Left)))
        {
            Expect.Equal("lim E[N_rej] as M → ∞ with q ≪ p, and 0", ExpectedRejections.BatchLimit(problem.Instance), 0);
        }
    }

    [Law("N.batchOptimal", FalseReading = true, SmallWorld = true)]
    public void The_first_token_attains_the_best_acceptance(Trio trio) =>
        Expect.Equal("acceptance with M = 2, and α*", 1 - BatchStages<Rational>.After(new(trio.First, trio.Second), 2).Left, MultiDraft.BestAcceptance(trio.First, trio.Second, 2));

    [Law("N.allSchemes", FalseReading = true, SmallWorld = true)]
    public void No_lossless_scheme_rejects_less(Problem problem) =>
        Expect.AtMost("Σ E_Q TV, and E[N_rej] of block verification", Bound(problem), ExactLaw.OfTranscripts(new BlockVerification<Rational>(), problem.Instance).Expectation(run => run.Rejections));

    [Law("N.uniqueFallback", FalseReading = true, SmallWorld = true)]
    public void Only_one_fallback_attains_the_least_loss(Trio trio)
    {
        var coupling = new Coupling<Rational>(trio.First, trio.Second);
        var tradeoff = new BiasTradeoff<Rational>(coupling, OverAcceptance.Acceptance(coupling, Rational.Of(1, 10)));
        if (tradeoff.RejectionProbability > 0 && tradeoff.Attains(trio.Third))
        {
            Expect.That(trio.Third.Equals(tradeoff.OptimalFallback), () => $"with b = min(1, (q + 1/10)/p), {trio.Third} and {tradeoff.OptimalFallback} both have loss {tradeoff.Loss}");
        }
    }

    [Law("N.frontEveryRule", FalseReading = true, SmallWorld = true)]
    public void Every_rule_is_on_the_front(Trio trio, Levels levels)
    {
        var coupling = new Coupling<Rational>(trio.First, trio.Second);
        var tradeoff = new BiasTradeoff<Rational>(coupling, Acceptances.Any(coupling, levels));
        Expect.Equal("Pr(reject) + Loss*(b) with b = level, and TV(p, q)", tradeoff.RejectionProbability + tradeoff.Loss, coupling.TotalVariation);
    }

    [Law("N.frontHorizon", FalseReading = true, Effort = 4)]
    public void Over_a_horizon_the_front_adds_up_under_the_target(Problem problem, Levels levels)
    {
        var tradeoff = Tradeoff(problem, levels);
        Expect.Equal("E[N_rej] + Σ E_A loss with b = 1 − level · (1 − min(1, q/p)), and Σ E_Q TV", Sum(tradeoff.Rejections) + Sum(tradeoff.Loss), Bound(problem));
    }

    [Law("N.lossyIsFaster", FalseReading = true, SmallWorld = true)]
    public void Over_acceptance_never_increases_rejections(Problem problem, Levels levels) =>
        Expect.AtMost("E[N_rej] with b = 1 − level · (1 − min(1, q/p)), and Σ E_Q TV", Sum(Tradeoff(problem, levels).Rejections), Bound(problem));

    [Law("N.averageRate", FalseReading = true, Effort = 2)]
    public void Tokens_a_round_follow_from_the_average_acceptance_rate(Problem problem)
    {
        if (problem.Horizon >= 2)
        {
            var lookahead = problem.Horizon - 1;
            var rate = ExpectedTotalVariation.ByContext(problem.Instance).Take(lookahead).Aggregate(Rational.Zero, (sum, tv) => sum + 1 - tv) / lookahead;
            Expect.Mean("E[tokens in the first round] = 1 + a + … + a^γ", new Speculative<Rational>(lookahead, Bonus: true), problem.Instance, FirstRound.Tokens, FirstRound.Geometric(rate, lookahead));
        }
    }

    private static HorizonTradeoff<Rational> Tradeoff(Problem problem, Levels levels)
    {
        return HorizonTradeoff<Rational>.Of(problem.Instance, coupling => Acceptances.AtLeastLossless(coupling, levels), best => best.OptimalFallback);
    }

    private static Rational Bound(Problem problem) => Sum(ExpectedTotalVariation.ByContext(problem.Instance));

    private static Rational Sum(IEnumerable<Rational> values) => values.Aggregate(Rational.Zero, (sum, value) => sum + value);
}
