namespace SpecProofs.Properties;

/// <summary>What the first target call yields.</summary>
internal static class FirstRound
{
    /// <summary>Accepted draft tokens and the one that follows them, for a lookahead of T − 1.</summary>
    public static int Tokens(Transcript run) =>
        int.Min(run.Sources.TakeWhile(source => source == Source.Draft).Count() + 1, run.Sources.Length);

    /// <summary>The draft tokens that the first round keeps, for a lookahead γ.</summary>
    public static Tokens Kept(Transcript run, int lookahead) =>
        run.Tokens.First(run.Sources.Take(lookahead).TakeWhile(source => source == Source.Draft).Count());

    /// <summary>The law of the draft tokens that a decoder's first round keeps.</summary>
    public static Law<Tokens, Rational> KeptBy(IDecoder<Rational> decoder, Instance<Rational> instance, int lookahead) =>
        ExactLaw.OfTranscripts(decoder, instance).Select(run => Kept(run, lookahead));

    /// <summary>B_i(x^i): the probability that at least the tokens of a prefix are kept.</summary>
    public static Rational AtLeast(this Law<Tokens, Rational> kept, Tokens prefix) =>
        kept.Probability(tokens => tokens.Length >= prefix.Length && tokens.First(prefix.Length) == prefix);

    /// <summary>1 + a + … + a^γ.</summary>
    public static Rational Geometric(Rational rate, int lookahead) =>
        Enumerable.Range(0, lookahead)
            .Aggregate((Sum: Rational.One, Power: Rational.One), (terms, _) => (terms.Sum + (terms.Power * rate), terms.Power * rate)).Sum;
}
