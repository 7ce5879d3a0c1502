using SpecProofs.Analysis;
using SpecProofs.Conformance;
using Xunit;

namespace SpecProofs.Properties;

/// <summary>What each wrong decoder's counterexample says, approved in snapshots/.</summary>
/// <remarks>NAME.verified.txt is approved, NAME.received.txt is written beside it on a difference; SPECPROOFS_ACCEPT=1 approves, but never where CI=true.</remarks>
public sealed class Bestiary_Counterexamples
{
    private static readonly string Folder = Path.Combine(Repository.Root, "snapshots");

    private static bool Accept => Environment.GetEnvironmentVariable("SPECPROOFS_ACCEPT") == "1" && Environment.GetEnvironmentVariable("CI") != "true";

    [Fact]
    public void Each_says_what_was_approved()
    {
        var texts = Bestiary.Entries.Where(entry => !entry.Lossless)
            .Select(entry => (Name: $"bestiary.{entry.Name}", Text: TextOf(entry)))
            .Where(entry => entry.Text is not null)
            .ToDictionary(entry => entry.Name, entry => entry.Text!);
        if (Accept)
        {
            _ = Directory.CreateDirectory(Folder);
            foreach (var (name, text) in texts)
            {
                File.WriteAllText(Path.Combine(Folder, $"{name}.verified.txt"), text);
            }
        }

        var approved = Directory.GetFiles(Folder, "bestiary.*.verified.txt").Select(path => Path.GetFileName(path)[..^".verified.txt".Length]).ToHashSet();
        Assert.Empty(approved.Except(texts.Keys).Select(name => $"{name}.verified.txt belongs to no decoder"));
        Assert.Empty(texts.Keys.Except(approved).Select(name => $"{name}.verified.txt is missing"));
        Assert.All(texts, entry => AssertApproved(entry.Key, entry.Value));
    }

    private static string? TextOf(Creature creature) => Specimen.Of(creature) is { } least
        ? $"{least.Problem}\n\n{Assert.Throws<FalsifiedException>(() => Expect.Law(creature.Decoder(least.Lookahead, least.Drafts), least.Problem.Instance, TargetLaw.Of(least.Problem.Instance))).Message}\n"
        : null;

    private static void AssertApproved(string name, string text)
    {
        if (File.ReadAllText(Path.Combine(Folder, $"{name}.verified.txt")) != text)
        {
            File.WriteAllText(Path.Combine(Folder, $"{name}.received.txt"), text);
            Assert.Fail($"{name}.received.txt differs from {name}.verified.txt");
        }
    }
}
