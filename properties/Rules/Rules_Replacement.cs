namespace SpecProofs.Properties;

/// <summary>Batch speculative decoding whose first tokens are drawn without replacement.</summary>
[Statement(
    "X.replacement",
    "Drawing the M first tokens of a round without replacement, with p renormalised after each failure, is lossless and rejects no more "
        + "often than with replacement: no token is written more often by a rejection, at the first position of "
        + "a round, and so over a horizon that is drafted to its end.",
    Formula = @"e_M(p, q) = \sum_x [p - q]_+(x)\; e_{M-1}\bigl(p(\cdot \mid \ne x),\ [q - p]_+ / \mathrm{TV}(p, q)\bigr) "
        + @"\le g_{M+1}, \quad \mathbb{E}[N_{\mathrm{rej}}^{\mathrm{without}}] \le \mathbb{E}[N_{\mathrm{rej}}^{\mathrm{with}}]",
    Source = "Jeon et al. 2024; Yang et al. 2024",
    After = ["T3.law", "T3.rejections"])]
public sealed class Rules_Replacement
{
    [Checks("X.replacement", SmallWorld = true)]
    public void One_position_has_the_target_law(GeneratedRows given) =>
        Expect.Lossless(TokenTree<Rational>.Batch(3, 1), Priced.Position(given));

    [Checks("X.replacement")]
    public void Any_lookahead_and_number_of_drafts_keep_the_target_law(GeneratedInstance given, Drafts drafts, Lookahead lookahead) =>
        Expect.Lossless(TokenTree<Rational>.Batch(drafts.Count, lookahead.Tokens), given);

    [Checks("X.replacement")]
    public void Its_price_follows_the_recursion_over_failed_tokens(GeneratedInstance given, Drafts drafts) =>
        Priced.At(Price(given, drafts, replacement: false), TokenTree<Rational>.Batch(drafts.Count, given.Horizon), given.Instance);

    [Checks("X.replacement", SmallWorld = true)]
    public void No_token_is_written_more_often_by_a_rejection(GeneratedRows given)
    {
        foreach (var m in Enumerable.Range(1, 4))
        {
            var without = RejectedMasses.WithoutReplacement(given.Draft, given.Target, m);
            var with = RejectedMasses.WithReplacement(given.Draft, given.Target, m);
            foreach (var (x, (one, other)) in without.Zip(with).Index())
            {
                Expect.AtMost($"mass of {x} written by a rejection with M = {m}, without replacement and with", one, other);
            }
        }
    }

    [Checks("X.replacement", Effort = 2)]
    public void Over_a_horizon_it_rejects_no_more_often(GeneratedInstance given, Drafts drafts) => Expect.AtMost(
        "E[N_rej] without replacement, and with",
        Price(given, drafts, replacement: false).Rejections,
        ExpectedRejections.Batch(given.Instance, drafts.Count));

    private static RulePrice<Rational> Price(GeneratedInstance given, Drafts drafts, bool replacement) => RuleVisits<Rational>.Of(
        given.Instance,
        (context, place) => (place, replacement) switch
        {
            (0, true) => RejectedMasses.WithReplacement(context.Draft, context.Target, drafts.Count),
            (0, false) => RejectedMasses.WithoutReplacement(context.Draft, context.Target, drafts.Count),
            _ => RejectedMasses.Speculative(context.Draft, context.Target),
        },
        given.Horizon).Price;
}
