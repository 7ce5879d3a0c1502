using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace SpecProofs.Tests;

/// <summary>What the libraries' doc comments say after "Checked by:".</summary>
internal static partial class DocumentedTypes
{
    private static readonly IReadOnlyList<(string Name, string Id)> Checks =
    [
        .. from library in new[] { typeof(IModel<>), typeof(Rational), typeof(MonteCarlo), typeof(Catalogue) }
           from member in XDocument.Load(Path.Combine(AppContext.BaseDirectory, $"{library.Assembly.GetName().Name}.xml"))
               .Descendants("member")
           from sentence in CheckedBySentence().Matches(member.Value)
           from id in Ids().Matches(sentence.Value)
           select (NameOf(member.Attribute("name")!.Value), id.Value),
    ];

    /// <summary>Every id that a comment names.</summary>
    public static IEnumerable<string> Named => Checks.Select(check => check.Id).Distinct();

    /// <summary>Types and members that a statement is about.</summary>
    public static IReadOnlyList<string> CheckedBy(string id) =>
        [.. Checks.Where(check => check.Id == id).Select(check => check.Name).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>
    /// <c>T:SpecProofs.Analysis.TotalVariation</c> as <c>TotalVariation</c>, <c>M:SpecProofs.Analysis.TotalVariation.Of``1(…)</c> as
    /// <c>TotalVariation.Of</c>.
    /// </summary>
    private static string NameOf(string member)
    {
        var parts = member[2..].Split('(')[0].Split('.').Select(part => part.Split('`')[0]).ToArray();
        return parts[^1] == "#ctor" ? parts[^2] : string.Join('.', parts[(member[0] == 'T' ? ^1 : ^2)..]);
    }

    [GeneratedRegex(@"Checked by:[^<]*", RegexOptions.Singleline, 1000)]
    private static partial Regex CheckedBySentence();

    [GeneratedRegex(@"\b[A-Z]+\d*\.[a-z]\w+", RegexOptions.None, 1000)]
    private static partial Regex Ids();
}
