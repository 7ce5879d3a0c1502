namespace SpecProofs.Conformance;

/// <summary>
/// Where drafts are first rejected at the wrong rate: the shortest prefix after which the probability of a rejection differs.
/// </summary>
/// <param name="Prefix">The tokens before it.</param>
/// <param name="Actual">Pr(the next token replaces a rejected draft | prefix).</param>
/// <param name="Expected">What it should be.</param>
internal sealed record RateDeparture(Tokens Prefix, Rational Actual, Rational Expected)
{
    /// <summary>
    /// The first departure, or null where every prefix has the right rate; prefixes without a right rate are passed over.
    /// </summary>
    public static RateDeparture? Of(IDecoder<Rational> decoder, Instance<Rational> instance, RejectionRate expected)
    {
        var runs = ExactLaw.OfTranscripts(decoder, instance);
        return Enumerable.Range(0, instance.Horizon)
            .SelectMany(n => runs.Outcomes.Where(run => run.Tokens.Length > n).Select(run => run.Tokens.First(n)).Distinct().Order())
            .Select(prefix => expected.At(prefix) is { } rate ? new RateDeparture(prefix, RejectionRate.After(runs, prefix), rate) : null)
            .FirstOrDefault(departure => departure is not null && departure.Actual != departure.Expected);
    }

    /// <summary>The position, and both rates.</summary>
    public override string ToString() =>
        $"position {Prefix.Length + 1}{(Prefix.Length == 0 ? string.Empty : $", after {Prefix}")}: "
        + $"the draft is rejected with probability {Actual}, expected {Expected}";
}
