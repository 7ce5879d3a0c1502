namespace SpecProofs.Properties;

/// <summary>Rounds on a given text: what is true of longer lookaheads and of block verification.</summary>
[Statement(
    "X.longer",
    "Speculative and batch decoding and sampler matches: given the text, a longer lookahead never makes more rounds, in law and so in "
        + "mean; nor does a bonus, in speculative decoding.",
    Formula = @"\Pr(N_{\mathrm{rounds}}^{\gamma + 1} \ge k \mid x_{1:T}) \le \Pr(N_{\mathrm{rounds}}^{\gamma} \ge k \mid x_{1:T})",
    Source = "this project: given the text a later start of a round ends no earlier",
    After = ["T1.calls", "X.match"])]
[Statement(
    "X.blockRounds",
    "Given the text, block verification makes no more rounds than speculative decoding with the same lookahead, in law and so in mean.",
    Formula = @"\Pr(N_{\mathrm{rounds}}^{\mathrm{block}} \ge k \mid x_{1:T}) \le \Pr(N_{\mathrm{rounds}} \ge k \mid x_{1:T})",
    Source = "this project: a block keeps more from every start, and a later start never costs speculative decoding rounds",
    After = ["X.longer", "T2.scope"])]
public sealed class Rules_Rounds
{
    [Checks("X.longer", SmallWorld = true)]
    public void Two_tokens_a_block_with_bonus_make_no_more_rounds_than_one(GeneratedInstance given)
    {
        if (given.Horizon > 2)
        {
            NoMore(given, new Speculative<Rational>(2, Bonus: true), new Speculative<Rational>(1, Bonus: true));
        }
    }

    [Checks("X.longer")]
    public void A_longer_lookahead_never_makes_more_rounds(GeneratedInstance given, Lookahead lookahead, bool bonus) =>
        NoMore(given, new Speculative<Rational>(lookahead.Tokens + 1, bonus), new Speculative<Rational>(lookahead.Tokens, bonus));

    [Checks("X.longer")]
    public void Nor_does_it_with_several_drafts(GeneratedInstance given, Lookahead lookahead, Drafts drafts) => NoMore(
        given,
        new BatchSpeculative<Rational>(drafts.Count, lookahead.Tokens + 1),
        new BatchSpeculative<Rational>(drafts.Count, lookahead.Tokens));

    [Checks("X.longer", Effort = 0.5)]
    public void Nor_with_matches(GeneratedInstance given, Lookahead lookahead) => NoMore(
        given, new SamplerMatch<Rational>(lookahead.Tokens + 1), new SamplerMatch<Rational>(lookahead.Tokens));

    [Checks("X.longer")]
    public void A_bonus_never_makes_more_rounds(GeneratedInstance given, Lookahead lookahead) =>
        NoMore(given, new Speculative<Rational>(lookahead.Tokens, Bonus: true), new Speculative<Rational>(lookahead.Tokens));

    [Checks("X.blockRounds", SmallWorld = true)]
    public void A_block_makes_no_more_rounds(GeneratedInstance given)
    {
        if (given.Horizon > 2)
        {
            NoMore(given, new BlockVerification<Rational>(), new Speculative<Rational>());
        }
    }

    [Checks("X.blockRounds")]
    public void A_block_makes_no_more_rounds_at_any_lookahead(GeneratedInstance given, Lookahead lookahead) =>
        NoMore(given, new BlockVerification<Rational>(lookahead.Tokens), new Speculative<Rational>(lookahead.Tokens));

    /// <summary>Pr(text, rounds ≥ k) of the one decoder is at most that of the other, for each text and k.</summary>
    private static void NoMore(GeneratedInstance given, IDecoder<Rational> faster, IDecoder<Rational> slower)
    {
        var (fast, slow) = (Counted(faster, given), Counted(slower, given));
        foreach (var text in fast.Outcomes.Select(run => run.Text).Distinct())
        {
            var (few, many) = (Rational.Zero, Rational.Zero);
            for (var k = given.Horizon; k > 1; k--)
            {
                (few, many) = (few + fast[(text, k)], many + slow[(text, k)]);
                Expect.AtMost($"Pr(\"{text}\" in {k} rounds or more) of {faster}, and of {slower}", few, many);
            }
        }
    }

    private static Law<(Tokens Text, int Rounds), Rational> Counted(IDecoder<Rational> decoder, GeneratedInstance given) =>
        ExactLaw.Of(decoder, given.Instance, text => (Tokens.Of(text.Tokens), text.Rounds));
}
