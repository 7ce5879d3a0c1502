using System.Collections.Immutable;

namespace SpecProofs.Properties;

/// <summary>The smallest refutations that were found of readings that rank drafts, lookaheads and decoders.</summary>
public sealed class PinnedRankings
{
    /// <summary>
    /// One draft is accepted with 1/2 and then 1, the other with 1 and then 0, but a rejection at the last position costs no round. Then a
    /// draft that is accepted with 3/5 throughout, and one that is accepted at every other position.
    /// </summary>
    [Checks("N.rateRanks")]
    public void The_higher_rate_can_need_more_rounds()
    {
        var target = ByPosition([1, 1], [1, 0]);
        Differ(
            new(ByPosition([0, 1], [1, 0]), target, 2), Rational.Of(3, 4), Rational.Of(3, 2),
            new(ByPosition([1, 1], [0, 1]), target, 2), Rational.Of(1, 2), 1);
        var longer = WeightedModel.Iid([1, 0]);
        Differ(
            new(WeightedModel.Iid([3, 2]), longer, 8), Rational.Of(3, 5), Rational.Of(345853, 78125),
            new(ByPosition([1, 0], [0, 1], [1, 0], [0, 1], [1, 0], [0, 1], [1, 0], [0, 1]), longer, 8), Rational.Of(1, 2), 4);

        static void Differ(
            GeneratedInstance one, Rational rate, Rational rounds, GeneratedInstance other, Rational otherRate, Rational otherRounds)
        {
            foreach (var (given, a, n) in new[] { (one, rate, rounds), (other, otherRate, otherRounds) })
            {
                Expect.On(given, () =>
                {
                    Expect.Equal(
                        "the mean acceptance rate", 1 - (ExpectedTotalVariation.ByContext(given.Instance).Sum() / given.Horizon), a);
                    Expect.Equal("E[rounds] at lookahead 2 with bonus", FalseRankings.RoundsOf(given.Instance), n);
                });
            }
        }
    }

    [Checks("N.klRanks")]
    public void The_smaller_divergence_can_be_rejected_more_often()
    {
        Differ(new([[0, 1, 2], [0, 2, 1], [1, 2, 1]]), Rational.Of(1, 3), Rational.Of(1, 4));
        Differ(new([[2, 1], [2, 3], [1, 5]]), Rational.Of(4, 15), Rational.Of(7, 30));

        static void Differ(GeneratedRows rows, Rational rejected, Rational otherRejected) => Expect.On(rows, () =>
        {
            Expect.That(FalseRankings.DivergesLess(rows.Target, rows.Draft, rows.Other), () => "KL(q‖p) is not the smaller divergence");
            Expect.Equal("TV(p, q)", TotalVariation.HalfOfL1(rows.Draft, rows.Target), rejected);
            Expect.Equal("TV(p′, q)", TotalVariation.HalfOfL1(rows.Other, rows.Target), otherRejected);
        });
    }

    /// <summary>A bonus token is not a kept draft token, and saves a round.</summary>
    [Checks("N.keptRanks")]
    public void More_kept_a_round_can_mean_more_rounds()
    {
        var given = new GeneratedInstance(WeightedModel.Iid([0, 1]), ByPosition([1, 1], [0, 1]), 2);
        var (plain, bonus) = (Counts(given, bonus: false), Counts(given, bonus: true));
        Expect.On(given, () =>
        {
            Expect.Equal("kept tokens a round without bonus", plain.Kept / plain.Rounds, Rational.Of(3, 4));
            Expect.Equal("kept tokens a round with bonus", bonus.Kept / bonus.Rounds, Rational.Of(2, 3));
            Expect.Equal("E[rounds] without bonus", plain.Rounds, 2);
            Expect.Equal("E[rounds] with bonus", bonus.Rounds, Rational.Of(3, 2));
        });

        static (Rational Kept, Rational Rounds) Counts(GeneratedInstance given, bool bonus)
        {
            var runs = ExactLaw.OfTranscripts(new Speculative<Rational>(1, bonus), given.Instance);
            return (runs.Expectation(run => run.Kept), runs.Expectation(run => run.Rounds));
        }
    }

