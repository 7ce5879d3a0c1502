namespace SpecProofs.Cli;

/// <summary>Simulated rejections and rounds, each beside its closed form where there is one.</summary>
/// <param name="Decoder">The decoder in words.</param>
/// <param name="Runs">Number of runs.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Way">How they were simulated.</param>
/// <param name="Obstacle">Why the decoder was not compiled; null if it was.</param>
/// <param name="Rejections">Rejections of a run.</param>
/// <param name="Rounds">Target calls of a run.</param>
internal sealed record SimulatedRuns(
    string Decoder, long Runs, ulong Seed, SimulationWay Way, string? Obstacle, Comparison Rejections, Comparison Rounds)
{
    /// <summary>Whether every closed form shown beside them is known exactly.</summary>
    public bool IsExact =>
        (Rejections.Expected ?? Enclosure.Zero).Exact is not null && (Rounds.Expected ?? Enclosure.Zero).Exact is not null;

    /// <summary>The way, with the reason if it is not the compiled one.</summary>
    public string WayInWords => Obstacle is null ? Way.ToWords() : $"{Way.ToWords()} ({Obstacle})";

    public static SimulatedRuns Of(InstanceReport report, InstanceRequest request, long runs)
    {
        var (decoder, instance) = (new Speculative<double>(request.Lookahead, request.Bonus), report.File.Instance);
        var counts = MonteCarlo.Of(decoder, instance.ToFloatingPoint(), runs, request.Seed);

        // A block that reaches the horizon leaves no room for a bonus. Without bonus the lookahead matters to rounds, not to rejections
        // (T1.lookahead).
        var toHorizon = request.Lookahead >= instance.Horizon;
        return new(
            $"{decoder}",
            runs,
            request.Seed,
            counts.Way,
            counts.Obstacle,
            new(counts.Rejections, toHorizon || !request.Bonus ? report.ClosedForms.Rejections : null),
            new(counts.Rounds, toHorizon ? report.ClosedForms.Rounds : null));
    }
}

/// <summary>A simulated mean and, where there is a closed form, its expectation.</summary>
internal sealed record Comparison(Estimate Estimate, Enclosure? Expected)
{
    /// <summary>
    /// The distance from the closed form in standard errors; null without a closed form, or if all runs gave the same value.
    /// </summary>
    public double? Z =>
        Expected is { } expected && Estimate.StandardError > 0 ? (Estimate.Mean - expected.Value) / Estimate.StandardError : null;
}
