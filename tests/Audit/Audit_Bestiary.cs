using System.Text.RegularExpressions;
using SpecProofs.Audit;

namespace SpecProofs.Tests;

/// <summary>The bestiary's decoders in Python are caught where their C# twins are, and the right ones pass.</summary>
public sealed partial class Audit_Bestiary
{
    private static readonly string[] Names =
    [
        .. File.ReadLines(Path.Combine(Repository.Root, "tests", "Audit", "children", "bestiary.py"))
            .Select(line => Entry().Match(line)).Where(entry => entry.Success).Select(entry => entry.Groups["name"].Value),
    ];

    /// <summary>One of each kind: a row, a ratio, a coin, a number used twice, a count, a bonus token, a match.</summary>
    private static readonly string[] OfEachKind =
    [
        "resample-from-target", "ratio-inverted", "coin-le-discrete", "shared-noise-draft-and-accept", "accepted-count-off-by-one",
        "bonus-from-draft", "match-then-redraw",
    ];

    public static TheoryData<string> Kinds => [.. OfEachKind];

    public static TheoryData<string> OtherWrong => [.. Names.Where(name => !Mutants.Find(name).Lossless).Except(OfEachKind)];

    public static TheoryData<string> Right => [.. Names.Where(name => Mutants.Find(name).Lossless)];

    [Fact]
    public void There_are_as_many_as_promised() => Assert.InRange(Names.Count(name => !Mutants.Find(name).Lossless), 50, int.MaxValue);

    [NeedsTheory(Need.Python), MemberData(nameof(Kinds)), NeedsMemberData(Need.Time, nameof(OtherWrong))]
    public void A_wrong_one_is_caught_at_the_same_least_instance(string name)
    {
        var least = LeastCounterexample.Of(Mutants.Find(name))!;

        // Below three tokens all would have to be tried again for each of these; at one position that is cheap.
        var family = least.Given.Vocabulary < 3 ? InstanceFamily.Default : InstanceFamily.Sized((1, 3), (1, 1));
        var result = Auditing.Run(Settings(name) with { Family = family }).Claims.Single().Result;
        Assert.Equal(Conformance.Verdict.Falsified, result.Verdict);
        Assert.Equal(InstanceSize.Of([least.Given, least.Lookahead]), InstanceSize.Of(result.Case!.Arguments));
        Assert.Contains("bestiary.py:", $"{result.Case}", StringComparison.Ordinal);
    }

    [NeedsTheory(Need.Python | Need.Time), MemberData(nameof(Right))]
    public void A_right_one_passes(string name)
    {
        var settings = Settings(name) with
        {
            Family = InstanceFamily.Sized(vocabulary: (1, 3), horizon: (1, 2), mostWeight: 3, Memory.Nothing, Memory.LastToken)
                .Where(given => given.Weight % 7 == 0, "one of seven weights"),
            Options = new(Cases: 10),
        };
        var result = Auditing.Run(settings);
        Assert.True(result.Holds, result.Claims[0].Result.Failure);
        Assert.InRange(result.Claims[0].Result.Met!.Value, 1_000, long.MaxValue);
        Assert.InRange(result.Reading.LargestShift, 0, 1e-12);
    }

    [GeneratedRegex("^    \"(?<name>[a-z0-9-]+)\": ", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Entry();

    private static AuditSettings Settings(string name) => new(Python.Child("bestiary.py", name), [AuditClaim.All[0]]);
}
