namespace SpecProofs.Properties;

/// <summary>The number of rejections, not only its mean.</summary>
[Statement(
    "X.lawN",
    "Dynamic programming over (context, place in the round, count) gives the whole law of N_rej, of speculative decoding with any "
        + "lookahead and of batch speculative decoding: mean, variance and quantiles.",
    Formula = @"\Pr(N_n = k, c', i') = \sum_{c, i, x} \Pr(N_{n-1} = k, c, i)\,\min(p, q)(x) + \Pr(N_{n-1} = k - 1, c, i)\,[q - p]_+(x)",
    Source = "this project",
    After = ["T1.rejections", "T3.rejections"])]
public sealed class Counting_LawOfRejections
{
    [Checks("X.lawN", SmallWorld = true)]
    public void The_law_of_speculative_decoding_s_rejections_follows_the_recursion(GeneratedInstance given) =>
        Same(
            ExactLaw.Of(new Speculative<Rational>(2, Bonus: true), given.Instance, text => text.Rejections),
            RoundProcess.Speculative(given.Instance, 2, bonus: true).Law(Quantity.Rejections));

    [Checks("X.lawN")]
    public void The_law_of_a_batch_s_rejections_follows_the_recursion(GeneratedInstance given, Drafts drafts, Lookahead lookahead) =>
        Same(
            ExactLaw.Of(new BatchSpeculative<Rational>(drafts.Count, lookahead.Tokens), given.Instance, text => text.Rejections),
            RoundProcess.Batch(given.Instance, drafts.Count, lookahead.Tokens).Law(Quantity.Rejections));

    [Checks("X.lawN")]
    public void With_any_lookahead_and_for_kept_tokens_and_rounds_the_laws_do_too(GeneratedInstance given, Lookahead lookahead, bool bonus)
    {
        var runs = ExactLaw.OfTranscripts(new Speculative<Rational>(lookahead.Tokens, bonus), given.Instance);
        var process = RoundProcess.Speculative(given.Instance, lookahead.Tokens, bonus);
        foreach (var quantity in Enum.GetValues<Quantity>())
        {
            Same(runs.Select(run => run.Count(quantity)), process.Law(quantity));
        }
    }

    [Checks("X.lawN")]
    public void Its_mean_is_the_summed_total_variation_and_its_variance_that_of_the_runs(GeneratedInstance given, Lookahead lookahead)
    {
        var law = RoundProcess.Speculative(given.Instance, lookahead.Tokens).Law(Quantity.Rejections);
        var (mean, runs) = (law.Mean(), ExactLaw.OfTranscripts(new Speculative<Rational>(lookahead.Tokens), given.Instance));
        Expect.Equal("the mean of the law, and Σ E_Q TV", mean, ExpectedRejections.Speculative(given.Instance));
        Expect.Equal(
            "the variance of the law, and E[(N_rej − E[N_rej])²] of the runs",
            law.Variance(),
            runs.Expectation(run => (run.Rejections - mean) * (run.Rejections - mean)));
    }

    [Checks("X.lawN")]
    public void A_quantile_is_the_least_count_that_reaches_its_level(GeneratedInstance given, Levels levels)
    {
        var (law, level) = (RoundProcess.Speculative(given.Instance).Law(Quantity.Rejections), levels[0]);
        var runs = ExactLaw.Of(new Speculative<Rational>(), given.Instance, text => text.Rejections);
        var quantile = law.Quantile(level);
        Expect.AtMost("the level, and Pr(N_rej ≤ its quantile)", level, runs.Probability(count => count <= quantile));
        Expect.That(
            Rational.IsZero(level) || runs.Probability(count => count < quantile) < level,
            () => $"a count below the quantile {quantile} reaches the level {level}");
    }

    private static void Same(Law<int, Rational> actual, Law<int, Rational> expected)
    {
        foreach (var count in actual.Outcomes.Union(expected.Outcomes).Order())
        {
            Expect.Equal($"Pr(N = {count}) of the runs, and by recursion", actual[count], expected[count]);
        }
    }
}
