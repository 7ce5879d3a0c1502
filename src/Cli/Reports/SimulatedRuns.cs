namespace SpecProofs.Cli;

/// <summary>Rejections and rounds of many runs, each beside its closed form where there is one.</summary>
/// <param name="Decoder">The decoder in words.</param>
/// <param name="Runs">Number of runs.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Rejections">Rejections per run.</param>
/// <param name="Rounds">Target calls per run.</param>
internal sealed record SimulatedRuns(string Decoder, long Runs, ulong Seed, Comparison Rejections, Comparison Rounds)
{
    /// <summary>Whether all expected values are exact.</summary>
    public bool IsExact =>
        (Rejections.Expected ?? Enclosure.Zero).Exact is not null && (Rounds.Expected ?? Enclosure.Zero).Exact is not null;

    public static SimulatedRuns Of(InstanceReport report, InstanceRequest request, long runs)
    {
        var (decoder, instance) = (new Speculative<double>(request.Lookahead, request.Bonus), report.File.Instance);

        // A block that reaches the horizon leaves no room for a bonus.
        // Without bonus rejections do not depend on the lookahead (T1.lookahead), but rounds do.
        var toHorizon = request.Lookahead >= instance.Horizon;
        var (rejections, rounds) = (toHorizon || !request.Bonus ? report.Rejections : null, toHorizon ? report.Rounds : null);
        Func<Text<double>, long>[] measures = [text => text.Rejections, text => text.Rounds];
        return MonteCarlo.Of(decoder, instance.ToFloatingPoint(), runs, request.Seed, measures) is [var ofRejections, var ofRounds]
            ? new($"{decoder}", runs, request.Seed, new(ofRejections, rejections), new(ofRounds, rounds))
            : throw new InvalidOperationException("two measures give two estimates");
    }
}

/// <summary>A simulated mean and its expectation, where a closed form gives it.</summary>
internal sealed record Comparison(Estimate Estimate, Enclosure? Expected)
{
    /// <summary>Distance of the mean from the expectation in standard errors; null without a closed form or without variance.</summary>
    public double? Z =>
        Expected is { } expected && Estimate.StandardError > 0 ? (Estimate.Mean - expected.Value) / Estimate.StandardError : null;
}
