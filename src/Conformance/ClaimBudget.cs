namespace SpecProofs.Conformance;

/// <summary>How much a claim may cost. What is beyond it is not tried, counted, and said.</summary>
/// <remarks>
/// A decoder that draws many tokens at a time has a law of many paths: nobody knows that a token is discarded before its decoder has
/// looked at it. Cases are tried smallest first, so what is left out is large. A claim of which no case was tried does not hold.
/// </remarks>
public sealed record ClaimBudget
{
    /// <summary>Paths unless told otherwise.</summary>
    public const long DefaultPaths = 20_000;

    /// <summary>Paths of all laws of one case: a case that needs more is not tried. A path costs about 10 µs.</summary>
    public long Paths { get; init; } = DefaultPaths;

    /// <summary>Paths of all cases of a stage (the small world, random cases, cases near constants): then the stage ends.</summary>
    public long StagePaths { get; init; } = 200 * DefaultPaths;

    /// <summary>Random cases; null for as many as the options say.</summary>
    public int? Cases { get; init; }

    /// <summary>
    /// Instances tried for each vocabulary, horizon, lookahead and number of drafts in the search for a smaller counterexample, up to
    /// <see cref="SmallestCase.Budget"/>.
    /// </summary>
    public int Below { get; init; } = SmallestCase.Budget;

    /// <summary>
    /// A time after which nothing more is tried; null for none. For interactive use alone: how much is tried then depends on the machine.
    /// </summary>
    public TimeSpan? Time { get; init; }
}
