using System.Numerics;
using SpecProofs.Analysis;

namespace SpecProofs.Cli;

/// <summary>Numbers as people read them: a decimal, and beside it the fraction, its size when it is too long to read, or the bound of the error.</summary>
internal static class NumberText
{
    private const int LongestFraction = 40;

    /// <summary>Two cells.</summary>
    public static string[] Cells(Enclosure value, int decimals = 15) => [value.Middle.ToDecimalString(decimals), Fraction(value, decimals)];

    /// <summary>Whether the fraction is too long for a line.</summary>
    public static bool IsLong(Enclosure value) => value.Exact is { } exact && IsLong(exact);

    private static string Fraction(Enclosure value, int decimals) => value.Exact is not { } exact
        ? $"± {UpwardTo2Digits(value.Distance(Rational.Parse(value.Middle.ToDecimalString(decimals))))}"
        : IsLong(exact) ? $"({exact.Numerator.GetBitLength()} bits over {exact.Denominator.GetBitLength()})" : $"{exact}";

    // A digit has more than three bits.
    private static bool IsLong(Rational value) => value.BitLength > 4 * LongestFraction || $"{value}".Length > LongestFraction;

    /// <summary>Rounded up, so that what is printed is still a bound.</summary>
    private static string UpwardTo2Digits(Rational positive)
    {
        // Logarithms only guess the exponent: a number far below the range of double has them too.
        var exponent = (int)Math.Floor(BigInteger.Log10(positive.Numerator) - BigInteger.Log10(positive.Denominator));
        var tenths = Tenths(positive, exponent);
        exponent += tenths < 10 ? -1 : tenths > 99 ? 1 : 0;
        tenths = Tenths(positive, exponent);
        return $"{tenths / 10}.{tenths % 10}e{exponent}";
    }

    private static BigInteger Tenths(Rational value, int exponent)
    {
        var power = Rational.Of(BigInteger.Pow(10, Math.Abs(exponent - 1)), BigInteger.One);
        var scaled = exponent < 1 ? value * power : value / power;
        return BigInteger.Divide(scaled.Numerator + scaled.Denominator - 1, scaled.Denominator);
    }
}
