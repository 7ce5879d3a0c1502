using System.Collections.Immutable;

namespace SpecProofs.Properties;

/// <summary>The smallest refutations that were found of readings that rank drafts, lookaheads and decoders.</summary>
public sealed class PinnedRankings
{
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
    [Checks("N.replacementLookahead")]
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
        WeightedModel.Of(Memory.StepAndLastToken, 2, rows.Length, key => rows[key.Length == 0 ? 0 : key[0]]);

    private static Rational Rejections(IDecoder<Rational> decoder, GeneratedInstance given) =>
        ExactLaw.OfTranscripts(decoder, given.Instance).Expectation(run => run.Rejections);
}
