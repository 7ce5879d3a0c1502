using System.Collections.Immutable;

namespace SpecProofs.Audit;

/// <summary>A question that a child asked chance in one run, as it came, with the answer that the run went on with.</summary>
/// <param name="Kind">What was asked.</param>
/// <param name="Coin">The number of the coin that is compared, from 0; 0 for other questions.</param>
/// <param name="Numbers">A probability, a threshold, or the weights of a draw.</param>
/// <param name="Place">File and line in the child's source; empty where it does not say.</param>
/// <param name="Answer">1 for yes and 0 for no, or the index that was drawn.</param>
internal sealed record Asked(AskedKind Kind, int Coin, ImmutableArray<StatedNumber> Numbers, string Place, int Answer);

/// <summary>What a child can ask chance.</summary>
internal enum AskedKind
{
    /// <summary>Yes with a probability.</summary>
    Accept,

    /// <summary>Whether a uniform number is below a threshold.</summary>
    Below,

    /// <summary>An index in proportion to weights.</summary>
    Draw,
}

/// <summary>A number as a child stated it: a double, or a fraction that it worked out exactly.</summary>
/// <param name="Float">The double; the nearest one for a fraction.</param>
/// <param name="Fraction">The fraction; null for a double.</param>
internal readonly record struct StatedNumber(double Float, Rational? Fraction)
{
    /// <summary>The number itself: a finite double is a fraction with a power of two below.</summary>
    public Rational Exact => Fraction ?? (Rational)Float;
}
