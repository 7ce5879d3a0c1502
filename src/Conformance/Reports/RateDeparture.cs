namespace SpecProofs.Conformance;

/// <summary>Where drafts are first rejected at another rate than they should be: the shortest prefix after which the probability of a rejection differs.</summary>
/// <param name="Prefix">The tokens before it.</param>
/// <param name="Rate">How often the next token replaces a rejected draft, given the prefix.</param>
/// <param name="Right">How often it should.</param>
internal sealed record RateDeparture(Tokens Prefix, Rational Rate, Rational Right)
{
    /// <summary>The first departure, or null where every prefix has the right rate; prefixes without a right rate are passed over.</summary>
    public static RateDeparture? Of(IDecoder<Rational> decoder, Instance<Rational> instance, RejectionRate right)
    {
        var runs = ExactLaw.OfTranscripts(decoder, instance);
        return Enumerable.Range(0, instance.Horizon)
            .SelectMany(n => runs.Select(run => run.Tokens.First(n)).Outcomes.Order())
            .Select(prefix => right.At(prefix) is { } rate ? new RateDeparture(prefix, RejectionRate.After(runs, prefix), rate) : null)
            .FirstOrDefault(departure => departure is not null && departure.Rate != departure.Right);
    }

    /// <summary>What is rejected how often instead of how often.</summary>
    public override string ToString() =>
        $"first departure at position {Prefix.Length + 1}{(Prefix.Length == 0 ? string.Empty : $", after {Prefix}")}: the draft is rejected {Rate} of the time instead of {Right}";
}
