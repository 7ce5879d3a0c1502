using System.Reflection;

namespace SpecProofs.Tests;

/// <summary>The suite's ordinary cases tell every wrong decoder from the right ones.</summary>
public sealed class Bestiary_Laws
{
    private const int Seeds = 20;

    public static TheoryData<string> Wrong => [.. Mutants.All.Where(entry => !entry.Lossless).Select(entry => entry.Name)];

    [Theory, MemberData(nameof(Wrong))]
    public void A_wrong_decoder_is_caught_within_the_default_number_of_cases(string name) => Assert.All(
        Enumerable.Range(1, Seeds),
        seed => Assert.NotNull(MutantCheck.FirstCaught(Mutants.Find(name), RunOptions.DefaultCases, (ulong)seed)));

    [Fact]
    public void No_entry_is_left_out()
    {
        var members = typeof(Mutants).Assembly.GetTypes()
            .SelectMany(type => type.GetProperties(BindingFlags.Static | BindingFlags.Public))
            .Where(property => property.PropertyType == typeof(Mutant))
            .Select(property => property.GetValue(null));
        Assert.Equal(members.ToHashSet(), Mutants.All.ToHashSet<object?>());
        Assert.Equal(Mutants.All.Length, Mutants.All.DistinctBy(entry => entry.Name).Count());
    }

    [Fact]
    public void Every_entry_has_a_statement() =>
        Assert.All(Mutants.All, entry => Assert.Equal(entry.Statement, Theorems.Catalogue.Find(entry.Statement).Id));

    [Fact]
    public void Parts_that_nobody_replaced_are_the_right_algorithms() => Assert.All(
        typeof(UnchangedParts).GetMethods(BindingFlags.Static | BindingFlags.Public),
        law => PropertyRunner.Run(new(Theorems.Catalogue.Find("T1.law"), new("T1.law"), law), new RunOptions(100)).ThrowIfFalsified());
}

/// <summary>The parts that mutants are made of, unchanged.</summary>
internal static class UnchangedParts
{
    public static void A_scan(GeneratedInstance given, Lookahead lookahead) =>
        Expect.SameTranscripts(new Scan(lookahead), new Speculative<Rational>(lookahead.Tokens), given.Instance);

    public static void A_scan_with_bonus(GeneratedInstance given, Lookahead lookahead) =>
        Expect.SameTranscripts(
            new Scan(lookahead) { Bonus = at => at.Now.Target }, new Speculative<Rational>(lookahead.Tokens, Bonus: true), given.Instance);

    public static void A_scanned_round(GeneratedInstance given, Lookahead lookahead) => Expect.SameTranscripts(
        new Roundwise(lookahead, (chance, text) => Scanned.Of(chance, text.Context, text.Undecided).WriteTo(text)),
        new Speculative<Rational>(lookahead.Tokens),
        given.Instance);

    public static void A_batch(GeneratedInstance given, Lookahead lookahead, Drafts drafts) =>
        Expect.SameTranscripts(
            new Batch(lookahead, drafts), new BatchSpeculative<Rational>(drafts.Count, lookahead.Tokens), given.Instance);
}
