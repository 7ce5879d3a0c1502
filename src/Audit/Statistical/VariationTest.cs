namespace SpecProofs.Audit;

/// <summary>A test that the mean of random probability vectors is a given law, with proven bounds on both kinds of error.</summary>
/// <remarks>
/// Formula: D = ½ Σ |mean_i − q_i| over n independent vectors with entries in [0, 1] that sum to 1. If their expectation is q, then E D ≤
/// B = ½ Σ √(q_i(1 − q_i)/n), and one vector moves D by at most 1/n. So D exceeds B + √(ln(1/α)/2n) with probability at most α, and
/// vectors whose expectation is at least B + √(ln(1/α)/2n) + √(ln(1/β)/2n) away from q in total variation pass with probability at most β.
/// Source: McDiarmid's inequality, Jensen's inequality. No approximation.
/// </remarks>
/// <param name="FalseAlarm">α in (0, 1).</param>
/// <param name="Miss">β in (0, 1).</param>
public sealed record VariationTest(double FalseAlarm, double Miss)
{
    /// <summary>The largest D that passes.</summary>
    /// <param name="law">q.</param>
    /// <param name="runs">n ≥ 1.</param>
    public double Limit(IReadOnlyList<double> law, long runs) =>
        law.Sum(mass => Math.Sqrt(mass * (1 - mass) / runs) / 2) + Deviation(FalseAlarm, runs);

    /// <summary>The least total variation that fails with probability 1 − β.</summary>
    public double Detects(IReadOnlyList<double> law, long runs) => Limit(law, runs) + Deviation(Miss, runs);

    /// <summary>D.</summary>
    public static double Distance(IReadOnlyList<double> sums, long runs, IReadOnlyList<double> law) =>
        sums.Zip(law).Sum(pair => Math.Abs((pair.First / runs) - pair.Second)) / 2;

    private static double Deviation(double error, long runs) => Math.Sqrt(-Math.Log(error) / (2 * runs));
}
