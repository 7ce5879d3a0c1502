using System.Numerics;

namespace SpecProofs.Analysis;

/// <summary>A number known to lie between two rationals; known exactly when they are equal.</summary>
/// <param name="Low">The lower bound.</param>
/// <param name="High">The upper bound.</param>
public sealed record Enclosure(Rational Low, Rational High) : IAdditionOperators<Enclosure, Enclosure, Enclosure>
{
    /// <summary>The number zero.</summary>
    public static Enclosure Zero { get; } = Of(Rational.Zero);

    /// <summary>The number itself, if known exactly.</summary>
    public Rational? Exact => Low == High ? Low : null;

    /// <summary>The middle, which is the number itself if known exactly.</summary>
    public Rational Middle => Exact ?? (Low + High) / 2;

    /// <summary>The nearest double to the middle.</summary>
    public double Value => (double)Middle;

    /// <summary>Upper bound on the number's distance from <see cref="Value"/>, rounded up.</summary>
    public double Error
    {
        get
        {
            var distance = Distance((Rational)Value);
            var error = (double)distance;
            return (Rational)error < distance ? Math.BitIncrement(error) : error;
        }
    }

    /// <summary>A number known exactly.</summary>
    public static Enclosure Of(Rational value) => new(value, value);

    /// <summary>The sum.</summary>
    public static Enclosure operator +(Enclosure left, Enclosure right) => new(left.Low + right.Low, left.High + right.High);

    /// <summary>The sum of all.</summary>
    public static Enclosure Sum(IEnumerable<Enclosure> terms) => terms.Aggregate(Zero, (sum, term) => sum + term);

    /// <summary>A non-negative number divided by this one.</summary>
    /// <exception cref="DivideByZeroException">This one may be zero.</exception>
    public Enclosure Divide(Enclosure dividend) => new(dividend.Low / High, dividend.High / Low);

    /// <summary>The greatest possible distance to another number.</summary>
    public Rational Distance(Rational other) => Rational.Max(Rational.Abs(High - other), Rational.Abs(other - Low));
}
