namespace SpecProofs.Cli;

/// <summary>Rejections and rounds of many runs, each beside its closed form where there is one.</summary>
/// <param name="Decoder">The decoder in words.</param>
/// <param name="Runs">Number of runs.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Rejections">Rejections a run.</param>
/// <param name="Rounds">Target calls a run.</param>
internal sealed record SimulatedRuns(string Decoder, long Runs, ulong Seed, Comparison Rejections, Comparison Rounds)
{
    /// <summary>Whether all numbers to compare with are exactly known.</summary>
    public bool IsExact => (Rejections.Expected ?? Enclosure.Zero).Exact is not null && (Rounds.Expected ?? Enclosure.Zero).Exact is not null;

    public static SimulatedRuns Of(InstanceReport report, InstanceRequest request, long runs)
    {
        var (decoder, instance) = (new Speculative<double>(request.Lookahead, request.Bonus), report.File.Instance);

        // A block that reaches the horizon leaves no room for a bonus. Without bonus the lookahead does not matter to rejections (T1.lookahead), but to rounds it does.
        var toHorizon = request.Lookahead >= instance.Horizon;
        return MonteCarlo.Of(decoder, instance.ToFloatingPoint(), runs, request.Seed, [text => text.Rejections, text => text.Rounds]) is [var rejections, var rounds]
            ? new($"{decoder}", runs, request.Seed, new(rejections, toHorizon || !request.Bonus ? report.ClosedForms.Rejections : null), new(rounds, toHorizon ? report.ClosedForms.Rounds : null))
            : throw new InvalidOperationException("two measures give two estimates");
    }
}

/// <summary>A simulated mean and the number that it should be, where a closed form gives it.</summary>
internal sealed record Comparison(Estimate Estimate, Enclosure? Expected)
{
    /// <summary>How many standard errors the mean is off; null without a closed form, or when all runs were alike, so that there is no error to measure by.</summary>
    public double? Z => Expected is { } expected && Estimate.StandardError > 0 ? (Estimate.Mean - expected.Value) / Estimate.StandardError : null;
}
