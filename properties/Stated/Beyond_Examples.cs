namespace SpecProofs.Properties;

/// <summary>The optimum on stated instances, in numbers.</summary>
public sealed class Beyond_Examples
{
    private static readonly Distribution<Rational> TwoThirds = Distribution<Rational>.Proportional(2, 1);
    private static readonly Distribution<Rational> OneThird = Distribution<Rational>.Proportional(1, 2);

    /// <summary>p = (2/3, 1/3), q = (1/3, 2/3), γ = 2: 10/9 token by token, 11/9 as a block, 12/9 with full knowledge.</summary>
    [Checks("X.block")]
    public void A_block_of_two_keeps_ten_eleven_and_twelve_ninths()
    {
        var given = new GeneratedInstance(WeightedModel.Iid([2, 1]), WeightedModel.Iid([1, 2]), 2);
        Expect.On(given, () =>
        {
            var kept = KeptPerRound<Rational>.Of(given.Instance);
            Expect.Equal("E[kept] token by token", kept.Token, Rational.Of(10, 9));
            Expect.Equal("E[kept] as a block", kept.Block, Rational.Of(11, 9));
            Expect.Equal("E[kept] with full knowledge", kept.Ideal, Rational.Of(12, 9));
        });
    }

    /// <summary>Batch speculative decoding with two drafts accepts 7/9; the transport plan 8/9.</summary>
    [Checks("X.multidraft")]
    public void Two_drafts_are_kept_with_eight_ninths()
    {
        var plan = new PairPlan<Rational>(new(TwoThirds, OneThird));
        Expect.On("p = (2/3, 1/3), q = (1/3, 2/3), M = 2", () =>
        {
            Expect.Equal("the plan's acceptance", plan.Acceptance, Rational.Of(8, 9));
            Expect.Equal("the share of {0, 0} that is kept", plan.Share(0, 0), Rational.Of(3, 4));
            Expect.Equal("the share of {0, 1} that becomes 1", plan.Share(1, 0), 1);
        });
    }

    /// <summary>Where K-SEQ with the least divisor is farthest from the best.</summary>
    [Checks("X.kseq")]
    public void Eight_ninths_of_the_best_is_what_K_SEQ_can_come_down_to()
    {
        var (draft, target) = (TwoThirds, Distribution<Rational>.Proportional(4, 5));
        Expect.On("p = (2/3, 1/3), q = (4/9, 5/9), M = 2, ρ = 4/3", () =>
        {
            Expect.Equal("α*", MultiDraft.BestAcceptance(draft, target, 2), 1);
            Expect.Equal("1 − (1 − β)²", SequentialAcceptance.Of(new(draft, target), 2, Rational.Of(4, 3)), Rational.Of(8, 9));
            Expect.Equal("1 − Π TV(q^m, p)", 1 - BatchStages<Rational>.After(new(draft, target), 2).Left, Rational.Of(23, 27));
            Expect.Equal("ρ·β", Rational.Of(4, 3) * SequentialAcceptance.OfOne(new(draft, target), Rational.Of(4, 3)), Rational.Of(8, 9));
        });
    }
}
