namespace SpecProofs.Cli;

/// <summary>The target's law of the whole output, and how far decoders that claim to reproduce it are from it.</summary>
/// <param name="Target">The law Q.</param>
/// <param name="Decoders">Each decoder in words, with the total variation distance of its law from Q; null if over budget.</param>
internal sealed record OutputLaws(Law<Tokens, Rational> Target, IReadOnlyList<(string Decoder, Rational? Distance)> Decoders)
{
    /// <summary>Most paths of a law: a few seconds, and a few hundred megabytes for the texts that they lead to.</summary>
    public const long Budget = 1_000_000;

    /// <summary>Most drafts of a batch: every path draws all of them, so even a few paths are long.</summary>
    public const int MostDrafts = 16;

    /// <summary>Whether all computed laws are exactly Q.</summary>
    public bool Agree => Decoders.All(decoder => decoder.Distance is not { } distance || Rational.IsZero(distance));

    /// <summary>The outputs that the target can give, in order.</summary>
    public IEnumerable<Tokens> Outputs => Target.Outcomes.Order();

    /// <summary>The laws of the decoders. The first must be within the budget, and bounds the target's law.</summary>
    /// <exception cref="BadInputException">It is not.</exception>
    public static OutputLaws Of(string path, Instance<Rational> instance, IEnumerable<IDecoder<Rational>> decoders, long budget = Budget)
    {
        var distances = new List<(string, Rational?)>();
        Law<Tokens, Rational>? target = null;
        foreach (var decoder in decoders)
        {
            var law = Within(decoder, instance, budget);
            target ??= law is null
                ? throw new BadInputException($"{path}: --law: the output law has over {budget:N0} paths: use a shorter horizon")
                : TargetLaw.Of(instance);
            distances.Add(($"{decoder}", law?.DistanceTo(target)));
        }

        return new(target ?? TargetLaw.Of(instance), distances);
    }

    private static Law<Tokens, Rational>? Within(IDecoder<Rational> decoder, Instance<Rational> instance, long budget)
    {
        if (decoder is BatchSpeculative<Rational> { Drafts: > MostDrafts })
        {
            return null;
        }

        try
        {
            return ExactLaw.Of(decoder, instance, budget);
        }
        catch (BudgetExceededException)
        {
            return null;
        }
    }
}
