namespace SpecProofs.Properties;

/// <summary>Given the text, what verification did.</summary>
[Statement(
    "X.trace",
    "Given the output of speculative decoding without bonus, the rejections are independent and R_n has probability 1 − min(1, p_n/q_n) at "
        + "the written token; with a bonus the place in the round is a Markov chain with these probabilities.",
    Formula = @"\Pr(R_1, \dots, R_T \mid x_{1:T}) = \prod_{n=1}^{T} \Pr(R_n \mid x_{1:T}), \quad "
        + @"\Pr(R_n = 1 \mid x_{1:T}) = 1 - \min\Bigl(1, \frac{p_n(x_n)}{q_n(x_n)}\Bigr)",
    Source = "this project",
    After = ["T1.rejections"])]
[Statement(
    "X.traceBatch",
    "Given the output of batch speculative decoding, the place in the round is a Markov chain: a round's first token was a rejection with "
        + "probability g_{M+1}/q at the written token, a later one with 1 − min(1, p/q).",
    Formula = @"\Pr(R_n = 1 \mid x_{1:T}, \text{first of its round}) = \frac{g_{M+1}(x_n)}{q_n(x_n)}, \quad "
        + @"\Pr(R_n = 1 \mid x_{1:T}, \text{later}) = 1 - \min\Bigl(1, \frac{p_n(x_n)}{q_n(x_n)}\Bigr)",
    Source = "this project",
    After = ["T3.recursion", "X.trace"])]
[Statement(
    "X.traceBlock",
    "Given the output of block verification, a round keeps at least i tokens with the running minimum of the block's likelihood ratio P/Q, "
        + "capped at 1; token by token it is the product of min(1, p/q), which is never more.",
    Formula = @"\Pr(\text{at least } i \text{ kept} \mid x_{1:T}, \text{start}) = \min_{0 \le j \le i} \frac{P(x^j)}{Q(x^j)} \ge "
        + @"\prod_{j \le i} \min\Bigl(1, \frac{p_j(x_j)}{q_j(x_j)}\Bigr)",
    Source = "this project",
    After = ["X.blockValue", "X.trace"])]
public sealed class Trace_OfTheText
{
    [Checks("X.trace", SmallWorld = true)]
    public void Given_the_text_a_round_is_a_chain_with_the_probabilities_of_its_tokens(GeneratedInstance given) =>
        Same(
            new Speculative<Rational>(2, Bonus: true),
            given.Instance,
            text => TokenTrace.Of(WrittenToken<Rational>.Of(given.Instance, text), 2, bonus: true));

    [Checks("X.trace")]
    public void Given_the_text_rejections_have_the_probabilities_of_its_tokens(GeneratedInstance given, Lookahead lookahead, bool bonus) =>
        Same(
            new Speculative<Rational>(lookahead.Tokens, bonus),
            given.Instance,
            text => TokenTrace.Of(WrittenToken<Rational>.Of(given.Instance, text), lookahead.Tokens, bonus));

    [Checks("X.trace")]
    public void Without_bonus_they_are_independent(GeneratedInstance given, Lookahead lookahead)
    {
        var runs = ExactLaw.OfTranscripts(new Speculative<Rational>(lookahead.Tokens), given.Instance);
        var texts = runs.Select(run => run.Tokens);
        foreach (var run in runs.Outcomes)
        {
            var written = WrittenToken<Rational>.Of(given.Instance, run.Tokens);
            var product = written.Select((token, n) => run.IsRejection(n) ? 1 - Kept(token) : Kept(token))
                .Aggregate(Rational.One, (product, factor) => product * factor);
            Expect.Equal($"Pr({run} | text), and the product over its positions", runs[run] / texts[run.Tokens], product);
        }
    }

    [Checks("X.trace")]
    public void Its_rounds_with_bonus_take_a_pass_over_the_text(GeneratedInstance given, Lookahead lookahead)
    {
        foreach (var text in given.TargetLaw.Outcomes)
        {
            var written = WrittenToken<Rational>.Of(given.Instance, text);
            Expect.Equal(
                $"E[rounds | {text}]",
                TokenTrace.Of(written, lookahead.Tokens, bonus: true).Mean(Quantity.Rounds),
                TokenTrace.Rounds(written, lookahead.Tokens));
        }
    }

    [Checks("X.traceBatch", SmallWorld = true)]
    public void Given_the_text_of_a_batch_first_positions_have_probabilities_of_their_own(GeneratedInstance given) =>
        Same(new BatchSpeculative<Rational>(2), given.Instance, text => OfBatch(given, text, new(2), Lookahead.ToHorizon));

    [Checks("X.traceBatch")]
    public void With_a_lookahead_every_round_of_a_batch_has_such_a_first_position(
        GeneratedInstance given, Drafts drafts, Lookahead lookahead, bool bonus) =>
        Same(
            new BatchSpeculative<Rational>(drafts.Count, lookahead.Tokens, bonus),
            given.Instance,
            text => OfBatch(given, text, drafts, lookahead, bonus));

