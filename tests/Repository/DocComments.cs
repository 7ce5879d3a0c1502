using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace SpecProofs.Tests;

/// <summary>THEOREMS.md and the doc comments link to each other.</summary>
public sealed partial class DocComments
{
    private static readonly Assembly[] Libraries = [typeof(IModel<>).Assembly, typeof(Rational).Assembly];

    /// <summary>What is said of a type, all its members included, by the type's plain name.</summary>
    private static readonly ILookup<string, string> Comments = Libraries
        .SelectMany(library => XDocument.Load(Path.Combine(AppContext.BaseDirectory, $"{library.GetName().Name}.xml")).Descendants("member"))
        .ToLookup(member => TypeOf(member.Attribute("name")!.Value), member => member.Value);

    /// <summary>The rows of THEOREMS.md: id and closed forms.</summary>
    private static readonly Dictionary<string, string> ClosedForms = File.ReadLines(Path.Combine(Repository.Root, "THEOREMS.md"))
        .Select(line => Regex.Split(line, @"(?<!\\)\|", RegexOptions.None, TimeSpan.FromSeconds(1)).Select(cell => cell.Trim()).ToArray())
        .Where(cells => cells.Length > 6 && Catalogue.Statements.Any(statement => cells[1] == $"`{statement.Id}`"))
        .ToDictionary(cells => cells[1].Trim('`'), cells => cells[4]);

    [Fact]
    public void A_closed_form_names_the_statement_in_its_comment() => Assert.Empty(
        from row in ClosedForms
        from form in Names().Matches(row.Value)
        let type = form.Groups["type"].Value
        where Libraries.SelectMany(library => library.GetExportedTypes()).Any(known => known.Name.Split('`')[0] == type)
        where !Comments[type].Any(comment => comment.Contains(row.Key, StringComparison.Ordinal))
        select $"{type} does not name {row.Key}");

    [Fact]
    public void A_statement_that_a_comment_names_exists() => Assert.Empty(
        from type in Comments
        from comment in type
        from id in Ids().Matches(CheckedBy().Match(comment).Value).Select(match => match.Value)
        where !ClosedForms.ContainsKey(id)
        select $"{type.Key} names {id}");

    /// <summary>The type in <c>M:SpecProofs.Analysis.TotalVariation.Of``1(…)</c>.</summary>
    private static string TypeOf(string member)
    {
        var parts = member[2..].Split('(')[0].Split('.');
        return parts[member[0] == 'T' ? ^1 : ^2].Split('`')[0];
    }

    [GeneratedRegex(@"`(?<type>\w+)\.\w+`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Names();

    [GeneratedRegex(@"Checked by:.*", RegexOptions.Singleline, 1000)]
    private static partial Regex CheckedBy();

    [GeneratedRegex(@"\b([A-Z]+\d?|TAB1)\.[a-z]\w+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ids();
}
