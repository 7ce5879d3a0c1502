namespace SpecProofs.Conformance;

/// <summary>How often the draft after a prefix is to be rejected: Pr(R_n = 1 | x_{&lt;n}).</summary>
/// <remarks>Asked for only where a law about rejections failed, to say where.</remarks>
/// <param name="At">The probability after a prefix shorter than the horizon, in [0, 1]; null where there is none to compare with.</param>
public sealed record RejectionRate(Func<Tokens, Rational?> At)
{
    /// <summary>Nothing is rejected.</summary>
    public static RejectionRate Zero { get; } = new(_ => Rational.Zero);

    /// <summary>TV(p_n, q_n) after each prefix: speculative decoding without bonus, with any lookahead. Source: Theorem 1.</summary>
    public static RejectionRate Speculative(Instance<Rational> instance) => new(prefix =>
    {
        var context = instance.Start;
        foreach (var token in prefix.Span)
        {
            context = context.After(token);
        }

        return context.Coupling.TotalVariation;
    });

    /// <summary>The rates of another decoder; null at prefixes that it does not write.</summary>
    public static RejectionRate Of(IDecoder<Rational> decoder, Instance<Rational> instance)
    {
        var runs = new Lazy<Law<Transcript, Rational>>(() => ExactLaw.OfTranscripts(decoder, instance));
        return new(prefix => runs.Value.Probability(run => GoesOnAfter(run, prefix)) > 0 ? After(runs.Value, prefix) : null);
    }

    /// <summary>The rate after a prefix that is written, and followed by a token, with positive probability.</summary>
    internal static Rational After(Law<Transcript, Rational> runs, Tokens prefix) =>
        runs.Probability(run => GoesOnAfter(run, prefix) && run.IsRejection(prefix.Length))
        / runs.Probability(run => GoesOnAfter(run, prefix));

    private static bool GoesOnAfter(Transcript run, Tokens prefix) =>
        run.Tokens.Length > prefix.Length && run.Tokens.First(prefix.Length) == prefix;
}
