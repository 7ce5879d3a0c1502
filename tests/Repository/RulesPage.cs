namespace SpecProofs.Tests;

/// <summary>The tables of docs/rules.md and of the README are what <c>instance --rules</c> computes.</summary>
public sealed class RulesPage
{
    private const int LanguageModel = 150_000;

    private static readonly Lazy<RuleTables> English = new(() => RuleTables.Of(
        InstanceFile.Read(FrontDoor.Data("english.json")).Instance.ToFloatingPoint(),
        RulesRequest.DefaultDrafts,
        RulesRequest.DefaultLookaheads,
        [Rational.Of(1, 20), Rational.Of(1, 5)],
        seed: 1));

    /// <summary>The page with the tables of today in place of its own: a table starts behind a comment that names it.</summary>
    [NeedsFact(Need.Time)]
    public void The_tables_of_the_page_are_computed()
    {
        var path = Path.Combine(Repository.Root, "docs", "rules.md");
        var wide = RuleTables.Of(Wide(), RulesRequest.DefaultDrafts, RulesRequest.DefaultLookaheads, [], seed: 1);
        ApprovedPage.Matches(path, string.Join('\n', With(With(File.ReadAllLines(path), "english", English.Value), "wide", wide)));
    }

    [NeedsFact(Need.Time)]
    public void The_table_of_the_README_is_part_of_them()
    {
        var rows = File.ReadLines(Path.Combine(Repository.Root, "README.md"))
            .SkipWhile(line => line != "| rule | drafts | kept a round, γ = 4 | γ = 8 | tokens a call, γ = 4 | γ = 8 |").Skip(2)
            .TakeWhile(line => line.StartsWith('|')).ToList();
        var (four, eight) = (English.Value.ByLookahead[0].Rows, English.Value.ByLookahead[1].Rows);
        var computed = four.Zip(eight, (at4, at8) => (RuleTables.Cells(at4), RuleTables.Cells(at8)))
            .Select(cells => $"| {cells.Item1[0]} | {cells.Item1[1]} | {cells.Item1[3]} | {cells.Item2[3]} | "
                + $"{cells.Item1[4]} | {cells.Item2[4]} |");
        Assert.NotEmpty(rows);
        Assert.Subset(computed.ToHashSet(), rows.ToHashSet());
    }

    /// <summary>An i.i.d. pair from a seed: a target that falls like 1/rank and a draft within a random factor of it.</summary>
    private static Instance<double> Wide()
    {
        var random = Xoshiro256PlusPlus.Seeded(1);
        var (draft, target) = (new double[LanguageModel], new double[LanguageModel]);
        for (var x = 0; x < LanguageModel; x++)
        {
            target[x] = 1.0 / (x + 3);
            draft[x] = target[x] * Math.Pow(0.1 + random.NextUnit(), 2);
        }

        return new(
            new Iid<double>(Distribution<double>.Proportional(draft)), new Iid<double>(Distribution<double>.Proportional(target)), 50);
    }

    private static IEnumerable<string> With(IEnumerable<string> lines, string name, RuleTables tables)
    {
        var page = lines.ToList();
        var start = page.IndexOf($"<!-- {name} -->");
        Assert.True(start >= 0, $"docs/rules.md has no table \"{name}\"");
        return
        [
            .. page.Take(start + 1),
            "```",
            .. tables.Write().Trim('\n').Split('\n'),
            "```",
            .. page.Skip(page.IndexOf("```", page.IndexOf("```", start) + 1) + 1),
        ];
    }
}
