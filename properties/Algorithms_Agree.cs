namespace SpecProofs.Properties;

/// <summary>How the four algorithms of the paper contain each other.</summary>
[Statement(
    "A1.law",
    "Auto-regressive decoding has the target's law Q and calls the target T times.",
    Formula = @"\Pr(x_{1:T}) = Q(x_{1:T}), \quad N_{\mathrm{calls}} = T",
    Source = $"{Paper.Name}, auto-regressive decoding")]
[Statement(
    "A2.lazy",
    "Drawing draft tokens when they are looked at gives the same law of tokens, rejections and rounds as drawing the whole "
        + "block first.",
    Formula = @"\mathcal{L}_{\mathrm{lazy}}(x, R, N_{\mathrm{rounds}}) = \mathcal{L}_{\mathrm{block}}(x, R, N_{\mathrm{rounds}})",
    Source = $"{Paper.Name}, speculative decoding",
    After = ["T1.law"])]
[Statement(
    "A3.lossless",
    "Rejection-based decoding with b = min(1, q/p) and the residual is speculative decoding.",
    Formula = @"\mathcal{A}_3\bigl(b = \min(1, q/p),\ P = [q - p]_+ / \mathrm{TV}(p, q)\bigr) = \mathcal{A}_2",
    Source = $"{Paper.Name}, rejection-based decoding",
    After = ["T1.law", "T1.rejections"])]
[Statement(
    "A4.single",
    "Batch speculative decoding with one draft is speculative decoding.",
    Formula = @"\mathcal{A}_4(M = 1) = \mathcal{A}_2",
    Source = $"{Paper.Name}, batch speculative decoding",
    After = ["T1.law", "T3.law"])]
public sealed class Algorithms_Agree
{
    [Checks("A1.law", SmallWorld = true)]
    public void Autoregressive_decoding_has_the_target_law(GeneratedInstance given) =>
        Expect.Lossless(new Autoregressive<Rational>(), given);

    /// <summary>
    /// Q multiplied out of the rows as they were written, without the models that both the decoder and the library's Q read.
    /// </summary>
    [Checks("A1.law", SmallWorld = true)]
    public void The_target_law_is_the_product_of_the_target_s_rows(GeneratedInstance given)
    {
        IEnumerable<(Tokens Text, Rational Mass)> texts = [(Tokens.Empty, Rational.One)];
        for (var n = 0; n < given.Horizon; n++)
        {
            texts = [.. texts.SelectMany(text => HasEnded(text.Text) ? [text] : Longer(text.Text, text.Mass))];
        }

        bool HasEnded(Tokens text) => text.Length > 0 && given.EndTokens.Contains(text[text.Length - 1]);

        IEnumerable<(Tokens Text, Rational Mass)> Longer(Tokens text, Rational mass) =>
            given.Target.ToRow(text) is var row ? row.Support.ToArray().Select(x => (text.Then(x), mass * row[x])) : [];

        Expect.Law(
            new Autoregressive<Rational>(),
            given.Instance,
            new(texts.Select(text => KeyValuePair.Create(text.Text, text.Mass))),
            difference: "the output law is not the product of the target's rows");
    }

    [Checks("A1.law")]
    public void Autoregressive_decoding_calls_the_target_at_every_position(GeneratedInstance given) =>
        Expect.Mean(
            "E[rounds] = E[length]", new Autoregressive<Rational>(), given.Instance, run => run.Rounds, ExpectedLength.Of(given.Instance));

    [Checks("A2.lazy", Effort = 0.5)]
    public void Drafting_the_whole_block_first_changes_nothing(GeneratedInstance given, Lookahead lookahead, bool bonus) =>
        Expect.SameTranscripts(
            new Speculative<Rational>(lookahead.Tokens, bonus), new EagerSpeculative(lookahead.Tokens, bonus), given.Instance);

    [Checks("A2.lazy", Effort = 0.2)]
    public void Drafting_all_blocks_of_a_batch_first_changes_nothing(GeneratedInstance given)
    {
        if (given.Vocabulary <= 3 && given.Horizon <= 2)
        {
            Expect.SameTranscripts(new BatchSpeculative<Rational>(2), new EagerBatch(2), given.Instance);
        }
    }

    [Checks("A3.lossless", SmallWorld = true)]
    public void Rejection_based_decoding_with_the_lossless_rule_is_speculative_decoding(GeneratedInstance given, Lookahead lookahead) =>
        Expect.SameTranscripts(
            new RejectionBased<Rational>(Rule<Rational>.Lossless, lookahead.Tokens),
            new Speculative<Rational>(lookahead.Tokens),
            given.Instance);

    [Checks("A4.single", SmallWorld = true)]
    public void Batch_decoding_with_one_draft_is_speculative_decoding(GeneratedInstance given, Lookahead lookahead) =>
        Expect.SameTranscripts(
            new BatchSpeculative<Rational>(1, lookahead.Tokens), new Speculative<Rational>(lookahead.Tokens), given.Instance);
}
