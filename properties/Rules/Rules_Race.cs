namespace SpecProofs.Properties;

/// <summary>Exponential races: text that does not depend on the drafter.</summary>
[Statement(
    "X.race",
    "If draft and target draw by one exponential race and the target's winner is written, the output is lossless; for given noise the "
        + "text is the target's own, whatever the drafter. Draft tokens are kept with probability Σ_x 1/Σ_y max(p(y)/p(x), q(y)/q(x)), "
        + "between (1 − TV)/(1 + TV) and 1 − TV.",
    Formula = @"\Pr(\mathrm{kept} \mid x_{<n}) = \sum_x \frac{1}{\sum_y \max\bigl(p_n(y)/p_n(x),\ q_n(y)/q_n(x)\bigr)} \in "
        + @"\Bigl[\frac{1 - \mathrm{TV}}{1 + \mathrm{TV}},\ 1 - \mathrm{TV}\Bigr]",
    Source = "Daliri, Musco, Suresh 2024",
    After = ["T1.law"])]
public sealed class Rules_Race
{
    [Checks("X.race")]
    public void The_output_law_is_the_target_law(GeneratedInstance given, Lookahead lookahead) =>
        Expect.Lossless(new ExponentialRace<Rational>(lookahead.Tokens), given);

    [Checks("X.race")]
    public void Its_price_is_that_of_the_matches(GeneratedInstance given, Lookahead lookahead) =>
        Priced.At(Priced.Of(given, lookahead, RejectedMasses.Race), new ExponentialRace<Rational>(lookahead.Tokens), given.Instance);

    [Checks("X.race", SmallWorld = true)]
    public void The_two_winners_have_the_law_of_their_rows(GeneratedRows given)
    {
        var joint = new GumbelCoupling<Rational>(given.Draft, given.Target);
        foreach (var x in Enumerable.Range(0, given.Draft.Vocabulary))
        {
            var others = Enumerable.Range(0, given.Draft.Vocabulary).ToList();
            Expect.Equal($"Pr(draft = {x})", others.Select(y => joint[x, y]).Sum(), given.Draft[x]);
            Expect.Equal($"Pr(written = {x})", others.Select(y => joint[y, x]).Sum(), given.Target[x]);
        }
    }

    [Checks("X.race", SmallWorld = true)]
    public void Matches_lie_between_the_two_bounds(GeneratedRows given)
    {
        var (tv, match) = (
            TotalVariation.HalfOfL1(given.Draft, given.Target), 1 - RejectedMasses.Race(given.Draft, given.Target).Sum());
        Expect.AtMost("(1 − TV)/(1 + TV), and Pr(match)", (1 - tv) / (1 + tv), match);
        Expect.AtMost("Pr(match), and 1 − TV", match, 1 - tv);
    }

    /// <summary>Noise that is no exponential number at all: the text is a function of it and of the target.</summary>
    [Checks("X.race")]
    public void For_given_noise_the_text_is_the_same_with_any_drafter(GeneratedInstance given, Lookahead lookahead, Levels levels)
    {
        var decoder = new ExponentialRace<Rational>(lookahead.Tokens)
        {
            Noise = n => [.. Enumerable.Range(0, given.Vocabulary).Select(x => 1 + ((n + 1) * levels[x + n]))],
        };
        var alone = ExactLaw.Of(
            new ExponentialRace<Rational>(1) { Noise = decoder.Noise }, given.Instance.With(draft: given.Instance.Target));
        Expect.Equal("texts that the target writes with given noise", alone.Outcomes.Count, 1);
        Expect.Law(decoder, given.Instance, alone, difference: "the text depends on the drafter");
    }
}
