using System.Collections.Immutable;

namespace SpecProofs.Properties;

/// <summary>The smallest refutation of each false reading that our search found, with both sides of the reading as exact numbers.</summary>
public sealed class PinnedRefutations
{
    private static readonly Rational Half = Rational.Of(1, 2);

    [Checks("N.bonus")]
    public void A_bonus_changes_the_rejections()
    {
        var given = Iid([0, 1], [1, 1], horizon: 2);
        Differ(
            given,
            Rejections(new Speculative<Rational>(1, Bonus: true), given),
            Rational.Of(3, 4),
            Rejections(new Speculative<Rational>(1), given),
            1);
    }

    [Checks("N.calls")]
    public void Target_calls_differ_from_rejections_and_from_one_more()
    {
        var (agreeing, disjoint) = (Iid([1], [1], horizon: 1), Iid([0, 1], [1, 0], horizon: 1));
        Differ(agreeing, Rounds(agreeing), 1, Rejections(new Speculative<Rational>(), agreeing), 0);
        Differ(disjoint, Rounds(disjoint), 1, Rejections(new Speculative<Rational>(), disjoint) + 1, 2);
    }

    [Checks("N.underDraft")]
    public void The_expectation_under_the_draft_is_another()
    {
        var given = new GeneratedInstance(WeightedModel.Iid([0, 1]), Markov([1, 0], [0, 1], [1, 0], horizon: 2), 2);
        var underDraft = ExpectedTotalVariation.BySummation(new Instance<Rational>(given.Instance.Target, given.Instance.Draft, 2));
        Differ(given, Rejections(new Speculative<Rational>(), given), 1, underDraft[0] + underDraft[1], 2);
    }

    [Checks("N.batchPower")]
    public void Two_drafts_reject_more_often_than_the_square()
    {
        var given = Iid([0, 1], [1, 1], horizon: 1);
        var once = Rejections(new Speculative<Rational>(), given);
        Differ(given, Rejections(new BatchSpeculative<Rational>(2), given), Half, once * once, Rational.Of(1, 4));
    }

    [Checks("N.batchZero")]
    public void Rejections_remain_with_any_number_of_drafts()
    {
        var (disjoint, covered) = (Iid([0, 1], [1, 0], horizon: 1), Iid([1, 1], [1, 0], horizon: 2));
        Differ(disjoint, ExpectedRejections.BatchLimit(disjoint.Instance), 1, 0, 0);
        Differ(covered, ExpectedRejections.BatchLimit(covered.Instance), Half, 0, 0);
    }

    [Checks("N.batchOptimal")]
    public void The_first_token_misses_the_best_acceptance()
    {
        var (smallest, known) = (Iid([1, 1], [1, 2], horizon: 1), Iid([2, 1], [1, 2], horizon: 1));
        Differ(smallest, 1 - Rejections(new BatchSpeculative<Rational>(2), smallest), Rational.Of(11, 12), BestOfTwo(smallest), 1);
        Differ(known, 1 - Rejections(new BatchSpeculative<Rational>(2), known), Rational.Of(7, 9), BestOfTwo(known), Rational.Of(8, 9));
    }

    [Checks("N.allSchemes")]
    public void Block_verification_rejects_less()
    {
        var (smallest, known) = (Iid([1, 1], [1, 2], horizon: 2), Iid([2, 1], [1, 2], horizon: 2));
        LessThanSpeculative(smallest, Rational.Of(5, 18), Rational.Of(1, 3));
        LessThanSpeculative(known, Rational.Of(5, 9), Rational.Of(2, 3));

        static void LessThanSpeculative(GeneratedInstance given, Rational block, Rational speculative) => Differ(
            given, Rejections(
                new BlockVerification<Rational>(), given), block, Rejections(new Speculative<Rational>(), given), speculative);
    }

    /// <summary>
    /// p = (1, 0), q = (1/2, 1/2), T = 2. After a draft token was kept, b = 1; after a rejection, b = 0: each wrong alone, right on
    /// average.
    /// </summary>
    [Checks("N.everyHistory")]
    public void A_lossless_member_exceeds_the_ratio_after_some_history()
    {
        var given = Iid([1, 0], [1, 1], horizon: 2);
        var rule = new Rule<Rational>(
            (text, _) => text.Length == 0 ? Rational.Of(1, 4) : text.Tokens[0] == 1 ? Half : text.Rejections == 0 ? 1 : 0,
            (text, _) => text.Length == 0 ? Distribution<Rational>.Proportional(1, 2) : Distribution<Rational>.Point(1, 2))
        { Name = "right on average over histories" };
        Expect.On(given, () => Expect.Lossless(new RejectionBased<Rational>(rule), given));
        var kept = new Text<Rational>(given.Instance);
        kept.StartRound(2);
        kept.Accept(0);
        Differ(given, rule.Acceptance(kept, 0), 1, kept.Context.Coupling.Acceptance(0), Half);
    }

