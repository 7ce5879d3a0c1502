using System.Globalization;

namespace SpecProofs.Conformance;

/// <summary>How many random cases a law is tried on, and from which seed.</summary>
/// <param name="Cases">Random cases for a law of effort 1, ≥ 1.</param>
/// <param name="Seed">The seed: the same seed and number of cases try the same cases.</param>
/// <param name="Shrink">
/// Whether a failing random case is made smaller. Mutation testing only asks whether one fails, and shrinking takes longer than finding.
/// </param>
/// <param name="Every">
/// Of the small world, each case of this number is tried, ≥ 1: with 1 all are. For mutation testing, which runs a law for every mutant.
/// </param>
public sealed record RunOptions(int Cases = RunOptions.DefaultCases, ulong Seed = 1, bool Shrink = true, int Every = 1)
{
    /// <summary>Random cases unless told otherwise.</summary>
    public const int DefaultCases = 300;

    /// <summary>Random cases for one law: as many as its effort says, at least one.</summary>
    public int CasesOf(ChecksAttribute mark) => Math.Max(1, (int)(Cases * mark.Effort));

    /// <summary>The cases of the small world for one law with these parameters: all, or each of a number.</summary>
    internal IEnumerable<object[]> SmallCasesOf(IReadOnlyList<Type> parameters) =>
        SmallWorld.Cases(parameters).Where((_, i) => i % Every == 0);

    /// <summary>Of these cases those to look at first, and at most this many.</summary>
    internal IEnumerable<object[]> GlanceOf(IReadOnlyList<Type> parameters, int most) =>
        SmallWorld.LeastCases(parameters, most).Where((_, i) => i % Every == 0);

    /// <summary>
    /// The options that the variables SPECPROOFS_CASES, SPECPROOFS_SEED, SPECPROOFS_SHRINK (0 or 1) and SPECPROOFS_EVERY state; the
    /// defaults where they are not set.
    /// </summary>
    /// <exception cref="FormatException">A variable is not a whole number in its range; the message is a line that names it.</exception>
    public static RunOptions FromEnvironment() => Of(Environment.GetEnvironmentVariable);

    /// <summary>The options that these variables state.</summary>
    /// <exception cref="FormatException">A variable is not a whole number in its range.</exception>
    internal static RunOptions Of(Func<string, string?> variable) => new(
        (int)Whole(variable, "SPECPROOFS_CASES", DefaultCases, 1, int.MaxValue),
        Whole(variable, "SPECPROOFS_SEED", 1, 0, ulong.MaxValue),
        Whole(variable, "SPECPROOFS_SHRINK", 1, 0, 1) != 0,
        (int)Whole(variable, "SPECPROOFS_EVERY", 1, 1, int.MaxValue));

    private static ulong Whole(Func<string, string?> variable, string name, ulong unset, ulong least, ulong most) =>
        variable(name) is not { } text ? unset
        : ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most
            ? value
            : throw new FormatException($"{name} is \"{text}\": write a whole number from {least} to {most}");
}
