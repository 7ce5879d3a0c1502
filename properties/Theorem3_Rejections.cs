namespace SpecProofs.Properties;

/// <summary>Theorem 3 of the paper, second part: how often batch speculative decoding rejects.</summary>
[Statement(
    "T3.rejections",
    "E[N_rej] of batch speculative decoding = Σ_n E_Q TV − Σ_n Σ f(x_<n) · (TV(p_n, q_n) − Π_m TV(q^m_n, p_n)).",
    Formula = @"\mathbb{E}[N_{\mathrm{rej}}] = \sum_{n=1}^{T} \mathbb{E}_Q\, \mathrm{TV}(p_n, q_n) - \sum_{n=1}^{T} "
        + @"\sum_{x_{<n}} f(x_{<n}) \Bigl( \mathrm{TV}(p_n, q_n) - \prod_{m=1}^{M} \mathrm{TV}(q_n^m, p_n) \Bigr)",
    Source = $"{Paper.Name}, Theorem 3",
    After = ["T3.law", "T1.rejections"])]
[Statement(
    "T3.recursion",
    "f(x_1:n) = f(x_<n) · Π TV(q^m, p) · q^{M+1}(x_n) + (Q − f)(x_<n) · [q − p]₊(x_n) is the probability that the prefix is "
        + "written and its last token came from a rejection.",
    Formula = @"f(x_{1:n}) = f(x_{<n}) \prod_{m=1}^{M} \mathrm{TV}(q_n^m, p_n)\, q_n^{M+1}(x_n) + \bigl(Q(x_{<n}) - "
        + @"f(x_{<n})\bigr) [q_n - p_n]_+(x_n)",
    Source = $"{Paper.Name}, Theorem 3",
    After = ["T3.rejections"])]
[Statement(
    "T3.monotone",
    "E[N_rej] never rises with the number of drafts; TV(q^m, p) never falls with m; q^m ≠ p for m ≥ 2.",
    Formula = @"\mathbb{E}[N_{\mathrm{rej}}^{M+1}] \le \mathbb{E}[N_{\mathrm{rej}}^{M}], \quad \mathrm{TV}(q^m, p) \le "
        + @"\mathrm{TV}(q^{m+1}, p), \quad q^m \ne p \text{ for } m \ge 2",
    Source = $"{Paper.Name}, Theorem 3",
    After = ["T3.rejections"])]
[Statement(
    "T3.lookahead",
    "With a lookahead the law is Q, also with a bonus token; without one E[N_rej] lies between Σ E_Q Π TV(q^m, p), attained at "
        + "lookahead 1, and its value at the horizon.",
    Formula = @"\sum_{n=1}^{T} \mathbb{E}_Q \prod_{m=1}^{M} \mathrm{TV}(q_n^m, p_n) = \mathbb{E}[N_{\mathrm{rej}}^{\gamma = 1}] "
        + @"\le \mathbb{E}[N_{\mathrm{rej}}^{\gamma}] \le \mathbb{E}[N_{\mathrm{rej}}^{\infty}]",
    Source = $"{Paper.Name}, Theorem 3",
    After = ["T3.rejections"])]
public sealed class Theorem3_Rejections
{
    [Checks("T3.rejections", SmallWorld = true)]
    public void Expected_rejections_are_the_closed_form(GeneratedInstance given, Drafts drafts) =>
        Expect.Mean(
            "E[N_rej] = the closed form",
            new BatchSpeculative<Rational>(drafts.Count),
            given.Instance,
            run => run.Rejections,
            BatchFormula.Rejections(given.Instance, drafts.Count));

    [Checks("T3.rejections", SmallWorld = true)]
    public void Recursion_over_contexts_and_summation_over_prefixes_agree(GeneratedInstance given, Drafts drafts) =>
        Expect.Equal(
            "by recursion over contexts, and by summation over prefixes",
            ExpectedRejections.Batch(given.Instance, drafts.Count),
            BatchFormula.Rejections(given.Instance, drafts.Count));

