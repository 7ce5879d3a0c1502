namespace SpecProofs.Audit;

/// <summary>The fraction of least denominator in an interval.</summary>
internal static class Simplest
{
    /// <summary>The simplest fraction within a distance of a number in [0, 1]; null where that is too fine for doubles.</summary>
    /// <remarks>Source: the common part of the continued fractions of both ends of the interval.</remarks>
    public static Rational? Near(double value, double distance)
    {
        var (low, high) = (Math.Max(value - distance, 0), value + distance);
        var (before, beforeBelow, now, nowBelow) = (0L, 1L, 1L, 0L);
        for (var i = 0; i < 40; i++)
        {
            var whole = (long)Math.Floor(low);
            var ends = whole == low || whole < Math.Floor(high);
            var term = whole == low ? whole : ends ? whole + 1 : whole;
            (before, beforeBelow, now, nowBelow) = (now, nowBelow, (term * now) + before, (term * nowBelow) + beforeBelow);
            if (ends)
            {
                return Math.Abs(((double)now / nowBelow) - value) <= 2 * distance ? Rational.Of(now, nowBelow) : null;
            }

            (low, high) = (1 / (high - whole), 1 / (low - whole));
            if (high > 1e12)
            {
                return null;
            }
        }

        return null;
    }
}
