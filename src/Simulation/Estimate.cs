using System.Globalization;
using MathNet.Numerics.Distributions;

namespace SpecProofs.Simulation;

/// <summary>An estimate of the mean of a whole-number quantity from many runs.</summary>
/// <remarks>Totals are whole numbers, so the order in which runs are added up cannot change them.</remarks>
/// <param name="Runs">Number of runs, ≥ 2.</param>
/// <param name="Sum">Sum of the values.</param>
/// <param name="SumOfSquares">Sum of the squared values.</param>
public sealed record Estimate(long Runs, Int128 Sum, Int128 SumOfSquares)
{
    /// <summary>The sample mean.</summary>
    public double Mean => (double)Sum / Runs;

    /// <summary>The unbiased sample variance.</summary>
    public double Variance => (double)((Runs * SumOfSquares) - (Sum * Sum)) / Runs / (Runs - 1);

    /// <summary>The standard error of the mean.</summary>
    public double StandardError => Math.Sqrt(Variance / Runs);

    /// <summary>Mean and standard error: <c>17.209064 ± 0.003381 in 1000000 runs</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Mean:0.######} ± {StandardError:0.######} in {Runs} runs");

    /// <summary>The two-sided normal confidence interval of a level such as 0.99.</summary>
    public (double Low, double High) Interval(double level)
    {
        var radius = Normal.InvCDF(0, 1, (1 + level) / 2) * StandardError;
        return (Mean - radius, Mean + radius);
    }
}
