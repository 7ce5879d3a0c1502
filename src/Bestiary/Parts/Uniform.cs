namespace SpecProofs.Bestiary;

/// <summary>One uniform number in [0, 1) that several decisions read.</summary>
/// <remarks>
/// Only the interval that it lies in is known. A question cuts the interval at every threshold that matters to it and chance says which
/// part holds the number; so any number of decisions can share it, and a new one asks chance for nothing more than it must.
/// </remarks>
internal sealed class Uniform(IChance<Rational> chance)
{
    private Rational _from = 0;
    private Rational _to = 1;

    /// <summary>Whether the number is less than a threshold.</summary>
    public bool IsBelow(Rational threshold)
    {
        if (threshold <= _from || threshold >= _to)
        {
            return threshold >= _to;
        }

        var below = chance.Accept((threshold - _from) / (_to - _from));
        (_from, _to) = below ? (_from, threshold) : (threshold, _to);
        return below;
    }

    /// <summary>The token of a row whose stretch of [0, 1), or of [from, 1), holds the number: the inverse of the cumulative sum.</summary>
    public int Invert(Distribution<Rational> row, Rational from = default)
    {
        var ends = new Rational[row.Vocabulary];
        var end = from;
        for (var token = 0; token < ends.Length; token++)
        {
            ends[token] = end += (1 - from) * row[token];
        }

        Rational[] lengths =
        [
            .. ends.Select((to, token) =>
                Rational.Max(Rational.Min(to, _to) - Rational.Max(token == 0 ? from : ends[token - 1], _from), 0)),
        ];
        var drawn = chance.Draw(Distribution<Rational>.Proportional(lengths));
        (_from, _to) = (Rational.Max(drawn == 0 ? from : ends[drawn - 1], _from), Rational.Min(ends[drawn], _to));
        return drawn;
    }
}