    [Checks("X.traceBatch")]
    public void The_rounds_of_a_batch_with_bonus_take_a_pass_over_the_text(GeneratedInstance given, Drafts drafts, Lookahead lookahead)
    {
        foreach (var text in given.TargetLaw.Outcomes)
        {
            var left = BatchTrace.Left(given.Instance, text, drafts.Count);
            Expect.Equal(
                $"E[rounds | {text}]",
                OfBatch(given, text, drafts, lookahead, bonus: true).Mean(Quantity.Rounds),
                BatchTrace.Rounds(WrittenToken<Rational>.Of(given.Instance, text), left, lookahead.Tokens));
        }
    }

    [Checks("X.traceBlock", SmallWorld = true)]
    public void Given_the_text_a_block_is_kept_as_far_as_its_likelihood_ratio_says(GeneratedInstance given) =>
        Same(
            new BlockVerification<Rational>(),
            given.Instance,
            text => BlockTrace.Of(WrittenToken<Rational>.Of(given.Instance, text)));

    [Checks("X.traceBlock")]
    public void With_a_lookahead_every_round_has_such_a_block(GeneratedInstance given, Lookahead lookahead, bool bonus) =>
        Same(
            new BlockVerification<Rational>(lookahead.Tokens, bonus),
            given.Instance,
            text => BlockTrace.Of(WrittenToken<Rational>.Of(given.Instance, text), lookahead.Tokens, bonus));

    [Checks("X.traceBlock")]
    public void Its_sums_are_sums_over_the_starts_of_rounds(GeneratedInstance given, Lookahead lookahead, bool bonus)
    {
        foreach (var text in given.TargetLaw.Outcomes)
        {
            var written = WrittenToken<Rational>.Of(given.Instance, text);
            var (trace, price) = (
                BlockTrace.Of(written, lookahead.Tokens, bonus), BlockTrace.Price(written, lookahead.Tokens, bonus));
            Expect.Equal("E[N_rej | text]", trace.Mean(Quantity.Rejections), price.Rejections);
            Expect.Equal("E[kept | text]", trace.Mean(Quantity.Kept), price.Kept);
            Expect.Equal("E[rounds | text]", trace.Mean(Quantity.Rounds), price.Rounds);
        }
    }

    [Checks("X.traceBlock")]
    public void Token_by_token_a_round_is_never_kept_farther(GeneratedInstance given)
    {
        foreach (var text in given.TargetLaw.Outcomes)
        {
            var written = WrittenToken<Rational>.Of(given.Instance, text);
            var blocks = BlockTrace.KeptAtLeast<Rational>([.. written.Select(token => token.Draft / token.Target)]);
            var product = Rational.One;
            foreach (var (token, block) in written.Zip(blocks.Skip(1)))
            {
                product *= Kept(token);
                Expect.AtMost("Π min(1, p/q), and the running minimum of P/Q", product, block);
            }
        }
    }

    [Checks("X.trace")]
    public void On_average_over_texts_it_is_what_the_recursion_expects(GeneratedInstance given, Lookahead lookahead, bool bonus)
    {
        var recursion = RoundProcess.Speculative(given.Instance, lookahead.Tokens, bonus);
        var texts = given.TargetLaw;
        foreach (var quantity in Enum.GetValues<Quantity>())
        {
            Expect.Equal(
                $"E_Q E[{quantity} | text], and E[{quantity}]",
                texts.Expectation(text =>
                    TokenTrace.Of(WrittenToken<Rational>.Of(given.Instance, text), lookahead.Tokens, bonus).Mean(quantity)),
                recursion.Mean(quantity));
        }
    }

    private static VerificationTrace<Rational> OfBatch(
        GeneratedInstance given, Tokens text, Drafts drafts, Lookahead lookahead, bool bonus = false) => BatchTrace.Of(
            WrittenToken<Rational>.Of(given.Instance, text),
            BatchTrace.Left(given.Instance, text, drafts.Count),
            lookahead.Tokens,
            bonus);

    private static Rational Kept(WrittenToken<Rational> token) => token.Draft < token.Target ? token.Draft / token.Target : 1;

    /// <summary>Given each text, the law of where its tokens came from is what the trace says.</summary>
    private static void Same(
        IDecoder<Rational> decoder, Instance<Rational> instance, Func<Tokens, VerificationTrace<Rational>> trace)
    {
        var runs = ExactLaw.OfTranscripts(decoder, instance);
        foreach (var text in runs.Outcomes.GroupBy(run => run.Tokens))
        {
            var (sources, mass) = (trace(text.Key), text.Select(run => runs[run]).Sum());
            foreach (var run in text)
            {
                Expect.Equal($"Pr({run} | text), and the trace's", runs[run] / mass, sources.Probability(run.Sources.AsSpan()));
            }
        }
    }
}
