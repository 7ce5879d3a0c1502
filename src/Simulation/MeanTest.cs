namespace SpecProofs.Simulation;

/// <summary>A test that a simulated mean is a given number, with a proven bound on its false alarms.</summary>
/// <remarks>
/// Formula: fails if |sample mean − claimed mean| exceeds √(2·v·ln(4/δ)/n) + 7·r·ln(4/δ)/(3(n − 1)), v being the sample variance.
/// Then a true claim fails with probability at most δ, and a claim that is off by twice that radius passes with probability
/// at most δ. Holds for any quantity with values in an interval of length r; no normal approximation.
/// Source: the empirical Bernstein bound, Maurer and Pontil 2009, Theorem 4, on both sides.
/// </remarks>
/// <param name="Range">r: length of the interval of possible values.</param>
/// <param name="FalseAlarm">δ in (0, 1).</param>
/// <param name="Effect">The error of the claim that must be detected; a run that could miss it is refused.</param>
public sealed record MeanTest(double Range, double FalseAlarm, double Effect)
{
    /// <summary>Whether the claim passes.</summary>
    /// <exception cref="InvalidOperationException">There were too few runs to detect the stated effect.</exception>
    public bool Passes(Estimate estimate, double claimed)
    {
        var radius = Radius(estimate);
        return 2 * radius <= Effect
            ? Math.Abs(estimate.Mean - claimed) <= radius
            : throw new InvalidOperationException(
                $"underpowered: {estimate.Runs} runs detect an error of {2 * radius:0.####}, not {Effect:0.####}");
    }

    /// <summary>The greatest distance of the sample mean from the claim that passes.</summary>
    public double Radius(Estimate estimate)
    {
        var log = Math.Log(4 / FalseAlarm);
        return Math.Sqrt(2 * estimate.Variance * log / estimate.Runs) + (7 * Range * log / (3 * (estimate.Runs - 1)));
    }
}
