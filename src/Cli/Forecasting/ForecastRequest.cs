namespace SpecProofs.Cli;

/// <summary>What to forecast, and from which files.</summary>
internal sealed record ForecastRequest
{
    /// <summary>Files with the numbers of both models.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>What is forecast.</summary>
    public ForecastSettings Settings { get; init; } = ForecastSettings.Default;
}
