using MathNet.Numerics.Distributions;

namespace SpecProofs.Forecast;

/// <summary>Estimates Σ y / Σ x over prompts, such as tokens over target calls, with an interval clustered by prompt.</summary>
/// <remarks>
/// The standard error is that of the linearised ratio: prompts are independent, what happens within one is not assumed to be. With 30
/// prompts or more the interval is Student's, with one degree of freedom less than there are prompts. With 5 to 29 it is the studentised
/// bootstrap of the logarithm: the error of each resample over its own standard error, so that few prompts make it wider. With fewer
/// there is none. Source: Cochran, Sampling Techniques, chapter 6; Efron and Tibshirani, An Introduction to the Bootstrap, chapter 12.
/// </remarks>
public static class RatioEstimate
{
    /// <summary>Prompts from which on Student's interval is used.</summary>
    public const int Many = 30;

    /// <summary>Prompts from which on there is an interval.</summary>
    public const int Few = 5;

    private const double Tail = 0.025;

    /// <summary>The estimate and its interval.</summary>
    /// <param name="above">y ≥ 0 of each prompt.</param>
    /// <param name="below">x ≥ 0 of each prompt, not all 0.</param>
    /// <param name="resamples">The resamples of these prompts; drawn from below 30 prompts only.</param>
    public static Estimated Of(ReadOnlySpan<double> above, ReadOnlySpan<double> below, Resamples resamples)
    {
        var (value, error) = Linearised(above, below, []);
        if (above.Length < Few)
        {
            return new(value, above.Length < 2 ? double.NaN : error, double.NaN, double.NaN);
        }

        if (above.Length >= Many)
        {
            var radius = StudentT.InvCDF(0, 1, above.Length - 1, 1 - Tail) * error;
            return new(value, error, value - radius, value + radius);
        }

        var (low, high) = Studentised(above, below, resamples, value, error);
        return new(value, error, low, high);
    }

    private static (double Low, double High) Studentised(
        ReadOnlySpan<double> above, ReadOnlySpan<double> below, Resamples resamples, double value, double error)
    {
        if (!(value > 0))
        {
            return (value, value);
        }

        var errors = new double[Resamples.Draws];
        for (var draw = 0; draw < errors.Length; draw++)
        {
            var (drawn, itsError) = Linearised(above, below, resamples[draw]);
            var distance = Math.Log(drawn / value);
            errors[draw] = distance == 0 ? 0 : distance / (itsError / drawn);
        }

        Array.Sort(errors);
        var relative = error / value;
        return (value * Math.Exp(-Quantile(errors, 1 - Tail) * relative), value * Math.Exp(-Quantile(errors, Tail) * relative));
    }

    /// <summary>The ratio and its standard error, each prompt taken as often as the counts say; once each without counts.</summary>
    private static (double Ratio, double Error) Linearised(
        ReadOnlySpan<double> above, ReadOnlySpan<double> below, ReadOnlySpan<ushort> counts)
    {
        var (y, x) = (0.0, 0.0);
        for (var i = 0; i < above.Length; i++)
        {
            var times = counts.IsEmpty ? 1 : counts[i];
            (y, x) = (y + (times * above[i]), x + (times * below[i]));
        }

        var (ratio, squares) = (y / x, 0.0);
        for (var i = 0; i < above.Length; i++)
        {
            var rest = above[i] - (ratio * below[i]);
            squares += (counts.IsEmpty ? 1 : counts[i]) * rest * rest;
        }

        return (ratio, Math.Sqrt(squares * above.Length / (above.Length - 1)) / x);
    }

    private static double Quantile(double[] sorted, double level) => sorted[(int)Math.Round(level * (sorted.Length - 1))];
}
