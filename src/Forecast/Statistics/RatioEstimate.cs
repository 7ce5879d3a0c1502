using MathNet.Numerics.Distributions;

namespace SpecProofs.Forecast;

/// <summary>Estimates Σ y / Σ x over prompts, such as tokens over target calls, with an interval clustered by prompt.</summary>
/// <remarks>
/// Prompts are independent; what happens within one is not assumed to be. The standard error is that of the linearised ratio. With 30
/// prompts or more the interval is Student's, with one degree of freedom less than there are prompts. With 5 to 29 it is the bootstrap by
/// prompt between expanded percentiles: a percentile interval is too short by √(1 − 1/n) and by using normal tails, so percentiles farther
/// out are taken, Φ(∓t·√(n/(n − 1))). With fewer there is none.
/// Source: Cochran, Sampling Techniques, chapter 6; Hesterberg, What Teachers Should Know About the Bootstrap, 2015, section 5.3.
/// </remarks>
public static class RatioEstimate
{
    /// <summary>Prompts from which on Student's interval is used.</summary>
    public const int Many = 30;

    /// <summary>Prompts from which on there is an interval.</summary>
    public const int Few = 5;

    private const double Tail = 0.025;

    /// <summary>The estimate and its interval.</summary>
    /// <param name="above">y of each prompt.</param>
    /// <param name="below">x ≥ 0 of each prompt, not all 0.</param>
    /// <param name="resamples">The resamples of these prompts; used below 30 prompts only.</param>
    public static Estimated Of(ReadOnlySpan<double> above, ReadOnlySpan<double> below, Resamples resamples)
    {
        var prompts = above.Length;
        var value = Sum(above) / Sum(below);
        if (prompts < Few)
        {
            return new(value, prompts < 2 ? double.NaN : Error(above, below, value), double.NaN, double.NaN);
        }

        var error = Error(above, below, value);
        var student = StudentT.InvCDF(0, 1, prompts - 1, 1 - Tail);
        if (prompts >= Many)
        {
            return new(value, error, value - (student * error), value + (student * error));
        }

        var drawn = new double[Resamples.Draws];
        for (var draw = 0; draw < drawn.Length; draw++)
        {
            drawn[draw] = resamples.Total(draw, above) / resamples.Total(draw, below);
        }

        Array.Sort(drawn);
        var tail = Normal.CDF(0, 1, -student * Math.Sqrt(prompts / (prompts - 1.0)));
        var low = (int)Math.Round(tail * (drawn.Length - 1));
        return new(value, error, drawn[low], drawn[drawn.Length - 1 - low]);
    }

    private static double Error(ReadOnlySpan<double> above, ReadOnlySpan<double> below, double ratio)
    {
        var squares = 0.0;
        for (var i = 0; i < above.Length; i++)
        {
            var rest = above[i] - (ratio * below[i]);
            squares += rest * rest;
        }

        return Math.Sqrt(squares * above.Length / (above.Length - 1)) / Sum(below);
    }

    private static double Sum(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum;
    }
}
