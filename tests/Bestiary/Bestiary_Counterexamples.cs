using System.Text.RegularExpressions;

namespace SpecProofs.Tests;

/// <summary>What each wrong decoder's least counterexample says.</summary>
public sealed partial class Bestiary_Counterexamples
{
    /// <summary>Wrong decoders that one position of two tokens shows to be wrong, by their approved texts.</summary>
    public static TheoryData<string> CaughtAtOnce => [.. Names.Where(IsCaughtAtOnce)];

    /// <summary>Of each of these, hundreds to thousands of smaller instances are tried first.</summary>
    public static TheoryData<string> CaughtLater => [.. Names.Where(name => !IsCaughtAtOnce(name))];

    /// <summary>The names of the approved texts.</summary>
    public static IEnumerable<string> Snapshots => Names.Select(name => $"bestiary.{name}");

    private static IEnumerable<string> Names => Mutants.All.Where(entry => !entry.Lossless).Select(entry => entry.Name);

    [Theory, MemberData(nameof(CaughtAtOnce)), NeedsMemberData(Need.Time, nameof(CaughtLater))]
    public async Task It_says_what_was_approved(string name) =>
        await Verifier.Verify(TextOf(Mutants.Find(name)), "txt").UseDirectory(Repository.Snapshots).UseFileName($"bestiary.{name}");

    private static bool IsCaughtAtOnce(string name) =>
        Path.Combine(Repository.Snapshots, $"bestiary.{name}.verified.txt") is var path
        && File.Exists(path) && File.ReadLines(path).FirstOrDefault() == "V = 2, T = 1";

    private static string TextOf(Mutant mutant)
    {
        var least = LeastCounterexample.Of(mutant);
        Assert.NotNull(least);
        var falsified =
            Assert.Throws<FalsifiedException>(() => mutant.Check(least.Given, least.Lookahead, least.Drafts));
        return $"{least.Given}\n\n{Places().Replace(falsified.Message, string.Empty)}\n";
    }

    /// <summary>Lines of source change with every edit; a test of the reports is about them.</summary>
    [GeneratedRegex(@" +\w+\.cs:[0-9]+")]
    private static partial Regex Places();
}
