using System.Text;
using System.Text.RegularExpressions;

namespace SpecProofs.Tests;

/// <summary>
/// THEOREMS.md with its statements taken from the catalogue: between a mark such as <c>&lt;!-- statements T1 --&gt;</c> and <c>&lt;!-- end
/// --&gt;</c> stands what the family states.
/// </summary>
internal static partial class TheoremsPage
{
    /// <summary>The page.</summary>
    public static string Path { get; } = System.IO.Path.Combine(Repository.Root, "THEOREMS.md");

    /// <summary>The page as it should be: the prose that it has, the statements of today.</summary>
    /// <exception cref="InvalidOperationException">A family has no section.</exception>
    public static string Today()
    {
        var page = File.ReadAllText(Path);
        var shown = Sections().Matches(page).SelectMany(section => section.Groups["families"].Value.Split(' ')).ToList();
        return Theorems.Catalogue.Statements.FirstOrDefault(statement => !shown.Contains(statement.Family)) is { } missing
            ? throw new InvalidOperationException(
                $"THEOREMS.md has no section for {missing.Id}: add <!-- statements {missing.Family} --> and <!-- end -->")
            : Sections().Replace(page, section => Section(section.Groups["families"].Value));
    }

    private static string Section(string families) =>
        $"<!-- statements {families} -->\n\n"
        + string.Concat(Theorems.Catalogue.Statements.Where(statement => families.Split(' ').Contains(statement.Family)).Select(Block))
        + "<!-- end -->";

    private static string Block(Statement statement)
    {
        var properties = Theorems.Catalogue.PropertiesOf([statement]);
        var text = new StringBuilder(
            $"### {statement.Id}\n\n{(statement.IsFalseReading ? "Refuted: " : string.Empty)}{statement.Words}\n\n"
            + $"```math\n{statement.Formula}\n```\n\n");
        text.Append($"{Status(statement, properties)}; {statement.Source}\n");
        if (ProofTable.Approved.Column(statement.Id) is { Length: > 0 } proved)
        {
            text.Append($"- {(statement.IsFalseReading ? "for real numbers" : "proved")}: {proved}\n");
        }

        if (DocumentedTypes.CheckedBy(statement.Id) is { Count: > 0 } forms)
        {
            text.Append($"- in code: {string.Join(", ", forms.Select(form => $"`{form}`"))}\n");
        }

        return text.Append(string.Concat(properties.Select(property => $"- `{property.Name}`\n"))).Append('\n').ToString();
    }

    private static string Status(Statement statement, IReadOnlyList<StatedProperty> properties) =>
        (statement.IsFalseReading,
            properties.Any(property => property.Mark.FalseAlarm > 0),
            properties.Any(property => property.Mark.FalseAlarm == 0)) switch
        {
            (true, _, _) => "Refuted by search, least refutation pinned",
            (_, true, true) => "Exact, and simulated",
            (_, true, false) => "Statistical",
            _ => "Exact",
        };

    [GeneratedRegex(
        @"<!-- statements (?<families>[A-Z0-9 ]+) -->.*?<!-- end -->", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Sections();
}
