namespace SpecProofs.Analysis;

/// <summary>The target's law Q of the whole output, and how far the output laws of decoders are from it.</summary>
/// <param name="Target">The law Q.</param>
/// <param name="Decoders">
/// Each decoder's name, with the total variation distance of its law to Q; null where the law is over the budget.
/// </param>
public sealed record OutputLaws(Law<Tokens, Rational> Target, IReadOnlyList<(string Decoder, Rational? Distance)> Decoders)
{
    /// <summary>Paths a law: a few seconds, and some hundred megabytes for the texts at their ends.</summary>
    public const long Budget = 1_000_000;

    private const long MostTokens = 1 << 26;

    /// <summary>Drafts of a batch. A path tests each of them, so even few paths of many drafts are long.</summary>
    public const int MostDrafts = 16;

    /// <summary>Paths that a law could cost.</summary>
    public long Paths { get; init; } = Budget;

    /// <summary>Whether all laws within the budget are exactly Q.</summary>
    public bool Agree => Decoders.All(decoder => decoder.Distance is not { } distance || Rational.IsZero(distance));

    /// <summary>The outputs that the target can write, in order.</summary>
    public IEnumerable<Tokens> Outputs => Target.Outcomes.Order();

    /// <summary>Paths a law on this instance: fewer than <see cref="Budget"/> where the texts at their ends are long.</summary>
    public static long BudgetOf(Instance<Rational> instance) => Math.Min(Budget, MostTokens / instance.Horizon);

    /// <summary>The laws of some decoders.</summary>
    /// <remarks>The law of the first decoder has to be within the budget, which then bounds the target's law as well.</remarks>
    /// <exception cref="BudgetExceededException">The law of the first decoder is over the budget.</exception>
    public static OutputLaws Of(Instance<Rational> instance, IEnumerable<IDecoder<Rational>> decoders, long? budget = null)
    {
        var most = budget ?? BudgetOf(instance);
        var distances = new List<(string, Rational?)>();
        Law<Tokens, Rational>? target = null;
        foreach (var decoder in decoders)
        {
            var law = target is null ? ExactLaw.Of(decoder, instance, most) : Within(decoder, instance, most);
            target ??= TargetLaw.Of(instance);
            distances.Add(($"{decoder}", law?.DistanceTo(target)));
        }

        return new(target ?? TargetLaw.Of(instance), distances) { Paths = most };
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
