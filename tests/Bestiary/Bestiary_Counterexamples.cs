using System.Text.RegularExpressions;

namespace SpecProofs.Tests;

/// <summary>What each wrong decoder's least counterexample says.</summary>
public sealed partial class Bestiary_Counterexamples
{
    /// <summary>The names of the wrong decoders.</summary>
    public static TheoryData<string> Wrong => [.. Names];

    /// <summary>The names of the approved texts.</summary>
    public static IEnumerable<string> Snapshots => Names.Select(name => $"bestiary.{name}");

    private static IEnumerable<string> Names => Mutants.All.Where(entry => !entry.Lossless).Select(entry => entry.Name);

    [Theory, MemberData(nameof(Wrong))]
    public async Task It_says_what_was_approved(string name) =>
        await Verifier.Verify(TextOf(Mutants.Find(name)), "txt").UseDirectory(Repository.Snapshots).UseFileName($"bestiary.{name}");

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
