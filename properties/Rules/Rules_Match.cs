namespace SpecProofs.Properties;

/// <summary>Verification by a sample of the target: right for any drafter, and dearer than the ratio test.</summary>
[Statement(
    "X.match",
    "Keeping a draft token exactly if it equals the target's own draw, and writing that draw either way, is lossless for any drafter; "
        + "it is kept with probability Σ p·q, at most 1 − TV(p, q).",
    Formula = @"\Pr(x_{1:T}) = Q(x_{1:T}), \quad \Pr(\mathrm{kept} \mid x_{<n}) = \sum_x p_n(x)\,q_n(x) \le 1 - \mathrm{TV}(p_n, q_n)",
    Source = "sampler match of several engines",
    After = ["T1.law"])]
public sealed class Rules_Match
{
    [Checks("X.match")]
    public void The_output_law_is_the_target_law(GeneratedInstance given, Lookahead lookahead) =>
        Expect.Lossless(new SamplerMatch<Rational>(lookahead.Tokens), given);

    [Checks("X.match", SmallWorld = true)]
    public void One_position_has_the_target_law(GeneratedRows given) =>
        Expect.Lossless(new SamplerMatch<Rational>(), Priced.Position(given));

    /// <summary>A drafter that looks at which tokens were kept, and is far from both models.</summary>
    [Checks("X.match")]
    public void Any_drafter_will_do(GeneratedInstance given, Lookahead lookahead, Damping damping)
    {
        var decoder = new SamplerMatch<Rational>(lookahead.Tokens)
        {
            Drafter = text => Distribution<Rational>.Proportional(
                [.. Enumerable.Range(0, given.Vocabulary).Select(x => 1 + damping[text, x])]),
        };
        Expect.Lossless(decoder, given);
    }

    [Checks("X.match")]
    public void Its_price_is_that_of_rejecting_with_one_less_the_product(GeneratedInstance given, Lookahead lookahead) =>
        Priced.At(Priced.Of(given, lookahead, RejectedMasses.Match), new SamplerMatch<Rational>(lookahead.Tokens), given.Instance);

    [Checks("X.match", SmallWorld = true)]
    public void It_keeps_no_more_than_the_ratio_test(GeneratedRows given) => Expect.AtMost(
        "TV(p, q), and Pr(reject) of a match",
        TotalVariation.HalfOfL1(given.Draft, given.Target),
        RejectedMasses.Match(given.Draft, given.Target).Sum());
}