    /// <summary>With c = 1/4 a mean rate of 1/2 chooses one token a block; what the draft keeps at first it keeps further.</summary>
    [Checks("N.bestLookahead")]
    public void The_best_lookahead_for_the_mean_rate_can_be_worse()
    {
        var target = WeightedModel.Of(Memory.LastToken, 2, 3, key => key.Length == 0 ? [1, 1] : key[0] == 0 ? [1, 0] : [0, 1]);
        var (given, cost) = (new GeneratedInstance(WeightedModel.Iid([0, 1]), target, 3), Rational.Of(1, 4));
        Expect.On(given, () =>
        {
            var (mean, exact) = (FalseRankings.SpeedByMeanRate(given, cost), FalseRankings.SpeedExactly(given, cost));
            Expect.That(mean[0] > mean[1], () => $"the mean rate gives {mean[0]} and {mean[1]}: it does not choose lookahead 1");
            Expect.Equal("speed-up at lookahead 1", exact[0], Rational.Of(6, 5));
            Expect.Equal("speed-up at lookahead 2", exact[1], Rational.Of(4, 3));
        });
    }

    /// <summary>
    /// The ratios p/q along the text are 1, 1, 1/2, 2, 1/2, 1/2. A block from position 3 is carried over position 5 by the ratio 2,
    /// one from position 4 is not; a longer block before them makes the second more likely.
    /// </summary>
    [Checks("N.longerBlocks")]
    public void A_longer_block_can_make_more_rounds_on_a_text()
    {
        var given = new GeneratedInstance(
            ByPosition([1, 0], [1, 0], [1, 1], [1, 0], [1, 1], [1, 1]), ByPosition([1, 0], [1, 0], [1, 0], [1, 1], [1, 0], [1, 0]), 6);
        Expect.On(given, () =>
        {
            Expect.Equal("E[rounds | 0 0 0 0 0 0] of blocks of 3", RoundsGiven(given, 3), 2);
            Expect.Equal("E[rounds | 0 0 0 0 0 0] of blocks of 4", RoundsGiven(given, 4), Rational.Of(9, 4));
        });

        static Rational RoundsGiven(GeneratedInstance given, int lookahead)
        {
            var runs = ExactLaw.OfTranscripts(new BlockVerification<Rational>(lookahead), given.Instance);
            var text = Tokens.Of(0, 0, 0, 0, 0, 0);
            return runs.Expectation(run => run.Tokens == text ? run.Rounds : 0) / runs.Probability(run => run.Tokens == text);
        }
    }

    /// <summary>
    /// Even positions are bad for a single draft and good for four. Who accepts at position 1 meets them with one draft ever after, who is
    /// rejected there meets them fresh.
    /// </summary>
    [Checks("N.replacement")]
    public void Without_replacement_rejections_can_be_more()
    {
        var given = new GeneratedInstance(
            WeightedModel.Iid([1, 1]), ByPosition([1, 0], [1, 0], [1, 1], [1, 0], [1, 1], [1, 0]), 6);
        Expect.On(given, () =>
        {
            Expect.Equal("E[N_rej] without replacement", Rejections(TokenTree<Rational>.Batch(4, 2), given), Rational.Of(3, 2));
            Expect.Equal("E[N_rej] with replacement", Rejections(new BatchSpeculative<Rational>(4, 2), given), Rational.Of(97353, 65536));
        });
    }

    /// <summary>A model whose rows depend on the position alone.</summary>
    private static WeightedModel ByPosition(params ImmutableArray<int>[] rows) =>
        WeightedModel.Of(Memory.StepAndLastToken, 2, rows.Length, key => rows[key.Length < 2 ? key.Length : key[0]]);

    private static Rational Rejections(IDecoder<Rational> decoder, GeneratedInstance given) =>
        ExactLaw.OfTranscripts(decoder, given.Instance).Expectation(run => run.Rejections);
}
