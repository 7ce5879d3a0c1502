namespace SpecProofs.Bestiary;

/// <summary>What engines do to a row of probabilities, in exact arithmetic.</summary>
internal static class Rows
{
    /// <summary>All mass on the most probable token.</summary>
    public static Distribution<Rational> Greedy(this Distribution<Rational> row) =>
        Distribution<Rational>.Point(row.Ranked().First(), row.Vocabulary);

    /// <summary>The row cleared of one token and renormalised; the row itself if nothing else has mass.</summary>
    public static Distribution<Rational> Cleared(this Distribution<Rational> row, int token) =>
        row[token] == 1 ? row : row.Map((x, mass) => x == token ? 0 : mass);

    /// <summary>Token x with the mass of token x + 1, and the last with that of token 0.</summary>
    public static Distribution<Rational> Shifted(this Distribution<Rational> row) =>
        row.Map((token, _) => row[(token + 1) % row.Vocabulary]);

    /// <summary>
    /// The row rounded to whole multiples of 1/(4·V) and renormalised. The largest mass is at least 1/V, so something is left.
    /// </summary>
    public static Distribution<Rational> Rounded(this Distribution<Rational> row) =>
        row.Map((_, mass) => Floor((mass * 4 * row.Vocabulary) + Rational.Of(1, 2)));

    /// <summary>A row in proportion to a function of another one.</summary>
    public static Distribution<Rational> Map(this Distribution<Rational> row, Func<int, Rational, Rational> weight) =>
        Distribution<Rational>.Proportional([.. Enumerable.Range(0, row.Vocabulary).Select(token => weight(token, row[token]))]);

    /// <summary>A row in proportion to a function of p and q; q itself where that is zero at every token.</summary>
    public static Distribution<Rational> Map(this Coupling<Rational> here, Func<Rational, Rational, Rational> weight)
    {
        Rational[] weights = [.. Enumerable.Range(0, here.Draft.Vocabulary).Select(token => weight(here.Draft[token], here.Target[token]))];
        return weights.All(Rational.IsZero) ? here.Target : Distribution<Rational>.Proportional(weights);
    }

    /// <summary>[q − p]₊ renormalised; q itself where p = q. For decoders that reject where speculative decoding does not.</summary>
    public static Distribution<Rational> ResidualOrTarget(this Coupling<Rational> here) =>
        here.TotalVariation == 0 ? here.Target : here.Residual;

    /// <summary>The lesser of a value and 1.</summary>
    public static Rational AtMostOne(Rational value) => Rational.Min(value, 1);

    /// <summary>The largest whole number that is not above a value ≥ 0. Counted, as symbolic numbers can be compared and no more.</summary>
    public static Rational Floor(Rational value)
    {
        var floor = Rational.Zero;
        while (floor + 1 <= value)
        {
            floor += 1;
        }

        return floor;
    }
}
