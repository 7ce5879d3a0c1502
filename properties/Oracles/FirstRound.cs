namespace SpecProofs.Properties;

/// <summary>The tokens that the first target call yields.</summary>
internal static class FirstRound
{
    /// <summary>Accepted draft tokens and the one that follows them, for a lookahead of T − 1.</summary>
    public static int Tokens(Transcript run) =>
        int.Min(run.Sources.TakeWhile(source => source == Source.Draft).Count() + 1, run.Sources.Length);

    /// <summary>1 + a + … + a^γ.</summary>
    public static Rational Geometric(Rational rate, int lookahead) =>
        Enumerable.Range(0, lookahead)
            .Aggregate((Sum: Rational.One, Power: Rational.One), (terms, _) => (terms.Sum + (terms.Power * rate), terms.Power * rate)).Sum;
}