    [Checks("N.uniqueFallback")]
    public void Two_fallbacks_attain_the_least_loss()
    {
        var rows = new GeneratedRows([[0, 1, 2], [1, 2, 1], [1, 1, 0]]);
        var coupling = new Coupling<Rational>(rows.Draft, rows.Target);
        var tradeoff = new BiasTradeoff<Rational>(coupling, OverAcceptance.Acceptance(coupling, Rational.Of(1, 10)));
        Differ(rows, tradeoff.OptimalFallback[0], Rational.Of(3, 5), rows.Other[0], Half);
        Expect.On(rows, () =>
        {
            Expect.Equal("loss of the one fallback", tradeoff.LossWith(tradeoff.OptimalFallback), Rational.Of(1, 10));
            Expect.Equal("loss of the other fallback", tradeoff.LossWith(rows.Other), Rational.Of(1, 10));
        });
    }

    [Checks("N.frontEveryRule")]
    public void Some_rules_are_off_the_front()
    {
        var certain = Distribution<Rational>.Uniform(1);
        var tradeoff = new BiasTradeoff<Rational>(new(certain, certain), [Half]);
        Differ("V = 1, b = 1/2", tradeoff.RejectionProbability + tradeoff.Loss, Half, TotalVariation.HalfOfL1(certain, certain), 0);
    }

    [Checks("N.frontHorizon")]
    public void Over_a_horizon_the_front_does_not_add_up_under_the_target()
    {
        var given = new GeneratedInstance(WeightedModel.Iid([1, 0]), Markov([0, 1], [1, 0], [0, 1], horizon: 2), 2);
        var tradeoff = OverAccepting(given, new([0]));
        Differ(given, tradeoff.Rejections.Sum() + tradeoff.Loss.Sum(), 1, Rejections(new Speculative<Rational>(), given), 2);
    }

    [Checks("N.lossyIsFaster")]
    public void Over_acceptance_can_increase_rejections()
    {
        var given = new GeneratedInstance(Markov([0, 1], [1, 0], [1, 0], horizon: 3), Markov([1, 0], [1, 0], [0, 1], horizon: 3), 3);
        Differ(
            given,
            OverAccepting(given, new([4, 1])).Rejections.Sum(),
            Rational.Of(7, 4),
            Rejections(new Speculative<Rational>(), given),
            1);
    }

    [Checks("N.averageRate")]
    public void The_average_acceptance_rate_does_not_give_the_tokens_a_round()
    {
        var given = new GeneratedInstance(WeightedModel.Iid([1, 1]), Markov([1, 1], [1, 0], [1, 0], horizon: 3), 3);
        var tokens = ExactLaw.OfTranscripts(
            new Speculative<Rational>(2, Bonus: true), given.Instance).Expectation(run => FirstRound.Tokens(run));
        Differ(given, tokens, Rational.Of(5, 2), FirstRound.Geometric(Rational.Of(3, 4), 2), Rational.Of(37, 16));
    }

    private static GeneratedInstance Iid(ImmutableArray<int> draft, ImmutableArray<int> target, int horizon) =>
        new(WeightedModel.Iid(draft), WeightedModel.Iid(target), horizon);

    private static WeightedModel Markov(
        ImmutableArray<int> initial, ImmutableArray<int> afterZero, ImmutableArray<int> afterOne, int horizon) =>
        WeightedModel.Of(Memory.LastToken, 2, horizon, key => key.Length == 0 ? initial : key[0] == 0 ? afterZero : afterOne);

    private static Rational Rejections(IDecoder<Rational> decoder, GeneratedInstance given) =>
        ExactLaw.OfTranscripts(decoder, given.Instance).Expectation(run => run.Rejections);

    private static Rational Rounds(GeneratedInstance given) =>
        ExactLaw.OfTranscripts(new Speculative<Rational>(), given.Instance).Expectation(run => run.Rounds);

    private static Rational BestOfTwo(GeneratedInstance given) =>
        MultiDraft.BestAcceptance(given.Instance.Start.Coupling.Draft, given.Instance.Start.Coupling.Target, 2);

    private static HorizonTradeoff<Rational> OverAccepting(GeneratedInstance given, Levels levels) =>
        HorizonTradeoff<Rational>.Of(
            given.Instance, coupling => Acceptances.AtLeastLossless(coupling, levels), best => best.OptimalFallback);

    /// <summary>Both sides of the reading are these numbers on this instance, and they are not equal.</summary>
    private static void Differ(object given, Rational left, Rational leftIs, Rational right, Rational rightIs) => Expect.On(given, () =>
    {
        Expect.Equal("the first number of the reading", left, leftIs);
        Expect.Equal("the second number of the reading", right, rightIs);
        Expect.That(left != right, () => $"both sides are {left}");
    });
}
