using System.Text;

namespace SpecProofs.Cli;

/// <summary>The theorems of the report, one after the other, each with its figures and the false readings of it.</summary>
internal static class StatementSections
{
    private static readonly (string[] Families, string Title)[] Parts =
    [
        (["T1"], "Theorem 1: output law and rejections of speculative decoding"),
        (["T2"], "Theorem 2: no lossless member of the class rejects less"),
        (["T3", "P1"], "Theorem 3 and Proposition 1: batch speculative decoding"),
        (["T4", "T5", "TAB1"], "Theorems 4 and 5, Table 1: trading quality for rejections"),
        (["A"], "The algorithms"),
        (["L"], "Lemmas"),
        (["X"], "Beyond the paper"),
        (["E"], "Conventions at the edges"),
        (["N"], "Other readings that are false"),
        (["S"], "The simulator"),
    ];

    /// <summary>Name and title of each section that has statements.</summary>
    public static IEnumerable<(string Name, string Title)> Headings(ReportContent content) =>
        Sections(content).Select(section => (Name(section.Families), section.Title));

    public static IEnumerable<string> Of(ReportContent content) => Sections(content).Select(section =>
        $"<section aria-labelledby=\"{Name(section.Families)}\">\n<h2 id=\"{Name(section.Families)}\">{PageText.Of(section.Title)}</h2>\n"
        + string.Concat(section.Rows.Select(row => row.Statement.IsFalseReading ? Reading(row, content) : Article(row, content)))
        + "</section>\n");

    private static string Name(string[] families) => $"part-{string.Join('-', families)}";

    private static IEnumerable<(string[] Families, string Title, List<LedgerRow> Rows)> Sections(ReportContent content)
    {
        var placed = content.Ledger.Where(row => row.Statement.IsFalseReading && Under(row, content) is not null).ToHashSet();
        var others = content.Ledger.Select(row => row.Statement)
            .Where(statement => !Parts.Any(part => IsIn(statement, part.Families))).Select(statement => statement.Family).Distinct()
            .Select(family => (Families: (string[])[family], Title: family));
        return Parts.Concat(others)
            .Select(part => (part.Families, part.Title, Rows: content.Ledger
                .Where(row => IsIn(row.Statement, part.Families) && !placed.Contains(row)).ToList()))
            .Where(part => part.Rows.Count > 0);
    }

    /// <summary>Families of one letter and a number are those of the algorithms, such as A1.</summary>
    private static bool IsIn(Statement statement, string[] families) => families.Contains(statement.Family)
        || (families is ["A"] && statement.Family is ['A', >= '0' and <= '9', ..]);

    /// <summary>The statement under which a false reading stands: the first that it builds on.</summary>
    private static LedgerRow? Under(LedgerRow reading, ReportContent content) =>
        content.Ledger.FirstOrDefault(row => !row.Statement.IsFalseReading && reading.Statement.After.Contains(row.Statement.Id));

    private static string Article(LedgerRow row, ReportContent content)
    {
        var statement = row.Statement;
        var text = new StringBuilder(
            $"<article id=\"{PageText.Of(statement.Id)}\">\n<h3>{PageText.Link(statement.Id)}{Verdict(row)}</h3>\n"
            + $"<p>{PageText.Of(statement.Words)}</p>\n<div class=\"formula\">{FormulaMathMl.Of(statement.Formula)}</div>\n"
            + $"<p class=\"small\">{Checked(row, content)}</p>\n");
        foreach (var failure in row.Results.Where(result => !result.Holds))
        {
            text.Append(PageText.Pre(failure.Failure!)).Append(Tree(failure));
        }

        text.Append(PageText.Fold("How it was checked", Details(row, content)));
        return text
            .Append(FigureBlocks.Pair(
                content.Figures.Where(figure => FigureBlocks.PlaceOf(figure, content) == statement.Id), content))
            .Append(string.Concat(content.Ledger
                .Where(other => other.Statement.IsFalseReading && Under(other, content) == row).Select(other => Reading(other, content))))
            .Append("</article>\n").ToString();
    }

    private static string Reading(LedgerRow row, ReportContent content)
    {
        var statement = row.Statement;
        var inside = new StringBuilder($"<div class=\"formula\">{FormulaMathMl.Of(statement.Formula)}</div>\n");
        foreach (var result in row.Results.Where(result => result.Case is not null))
        {
            inside.Append(PageText.Pre($"{result.Case}")).Append(Tree(result));
        }

        inside.Append(Details(row, content));
        return PageText.Fold(
            $"<strong>False reading</strong> {PageText.Link(statement.Id)}: {PageText.Of(statement.Words)}{Verdict(row)}",
            inside.ToString(),
            $" class=\"reading\" id=\"{PageText.Of(statement.Id)}\"");
    }

    private static string Tree(PropertyResult result) => (result.Case?.Why as FalsifiedException)?.Tree is { } tree
        ? $"<div class=\"tree\" tabindex=\"0\">{tree.ToSvg([])}</div>\n"
        : string.Empty;

    private static string Verdict(LedgerRow row)
    {
        var (colour, sign) = row.Holds && !row.Statement.IsFalseReading ? ("good", "✓") : ("bad", "✗");
        return $"<span class=\"tag {colour}\">{sign} {row.Verdict}</span>";
    }

    /// <summary>What was tried and proved, in a sentence.</summary>
    private static string Checked(LedgerRow row, ReportContent content)
    {
        var proved = content.Proofs.Column(row.Statement.Id);
        return $"Tried on {row.Instances:N0} instance{(row.Instances == 1 ? "" : "s")}. "
            + (proved.Length > 0 ? $"Proved for {PageText.Of(proved)}." : "No proof for every real instance.");
    }

    private static string Details(LedgerRow row, ReportContent content) => PageText.Terms(
        ("source", PageText.Of(row.Statement.Source)),
        ("checked", PageText.Of(row.How)),
        ("coverage", PageText.Of(row.Coverage)),
        ("for real numbers", row.Statement.IsFalseReading ? PageText.Of(content.Proofs.Column(row.Statement.Id)) : ""),
        ("properties", string.Join("<br>", row.Results.Select(result => $"<code>{PageText.Of(result.Property.Name)}</code>"))),
        ("builds on", string.Join(", ", row.Statement.After.Select(content.Link))),
        ("again", $"<code>specproofs check --statement {PageText.Of(row.Statement.Id)} --seed {content.Options.Seed}</code>"));
}
