using System.Globalization;

namespace SpecProofs.Conformance;

/// <summary>How many random cases a law is tried on, and from which seed.</summary>
/// <param name="Cases">Random cases for a law of effort 1, ≥ 1.</param>
/// <param name="Seed">The seed: the same seed and number of cases try the same cases.</param>
/// <param name="Shrink">
/// Whether a failing random case is made smaller. Mutation testing only asks whether one fails, and shrinking takes longer than finding.
/// </param>
public sealed record RunOptions(int Cases = RunOptions.DefaultCases, ulong Seed = 1, bool Shrink = true)
{
    /// <summary>Random cases unless told otherwise.</summary>
    public const int DefaultCases = 300;

    /// <summary>Random cases for one law: as many as its effort says, at least one.</summary>
    public int CasesOf(ChecksAttribute mark) => Math.Max(1, (int)(Cases * mark.Effort));

    /// <summary>
    /// The options that the variables SPECPROOFS_CASES, SPECPROOFS_SEED and SPECPROOFS_SHRINK (0 or 1) state; the defaults where they are
    /// not set.
    /// </summary>
    /// <exception cref="FormatException">A variable is not a whole number.</exception>
    public static RunOptions FromEnvironment() => new(
        Environment.GetEnvironmentVariable("SPECPROOFS_CASES") is { } cases ? int.Parse(cases, CultureInfo.InvariantCulture) : DefaultCases,
        Environment.GetEnvironmentVariable("SPECPROOFS_SEED") is { } seed ? ulong.Parse(seed, CultureInfo.InvariantCulture) : 1,
        Environment.GetEnvironmentVariable("SPECPROOFS_SHRINK") is not { } shrink || int.Parse(shrink, CultureInfo.InvariantCulture) != 0);
}
