using System.Numerics;

namespace SpecProofs.Cli;

/// <summary>Numbers as people read them: the fraction, or its size if it is too long to read, and the decimal.</summary>
/// <remarks>Where there is no fraction, the decimal has a bound on its error.</remarks>
internal static class NumberText
{
    private const int LongestFraction = 40;

    /// <summary>Two cells: fraction and decimal. The decimal is rounded from the exact value, so every machine prints the same.</summary>
    public static string[] Cells(Enclosure value, int decimals = 15) => value.Exact is { } exact
        ? [Fraction(exact), exact.ToDecimalString(decimals)]
        : [string.Empty, Approximate(value, value.Middle.ToDecimalString(decimals))];

    /// <summary>Whether the fraction is too long for a line.</summary>
    public static bool IsLong(Enclosure value) => value.Exact is { } exact && IsLong(exact);

    private static string Fraction(Rational exact) =>
        IsLong(exact) ? $"({exact.Numerator.GetBitLength()} bits over {exact.Denominator.GetBitLength()})" : $"{exact}";

    private static string Approximate(Enclosure value, string printed) =>
        $"{printed} ± {UpwardTo2Digits(value.Distance(Rational.Parse(printed)))}";

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
