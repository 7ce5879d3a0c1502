namespace SpecProofs.Conformance;

/// <summary>
/// Where an output law first departs from the expected one: the shortest prefix after which a token, or the end of the text, is too
/// probable.
/// </summary>
/// <param name="Prefix">The tokens before it, as probable under one law as under the other.</param>
/// <param name="Token">The token that is too probable; null if it is the end of the text.</param>
/// <param name="Mass">The probability of the prefix.</param>
internal sealed record Departure(Tokens Prefix, int? Token, Rational Mass)
{
    /// <summary>The first departure of two laws; null if no text is too probable, as where mass is missing.</summary>
    public static Departure? Of(Law<Tokens, Rational> law, Law<Tokens, Rational> expected)
    {
        var length = law.Outcomes.Concat(expected.Outcomes).Max(text => text.Length);
        for (var n = 0; n < length; n++)
        {
            var (heads, others) = (law.Select(text => text.First(n + 1)), expected.Select(text => text.First(n + 1)));
            if (heads.DifferencesFrom(others).Where(head => heads[head] > others[head]).Order().FirstOrDefault() is { Length: > 0 } first)
            {
                var prefix = first.First(n);
                return new(prefix, first.Length > n ? first[n] : null, expected.Probability(text => text.First(n) == prefix));
            }
        }

        return null;
    }

    /// <summary>The token's conditional probability, actual and expected, and by which decisions it is written.</summary>
    public string Words(IDecoder<Rational> decoder, Instance<Rational> instance, Law<Tokens, Rational> expected)
    {
        var runs = ExactLaw.OfTranscripts(decoder, instance);
        var place = $"position {Prefix.Length + 1}{After(instance)}";
        if (Token is not { } token)
        {
            return $"{place}: the text ends there with probability {runs.Probability(run => Here(run.Tokens)) / Mass}"
                + $", expected {expected.Probability(Here) / Mass}";
        }

        (string Words, Source Source)[] sources =
        [
            ("kept drafts", Source.Draft),
            ("replacements of rejected drafts", Source.Rejection),
            ("draws from the target", Source.Target),
        ];
        var parts = sources
            .Select(part => (part.Words, Share: Share(part.Source)))
            .Where(part => part.Share > 0)
            .ToList();
        var actual = parts.Aggregate(Rational.Zero, (sum, part) => sum + part.Share);
        return $"{place}: token {token} has probability {actual}, expected {expected.Probability(Here) / Mass}"
            + $" ({string.Join(", ", parts.Select(part => $"{part.Words} {part.Share}"))})";

        Rational Share(Source source) => runs.Probability(run => Here(run.Tokens) && run.Sources[Prefix.Length] == source) / Mass;
    }

    private string After(Instance<Rational> instance) => Prefix.Length == 0 ? string.Empty
        : $", after {Prefix}{(instance.Ends(Prefix[Prefix.Length - 1]) ? ", which ends the text" : string.Empty)}";

    /// <summary>Whether a text departs here.</summary>
    public bool IsIn(Tokens text) => Here(text);

    private bool Here(Tokens text) =>
        text.First(Prefix.Length) == Prefix && (text.Length == Prefix.Length ? null : (int?)text[Prefix.Length]) == Token;
}
