namespace SpecProofs.Simulation;

/// <summary>A test that observed frequencies come from a given law, with a proven bound on its false alarms.</summary>
/// <remarks>
/// Formula: fails if for some of the K outcomes n·kl(frequency, probability) &gt; ln(2K/δ), kl being the relative entropy of two coins.
/// Then a true law fails with probability at most δ; a probability that is off by 2·√(ln(2K/δ)/2n) passes with at most δ (Pinsker). An
/// outcome that cannot happen fails the test when it does. Source: Chernoff's bound for each outcome, summed over both sides and all
/// outcomes.
/// Checked by: S.sampler.
/// </remarks>
/// <param name="FalseAlarm">δ in (0, 1).</param>
/// <param name="Effect">The error in a probability that must be detected; a test that could miss it is refused.</param>
public sealed record FrequencyTest(double FalseAlarm, double Effect)
{
    /// <summary>A sentence about the first outcome whose frequency does not fit; null if the law passes.</summary>
    /// <exception cref="InvalidOperationException">There are too few observations to detect the stated effect.</exception>
    public string? Misfit<T>(IReadOnlyDictionary<T, long> observed, Law<T, Rational> law)
        where T : notnull
    {
        var n = observed.Values.Sum();
        var limit = Math.Log(2 * law.Outcomes.Count / FalseAlarm);
        var detects = 2 * Math.Sqrt(limit / (2 * n));
        if (detects > Effect)
        {
            throw new InvalidOperationException($"underpowered: {n} observations detect an error of {detects:0.####}, not {Effect:0.####}");
        }

        return law.Outcomes.Union(observed.Keys)
            .Select(outcome =>
                (Outcome: outcome, Frequency: (double)observed.GetValueOrDefault(outcome) / n, Probability: (double)law[outcome]))
            .Where(cell => n * RelativeEntropy(cell.Frequency, cell.Probability) > limit)
            .Select(cell => $"{cell.Outcome} has frequency {cell.Frequency:0.######} and probability {cell.Probability:0.######}")
            .FirstOrDefault();
    }

    /// <summary>kl(a, b) = a ln(a/b) + (1 − a) ln((1 − a)/(1 − b)) in nats, for two coins.</summary>
    private static double RelativeEntropy(double a, double b) => Part(a, b) + Part(1 - a, 1 - b);

    private static double Part(double a, double b) => a == 0 ? 0 : a * Math.Log(a / b);
}
