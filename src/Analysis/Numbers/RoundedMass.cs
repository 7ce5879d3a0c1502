using System.Numerics;

namespace SpecProofs.Analysis;

/// <summary>A non-negative number in floating point, with a count of the roundings behind it.</summary>
/// <remarks>
/// Exactness: with u = 2⁻⁵³ and k roundings, exact / Value lies in [(1 − u)^k, (1 − u)^−k]. One rounding of a normal number has a factor in
/// [1 − u, 1 + u], which lies in [1 − u, (1 − u)⁻¹]. A product multiplies the factors of its arguments and rounds once, so the counts add,
/// and one more. A sum of non-negative numbers has a factor between those of its terms, and rounds once: the larger count, and one more.
/// There is no subtraction, so nothing can cancel. Underflow is no relative rounding: <see cref="ToEnclosure"/> pays for it. <c>default</c>
/// is an exact zero.
/// </remarks>
/// <param name="Value">The computed number.</param>
/// <param name="Roundings">k: roundings along the worst path to it; 0 for an exact number.</param>
internal readonly record struct RoundedMass(double Value, long Roundings)
    : IAdditionOperators<RoundedMass, RoundedMass, RoundedMass>, IMultiplyOperators<RoundedMass, RoundedMass, RoundedMass>
{
    private static readonly Rational Underflow = Rational.Of(1, BigInteger.One << 1000);

    public static RoundedMass One => new(1, 0);

    private bool IsExactZero => Value == 0 && Roundings == 0;

    /// <summary>The nearest double.</summary>
    public static RoundedMass Of(Rational value)
    {
        var nearest = (double)value;
        return new(nearest, (Rational)nearest == value ? 0 : 1);
    }

    public static RoundedMass operator +(RoundedMass left, RoundedMass right) =>
        left.IsExactZero ? right
        : right.IsExactZero ? left
        : new(left.Value + right.Value, Math.Max(left.Roundings, right.Roundings) + 1);

    public static RoundedMass operator *(RoundedMass left, RoundedMass right) =>
        left.IsExactZero || right.IsExactZero ? default : new(left.Value * right.Value, left.Roundings + right.Roundings + 1);

    /// <summary>The bounds of the exact number: v·(1 ∓ 2·k·u), and a little more for underflow.</summary>
    /// <remarks>
    /// (1 − u)^k ≥ 1 − k·u, and 1/(1 − k·u) ≤ 1 + 2·k·u while k·u ≤ ½. A product or a rounding that underflows is off by at most 2⁻¹⁰⁷⁴,
    /// and what it is off by flows on in shares that sum to 1, past at most T positions that each gain at most 1 of it. So N products are
    /// off by at most N · T · 2⁻¹⁰⁷³, which is below 2⁻¹⁰⁰⁰ for all N · T that a machine can do.
    /// </remarks>
    public Enclosure ToEnclosure()
    {
        var value = (Rational)Value;
        if (Roundings == 0)
        {
            return Enclosure.Of(value);
        }

        var radius = (value * Rational.Of(Roundings, 1L << 52)) + Underflow;
        return Roundings < 1L << 52
            ? new(radius > value ? Rational.Zero : value - radius, value + radius)
            : throw new OverflowException($"{Roundings} roundings leave no certain digit");
    }
}