    [Checks("T3.recursion")]
    public void Fresh_prefixes_follow_the_recursion(GeneratedInstance given, Drafts drafts)
    {
        var runs = ExactLaw.OfTranscripts(new BatchSpeculative<Rational>(drafts.Count), given.Instance);
        foreach (var n in Enumerable.Range(1, given.Horizon))
        {
            var traced = runs.Select(run => (Prefix: run.Tokens.First(n), Fresh: run.IsRejection(n - 1)));
            foreach (var (prefix, fresh) in BatchFormula.Fresh(given.Instance, drafts.Count, n))
            {
                Expect.Equal($"f(\"{prefix}\") of the running decoder, and by recursion", traced[(prefix, true)], fresh);
            }
        }
    }

    [Checks("T3.monotone", SmallWorld = true)]
    public void Another_draft_never_costs_rejections(GeneratedInstance given, Drafts drafts) =>
        Expect.AtMost(
            "E[N_rej] with one draft more, and without it",
            ExpectedRejections.Batch(given.Instance, drafts.Count + 1),
            ExpectedRejections.Batch(given.Instance, drafts.Count));

    [Checks("T3.lookahead", SmallWorld = true)]
    public void Any_lookahead_keeps_the_target_law(GeneratedInstance given, Drafts drafts, Lookahead lookahead, bool bonus) =>
        Expect.Lossless(new BatchSpeculative<Rational>(drafts.Count, lookahead.Tokens, bonus), given);

    [Checks("T3.lookahead", SmallWorld = true)]
    public void With_a_lookahead_rejections_follow_the_recursion_over_the_place_in_the_round(
        GeneratedInstance given, Drafts drafts, Lookahead lookahead) =>
        Expect.Mean(
            "E[N_rej] = the recursion",
            new BatchSpeculative<Rational>(drafts.Count, lookahead.Tokens),
            given.Instance,
            run => run.Rejections,
            ExpectedRejections.Batch(given.Instance, drafts.Count, lookahead.Tokens));

    [Checks("T3.lookahead", SmallWorld = true)]
    public void A_lookahead_lies_between_one_and_the_horizon(GeneratedInstance given, Drafts drafts, Lookahead lookahead)
    {
        var rejections = ExpectedRejections.Batch(given.Instance, drafts.Count, lookahead.Tokens);
        var least = BatchFormula.RejectionsAtLookaheadOne(given.Instance, drafts.Count);
        Expect.AtMost("Σ E_Q Π TV(q^m, p), and E[N_rej]", least, rejections);
        Expect.AtMost(
            "E[N_rej] with the lookahead, and drafting to the horizon", rejections, ExpectedRejections.Batch(given.Instance, drafts.Count));
        Expect.Equal(
            "E[N_rej] at lookahead 1, and Σ E_Q Π TV(q^m, p)",
            ExpectedRejections.Batch(given.Instance, drafts.Count, 1),
            least);
    }

    [Checks("T3.lookahead")]
    public void Several_numbers_of_drafts_side_by_side_give_what_each_gives_alone(
        GeneratedInstance given, Drafts drafts, Lookahead lookahead)
    {
        int[] asked = [drafts.Count + 2, 1, drafts.Count, drafts.Count];
        var together = ExpectedRejections.BatchAndLimit(given.Instance, asked, lookahead.Tokens);
        Expect.That(
            together.Count == asked.Length + 1, () => $"{together.Count} values for {asked.Length} numbers of drafts and the limit");
        foreach (var (m, value) in asked.Zip(together))
        {
            Expect.Equal(
                $"E[N_rej] at M = {m} beside others, and alone", value, ExpectedRejections.Batch(given.Instance, m, lookahead.Tokens));
        }

        Expect.Equal("the limit beside others, and alone", together[^1], ExpectedRejections.BatchLimit(given.Instance, lookahead.Tokens));
    }
}
