using System.Numerics;

namespace SpecProofs.Analysis;

/// <summary>Natural logarithms and square roots of rationals, enclosed from outside.</summary>
/// <remarks>
/// Exactness: the value lies between the bounds, which are at most 2⁻⁶⁸ · (1 + |log₂ x|) apart for a logarithm, and 2⁻⁷⁹ for the root of a
/// known number. No floating point. Checked by: X.pinsker.
/// </remarks>
public static class Logarithm
{
    private const int Bits = 80;
    private const int Terms = 16;

    private static readonly Lazy<Enclosure> Two = new(() => ByAreaTangent(Rational.Of(4, 3)) + ByAreaTangent(Rational.Of(3, 2)));

    /// <summary>ln x.</summary>
    /// <exception cref="ArgumentOutOfRangeException">x ≤ 0.</exception>
    public static Enclosure Of(Rational x)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(x, Rational.Zero);

        // x = m · 2^k with m in (1/2, 2), then in [3/4, 3/2].
        var k = (int)(x.Numerator.GetBitLength() - x.Denominator.GetBitLength());
        var m = k >= 0 ? x / Rational.Of(BigInteger.One << k, 1) : x * Rational.Of(BigInteger.One << -k, 1);
        (m, k) = m < Rational.Of(3, 4) ? (m * 2, k - 1) : m > Rational.Of(3, 2) ? (m / 2, k + 1) : (m, k);
        var whole = k == 0 ? Enclosure.Zero
            : k > 0 ? new Enclosure(Two.Value.Low * k, Two.Value.High * k) : new(Two.Value.High * k, Two.Value.Low * k);
        return whole + ByAreaTangent(m);
    }

    /// <summary>√x for an x ≥ 0 that is enclosed itself; a lower bound below 0 counts as 0.</summary>
    public static Enclosure SquareRoot(Enclosure x) => new(Root(Rational.Max(x.Low, 0)), Root(x.High) + Unit);

    /// <summary>The unit, 2⁻⁸⁰, in which whole numbers below stand for fractions.</summary>
    private static Rational Unit => Rational.Of(1, BigInteger.One << Bits);

    /// <summary>ln m = 2·artanh y with y = (m − 1)/(m + 1), |y| ≤ 1/5.</summary>
    private static Enclosure ByAreaTangent(Rational m)
    {
        var (part, whole) = (m.Numerator - m.Denominator, m.Numerator + m.Denominator);
        if (part.IsZero)
        {
            return Enclosure.Zero;
        }

        var y = (BigInteger.Abs(part) << Bits) / whole;
        var (low, high) = (2 * Unit * Rational.Of(Series(y, up: 0), 1), 2 * Unit * Rational.Of(Series(y + 1, up: 1), 1));
        return part.Sign > 0 ? new(low, high) : new(-high, -low);
    }

    /// <summary>
    /// Σ y^{2j+1}/(2j + 1) with every rounding down, or up; what follows the last term is at most |y|^{2n+1}, which is added if up.
    /// </summary>
    private static BigInteger Series(BigInteger y, int up)
    {
        var (sum, power, square) = (BigInteger.Zero, y, Times(y, y, up));
        for (var j = 0; j < Terms; j++)
        {
            (sum, power) = (sum + (power / ((2 * j) + 1)) + up, Times(power, square, up));
        }

        return sum + (power * up);
    }

    private static BigInteger Times(BigInteger a, BigInteger b, int up) => ((a * b) >> Bits) + up;

    /// <summary>The largest multiple of 2⁻⁸⁰ whose square is at most x.</summary>
    private static Rational Root(Rational x)
    {
        var square = (x.Numerator << (2 * Bits)) / x.Denominator;
        if (square.IsZero)
        {
            return Rational.Zero;
        }

        // Newton's iteration from above.
        var root = BigInteger.One << (int)((square.GetBitLength() + 1) / 2);
        for (var better = (root + (square / root)) >> 1; better < root; better = (root + (square / root)) >> 1)
        {
            root = better;
        }

        return Rational.Of(root, BigInteger.One << Bits);
    }
}
