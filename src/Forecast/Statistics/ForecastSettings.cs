using System.Collections.Immutable;

namespace SpecProofs.Forecast;

/// <summary>What is forecast.</summary>
public sealed record ForecastSettings
{
    /// <summary>The longest lookahead that sums are kept of.</summary>
    public const int LongestLookahead = Sum.Lookaheads;

    /// <summary>All lookaheads, both ways of verification, a draft token at a twentieth of a target call.</summary>
    public static ForecastSettings Default { get; } = new();

    /// <summary>γ: draft tokens a round, each in 1 … 16.</summary>
    public ImmutableArray<int> Lookaheads { get; init; } = [.. Enumerable.Range(1, LongestLookahead)];

    /// <summary>c: what a draft token costs in target calls, each ≥ 0.</summary>
    public ImmutableArray<double> Costs { get; init; } = [0.05];

    /// <summary>The ways of verification.</summary>
    public ImmutableArray<Verification> Verifications { get; init; } = [Verification.Token, Verification.Block];

    /// <summary>Seed of the bootstrap.</summary>
    public ulong Seed { get; init; } = 1;
}
