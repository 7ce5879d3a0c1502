using System.Globalization;

namespace SpecProofs.Figures;

/// <summary>A plotted value: exact, enclosed, or simulated.</summary>
/// <remarks>
/// Texts have 6 decimals that do not depend on the machine: exact values are rounded exactly, simulated ones come from whole totals.
/// </remarks>
/// <param name="X">Where.</param>
/// <param name="Y">The value; the middle of its enclosure where the fraction is too large to work out.</param>
/// <param name="IsExact">Whether the value is exact.</param>
/// <param name="StandardError">The standard error of a simulated value.</param>
public readonly record struct Point(Rational X, Rational Y, bool IsExact = true, double? StandardError = null)
{
    private const int Decimals = 6;

    /// <summary>A longer fraction is a number of bits only.</summary>
    private const int LongestFraction = 256;

    /// <summary>The place as a decimal.</summary>
    public string XText => Trimmed(X.ToDecimalString(Decimals));

    /// <summary>The value as a decimal.</summary>
    public string YText => Trimmed(Y.ToDecimalString(Decimals));

    /// <summary>Value and place: <c>14.5 at 4</c>.</summary>
    public string Words => $"{YText} at {XText}";

    /// <summary>The exact fraction; empty where it is simulated, not exact, or longer than a reader can use.</summary>
    public string Fraction => IsExact && StandardError is null && Y.BitLength <= LongestFraction ? $"{Y}" : string.Empty;

    /// <summary>The standard error as a decimal; empty where there is none.</summary>
    public string ErrorText => StandardError is { } error ? Trimmed(error.ToString("F6", CultureInfo.InvariantCulture)) : string.Empty;

    /// <summary>A value of a closed form.</summary>
    public static Point Of(Rational x, Enclosure y) => new(x, y.Middle, y.Exact is not null);

    /// <summary>A simulated mean, a fraction of whole totals.</summary>
    public static Point Of(Rational x, Estimate estimate) =>
        new(x, Rational.Of((System.Numerics.BigInteger)estimate.Sum, estimate.Runs), IsExact: true, estimate.StandardError);

    private static string Trimmed(string decimals) =>
        decimals.Contains('.', StringComparison.Ordinal) ? decimals.TrimEnd('0').TrimEnd('.') : decimals;
}
