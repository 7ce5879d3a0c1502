namespace SpecProofs.Properties;

/// <summary>A running decoder against the price that its closed form states.</summary>
internal static class Priced
{
    /// <summary>E[N_rej], kept tokens and rounds of the decoder are these.</summary>
    public static void At(RulePrice<Rational> price, IDecoder<Rational> decoder, Instance<Rational> instance)
    {
        var runs = ExactLaw.OfTranscripts(decoder, instance);
        Expect.Equal($"E[N_rej] of {decoder}, and the closed form", runs.Expectation(run => run.Rejections), price.Rejections);
        Expect.Equal($"E[kept tokens] of {decoder}, and the closed form", runs.Expectation(run => run.Kept), price.Kept);
        Expect.Equal($"E[rounds] of {decoder}, and the closed form", runs.Expectation(run => run.Rounds), price.Rounds);
    }

    /// <summary>The instance of a single position.</summary>
    public static Instance<Rational> Position(GeneratedRows given) =>
        new(new Iid<Rational>(given.Draft), new Iid<Rational>(given.Target), 1);

    /// <summary>The price of a rule for the first position of a round, with speculative decoding behind it.</summary>
    public static RulePrice<Rational> First(
        GeneratedInstance given, Lookahead lookahead, Func<Coupling<Rational>, IReadOnlyList<Rational>> rejected) =>
        RuleVisits<Rational>.Of(
            given.Instance,
            (context, place) => place == 0
                ? rejected(context.Coupling)
                : RejectedMasses.Speculative(context.Draft, context.Target),
            lookahead.Tokens).Price;

    /// <summary>The price of a rule whose rejected mass does not depend on the place in the round.</summary>
    public static RulePrice<Rational> Of(
        GeneratedInstance given,
        Lookahead lookahead,
        Func<Distribution<Rational>, Distribution<Rational>, IReadOnlyList<Rational>> rejected,
        bool bonus = false) =>
        RuleVisits<Rational>.Of(given.Instance, (context, _) => rejected(context.Draft, context.Target), lookahead.Tokens, bonus).Price;
}
