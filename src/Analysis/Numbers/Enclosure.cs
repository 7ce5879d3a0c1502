using System.Numerics;

namespace SpecProofs.Analysis;

/// <summary>A number that is known to lie between two rationals; exactly known when these are equal.</summary>
/// <param name="Low">The least that it can be.</param>
/// <param name="High">The most that it can be; not less than <paramref name="Low"/>.</param>
public sealed record Enclosure(Rational Low, Rational High) : IAdditionOperators<Enclosure, Enclosure, Enclosure>
{
    /// <summary>The number zero.</summary>
    public static Enclosure Zero { get; } = Of(Rational.Zero);

    /// <summary>The number itself, if it is exactly known.</summary>
    public Rational? Exact => Low == High ? Low : null;

    /// <summary>The middle, which is the number itself if it is exactly known.</summary>
    public Rational Middle => Exact ?? (Low + High) / 2;

    /// <summary>The nearest double to the middle.</summary>
    public double Value => (double)Middle;

    /// <summary>The number is no farther than this from <see cref="Value"/>; rounded up.</summary>
    public double Error
    {
        get
        {
            var distance = Distance((Rational)Value);
            var error = (double)distance;
            return (Rational)error < distance ? Math.BitIncrement(error) : error;
        }
    }

    /// <summary>An exactly known number.</summary>
    public static Enclosure Of(Rational value) => new(value, value);

    /// <summary>The sum.</summary>
    public static Enclosure operator +(Enclosure left, Enclosure right) => new(left.Low + right.Low, left.High + right.High);

    /// <summary>The sum of all.</summary>
    public static Enclosure Sum(IEnumerable<Enclosure> terms) => terms.Aggregate(Zero, (sum, term) => sum + term);

    /// <summary>A number that is not negative, divided by this one.</summary>
    /// <exception cref="DivideByZeroException">This one may be zero.</exception>
    public Enclosure Divide(Rational dividend) => new(dividend / High, dividend / Low);

    /// <summary>How far the number can be from another.</summary>
    public Rational Distance(Rational other)
    {
        var (above, below) = (Rational.Abs(High - other), Rational.Abs(other - Low));
        return above > below ? above : below;
    }
}
