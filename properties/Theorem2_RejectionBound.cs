namespace SpecProofs.Properties;

/// <summary>Theorem 2 of the paper: no lossless member of the class rejects less than speculative decoding.</summary>
[Statement(
    "T2.bound",
    "Every lossless member (b, P) of rejection-based decoding has E[N_rej] ≥ Σ_n E_Q TV(p_n, q_n); those that depend on the "
        + "prefix are lossless exactly if b ≤ min(1, q/p) and P = (q − b·p)/Σ(1 − b)p.",
    Formula = @"\Pr(x_{1:T}) = Q(x_{1:T}) \;\Rightarrow\; \mathbb{E}[N_{\mathrm{rej}}] \ge \sum_{n=1}^{T} \mathbb{E}_Q\, "
        + @"\mathrm{TV}(p_n, q_n); \quad \text{lossless} \iff b \le \min(1, q/p),\ P = \frac{q - b\,p}{\sum_x (1 - b)\,p}",
    Source = $"{Paper.Name}, Theorem 2",
    After = ["T1.rejections"])]
[Statement(
    "T2.tight",
    "Speculative decoding attains the bound; a lossless member does exactly if b·p = min(p, q) at every prefix that Q reaches.",
    Formula = @"\mathbb{E}[N_{\mathrm{rej}}] = \sum_{n=1}^{T} \mathbb{E}_Q\, \mathrm{TV}(p_n, q_n) \iff b\,p = \min(p, q) "
        + @"\text{ wherever } Q > 0",
    Source = $"{Paper.Name}, Theorem 2",
    After = ["T2.bound"])]
[Statement(
    "T2.scope",
    "The bound holds where P depends on the rejected token, and ends where tokens are judged by later draft tokens: block "
        + "verification is lossless and goes below it.",
    Formula = @"\mathbb{E}[N_{\mathrm{rej}}^{P(\cdot \mid \tilde x)}] \ge \sum_{n=1}^{T} \mathbb{E}_Q\, \mathrm{TV}(p_n, q_n) "
        + @"\ge \mathbb{E}[N_{\mathrm{rej}}^{\mathrm{block}}]",
    Source = $"{Paper.Name}, Theorem 2; Sun et al. 2025",
    After = ["T2.bound"])]
public sealed class Theorem2_RejectionBound
{
    [Checks("T2.bound", SmallWorld = true)]
    public void Damped_members_are_lossless_and_reject_no_less_than_the_bound(GeneratedInstance given, Damping damping)
    {
        var decoder = new RejectionBased<Rational>(LosslessMember.Damped<Rational>((text, token) => damping[text, token]));
        var runs = ExactLaw.OfTranscripts(decoder, given.Instance);
        Expect.Lossless(decoder, given, runs);
        Expect.AtMost("Σ E_Q TV, and E[N_rej] of a lossless member", Bound(given), Rejections(runs));
    }

    [Checks("T2.bound", Effort = 3)]
    public void A_member_is_lossless_exactly_if_it_meets_the_conditions(GeneratedInstance given, GeneratedRule member)
    {
        var lossless = ExactLaw.Of(new RejectionBased<Rational>(member.Rule), given.Instance).Equals(given.TargetLaw);
        var conditions = member.MeetsConditions(given.Instance);
        Expect.That(
            lossless == conditions,
            () => $"the conditions {(conditions ? "hold" : "fail")}, but the output law is {(lossless ? "Q" : "not Q")}");
    }

    [Checks("T2.bound", Effort = 3)]
    public void A_member_below_the_bound_is_lossy(GeneratedInstance given, GeneratedRule member)
    {
        var runs = ExactLaw.OfTranscripts(new RejectionBased<Rational>(member.Rule), given.Instance);
        if (runs.Select(run => run.Tokens).Equals(given.TargetLaw))
        {
            Expect.AtMost("Σ E_Q TV, and E[N_rej] of a lossless member", Bound(given), Rejections(runs));
        }
    }

    [Checks("T2.tight", SmallWorld = true)]
    public void Speculative_decoding_attains_the_bound(GeneratedInstance given, Lookahead lookahead) =>
        Expect.Equal(
            "E[N_rej] of speculative decoding, and Σ E_Q TV",
            Rejections(ExactLaw.OfTranscripts(new Speculative<Rational>(lookahead.Tokens), given.Instance)),
            Bound(given));

    [Checks("T2.tight", Effort = 2)]
    public void Only_members_that_keep_the_overlap_attain_it(GeneratedInstance given, GeneratedRule member)
    {
        var lossless = member with { RuleKind = RuleKind.Lossless };
        var attains =
            Rejections(ExactLaw.OfTranscripts(new RejectionBased<Rational>(lossless.Rule), given.Instance)) == Bound(given);
        var keepsOverlap = KeepsOverlap(given.Instance, lossless.Acceptance);
        Expect.That(
            attains == keepsOverlap,
            () => $"b·p = min(p, q) {(keepsOverlap ? "holds" : "fails")} at the prefixes that Q reaches, "
                + $"but the bound is {(attains ? "attained" : "not attained")}");
    }

    [Checks("T2.scope")]
    public void A_fallback_may_depend_on_the_rejected_token(GeneratedInstance given, Damping damping)
    {
        var decoder = new RejectionBased<Rational>(RejectedTokenRule.Of(damping));
        var runs = ExactLaw.OfTranscripts(decoder, given.Instance);
        Expect.Lossless(decoder, given, runs);
        Expect.AtMost("Σ E_Q TV, and E[N_rej] of a lossless member", Bound(given), Rejections(runs));
    }

    [Checks("T2.scope", SmallWorld = true)]
    public void Block_verification_is_lossless_and_never_rejects_more(GeneratedInstance given, Lookahead lookahead)
    {
        var decoder = new BlockVerification<Rational>(lookahead.Tokens);
        var runs = ExactLaw.OfTranscripts(decoder, given.Instance);
        Expect.Lossless(decoder, given, runs);
        Expect.AtMost("E[N_rej] of block verification, and Σ E_Q TV", Rejections(runs), Bound(given));
    }

    private static Rational Bound(GeneratedInstance given) =>
        ExpectedTotalVariation.BySummation(given.Instance).Aggregate((sum, tv) => sum + tv);

    private static Rational Rejections(Law<Transcript, Rational> runs) => runs.Expectation(run => run.Rejections);

    private static bool KeepsOverlap(Instance<Rational> instance, Damping damping) =>
        Enumerable.Range(0, instance.Horizon).All(n => TargetLaw.Prefixes(instance, n).All(prefix =>
            Enumerable.Range(0, instance.Vocabulary).All(x =>
            {
                var (p, q) = (instance.Draft.Next(prefix.DraftContext)[x], instance.Target.Next(prefix.TargetContext)[x]);
                var overlap = p < q ? p : q;
                return damping[prefix.Tokens, x] * overlap == overlap;
            })));
}
