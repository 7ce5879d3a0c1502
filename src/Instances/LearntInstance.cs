namespace SpecProofs.Instances;

/// <summary>How two n-gram models are to be learnt.</summary>
/// <param name="DraftOrder">Symbols that the draft remembers.</param>
/// <param name="TargetOrder">Symbols that the target remembers.</param>
/// <param name="Smoothing">λ ≥ 0, added to every count.</param>
/// <param name="Horizon">Number of tokens to decode.</param>
/// <param name="Denominator">D: the sum that every row is rounded to; null to keep the counts as they are.</param>
public sealed record LearnSettings(int DraftOrder, int TargetOrder, Rational Smoothing, int Horizon, int? Denominator);

/// <summary>An instance of two n-gram models learnt from one text, ready to be written.</summary>
/// <remarks>
/// With a common denominator D the counts are rounded weights that sum to D in every row, with nothing left to add: then all exact results
/// have a power of D below the line, instead of a product of the hundreds of different sums that raw counts have.
/// Without smoothing a context that the text does not have (its last letters, or a combination that never occurs) gets the row of the
/// context without its oldest symbol, so that a text always goes on.
/// </remarks>
/// <param name="Names">How tokens are written.</param>
/// <param name="Horizon">Number of tokens to decode.</param>
/// <param name="Draft">The draft's counts.</param>
/// <param name="Target">The target's counts.</param>
/// <param name="Smoothing">λ that is still to be added to the counts.</param>
/// <param name="Note">What the file says of itself.</param>
public sealed record LearntInstance(TokenNames Names, int Horizon, NGramCounts Draft, NGramCounts Target, Rational Smoothing, string Note)
{
    /// <summary>Counts, smooths and rounds.</summary>
    /// <param name="text">The text.</param>
    /// <param name="source">What the note calls the text.</param>
    /// <param name="settings">Orders, smoothing, denominator, horizon.</param>
    /// <exception cref="ArgumentException">The text is not longer than an order, or D is less than the number of tokens.</exception>
    public static LearntInstance From(LetterText text, string source, LearnSettings settings) => From(
        text.Names,
        NGramCounts.Of(text.Symbols.AsSpan(), text.Names.Vocabulary, settings.DraftOrder),
        NGramCounts.Of(text.Symbols.AsSpan(), text.Names.Vocabulary, settings.TargetOrder),
        $"{source}, {text.Symbols.Length} symbols ({text.Names[1]} to {text.Names[text.Names.Vocabulary - 1]}; "
        + "every other run of characters is one space)",
        settings);

    /// <summary>Smooths and rounds counts that were made before.</summary>
    public static LearntInstance From(TokenNames names, NGramCounts draft, NGramCounts target, string source, LearnSettings settings)
    {
        var orders = $"Character n-grams of {source}. Draft of order {settings.DraftOrder}, target of order {settings.TargetOrder}";
        return settings.Denominator is { } denominator
            ? new(
                names,
                settings.Horizon,
                Rounded(draft, settings.Smoothing, denominator),
                Rounded(target, settings.Smoothing, denominator),
                Rational.Zero,
                $"{orders}. The counts are no longer occurrences: to each was added {settings.Smoothing}, "
                + "and each row was rounded to the sum "
                + $"{denominator} by largest remainder, a positive weight to at least 1. So no smoothing is left to do.")
            : new(
                names,
                settings.Horizon,
                Complete(draft, settings.Smoothing),
                Complete(target, settings.Smoothing),
                settings.Smoothing,
                $"{orders}. The counts are occurrences.");
    }

    private static NGramCounts Rounded(NGramCounts counts, Rational smoothing, int denominator) =>
        Rows(
            Complete(counts, smoothing),
            row => RoundedRow.Of([.. row.Select(count => (count * smoothing.Denominator) + smoothing.Numerator)], denominator));

    /// <summary>With every row positive somewhere, once smoothing is added.</summary>
    private static NGramCounts Complete(NGramCounts counts, Rational smoothing) => Rational.IsZero(smoothing)
        ? NGramCounts.Of(
            counts.Vocabulary, counts.Order, [.. Enumerable.Range(0, counts.Contexts).Select(context => LongestSeen(counts, context))])
        : counts;

    private static long[] LongestSeen(NGramCounts counts, int context)
    {
        var tokens = counts.TokensOf(context).Span;
        while (counts[context].IndexOfAnyExcept(0L) < 0 && !tokens.IsEmpty)
        {
            tokens = tokens[1..];
            context = NGramSize.IndexOf(Tokens.Of(tokens), counts.Vocabulary);
        }

        return counts[context].ToArray();
    }

    private static NGramCounts Rows(NGramCounts counts, Func<IReadOnlyList<long>, IReadOnlyList<long>> change) =>
        NGramCounts.Of(
            counts.Vocabulary,
            counts.Order,
            [.. Enumerable.Range(0, counts.Contexts).Select(context => change(counts[context].ToArray()))]);
}
