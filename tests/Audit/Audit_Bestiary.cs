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

    /// <summary>Of each of these, thousands of smaller instances are asked of the child.</summary>
    private static readonly string[] CaughtLate =
    [
        "count-accepted-not-prefix", "draft-row-misaligned", "joint-ratio", "no-break-after-reject", "one-coin-per-round",
        "parallel-draft-claims-chain", "target-row-misaligned",
    ];

    private static readonly string[] TriedFirst = ["block-verification", "shared-noise-target-written"];

    public static TheoryData<string> Wrong => [.. Names.Where(name => !Mutants.Find(name).Lossless).Except(CaughtLate)];

    public static TheoryData<string> LateWrong => [.. CaughtLate];

    public static TheoryData<string> Right => [.. TriedFirst];

    public static TheoryData<string> OtherRight => [.. Names.Where(name => Mutants.Find(name).Lossless).Except(TriedFirst)];

    [Fact]
    public void There_are_as_many_as_promised() => Assert.InRange(Names.Count(name => !Mutants.Find(name).Lossless), 50, int.MaxValue);

    [PythonTheory, MemberData(nameof(Wrong))]
    public void A_wrong_one_is_caught_at_the_same_least_instance(string name) => Caught(name);

    [LongPythonTheory, MemberData(nameof(LateWrong))]
    public void So_is_one_that_needs_a_larger_instance(string name) => Caught(name);

    [PythonTheory, MemberData(nameof(Right))]
    public void A_right_one_passes(string name) => Passes(name);

    [LongPythonTheory, MemberData(nameof(OtherRight))]
    public void So_do_the_other_right_ones(string name) => Passes(name);

    private static void Caught(string name)
    {
        var least = LeastCounterexample.Of(Mutants.Find(name))!;

        // Below three tokens all would have to be tried again for each of these; at one position that is cheap.
        var family = least.Given.Vocabulary < 3 ? InstanceFamily.Default : InstanceFamily.Sized((1, 3), (1, 1));
        var result = Auditing.Run(Settings(name) with { Family = family }).Claims.Single().Result;
        Assert.Equal(Conformance.Verdict.Falsified, result.Verdict);
        Assert.Equal(InstanceSize.Of([least.Given, least.Lookahead]), InstanceSize.Of(result.Case!.Arguments));
        Assert.Contains("bestiary.py:", $"{result.Case}", StringComparison.Ordinal);
    }

    private static void Passes(string name)
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
