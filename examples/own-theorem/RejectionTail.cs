using SpecProofs.Analysis;
using SpecProofs.Conformance;
using SpecProofs.Decoding;

/// <summary>A bound that the paper does not state: how likely many rejections are.</summary>
[Statement(
    "OWN.tail",
    "Speculative decoding without bonus rejects k drafts or more with probability at most Σ_n E_Q TV(p_n, q_n) / k.",
    Formula = @"\Pr(N_{\mathrm{rej}} \ge k) \le \frac{1}{k} \sum_{n=1}^{T} \mathbb{E}_Q\, \mathrm{TV}(p_n, q_n)",
    Source = "Markov's inequality and Theorem 1")]
[Statement(
    "OWN.halves",
    "twice as many rejections are at most half as likely.",
    Formula = @"\Pr(N_{\mathrm{rej}} \ge 2k) \le \tfrac12 \Pr(N_{\mathrm{rej}} \ge k)",
    Source = "a reading of OWN.tail",
    After = ["OWN.tail"],
    FalseReading = true)]
public sealed class RejectionTail
{
    [Checks("OWN.tail", SmallWorld = true, Arbitrary = [typeof(CountGenerator)])]
    public void Many_are_at_most_as_likely_as_Markov_says(GeneratedInstance given, Lookahead lookahead, Count k) => Expect.AtMost(
        $"Pr(N_rej ≥ {k}), and Σ E_Q TV / {k}",
        Tail(given, lookahead, k.Value),
        TotalVariationByHand.Summed(given.Instance) / k.Value);

    [Checks("OWN.halves", SmallWorld = true, Arbitrary = [typeof(CountGenerator)])]
    public void Twice_as_many_can_be_more_than_half_as_likely(GeneratedInstance given, Lookahead lookahead, Count k) => Expect.AtMost(
        $"Pr(N_rej ≥ 2·{k}), and half of Pr(N_rej ≥ {k})",
        Tail(given, lookahead, 2 * k.Value),
        Tail(given, lookahead, k.Value) / 2);

    private static Rational Tail(GeneratedInstance given, Lookahead lookahead, int count) =>
        ExactLaw.OfTranscripts(new Speculative<Rational>(lookahead.Tokens), given.Instance).Probability(run => run.Rejections >= count);
}
