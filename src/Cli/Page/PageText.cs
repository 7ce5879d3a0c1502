using System.Net;
using System.Text.RegularExpressions;

namespace SpecProofs.Cli;

/// <summary>Pieces of HTML that sections of the report share.</summary>
internal static partial class PageText
{
    /// <summary>Plain text.</summary>
    public static string Of(string text) => WebUtility.HtmlEncode(text);

    /// <summary>Text in lines.</summary>
    public static string Lines(string text) => Of(text.TrimEnd()).Replace("\n", "<br>", StringComparison.Ordinal);

    /// <summary>Text in columns of equal letters.</summary>
    public static string Pre(string text) => $"<pre>{Of(text.TrimEnd())}</pre>";

    /// <summary>A link to a statement.</summary>
    public static string Link(string id) => $"<a href=\"#{Of(id)}\">{Of(id)}</a>";

    /// <summary>Something that folds.</summary>
    public static string Fold(string summary, string inside, string attributes = "") =>
        $"<details{attributes}><summary>{summary}</summary>\n{inside}\n</details>\n";

    /// <summary>A drawing as a part of the page, without what is for a file of its own.</summary>
    public static string Inline(string svg) => svg[svg.IndexOf("<svg", StringComparison.Ordinal)..];

    /// <summary>A list of terms.</summary>
    public static string Terms(params IEnumerable<(string Term, string Html)> terms) =>
        "<dl>"
        + string.Concat(terms.Where(term => term.Html.Length > 0).Select(term => $"<dt>{Of(term.Term)}</dt><dd>{term.Html}</dd>"))
        + "</dl>";

    /// <summary>A name that may be an element's: letters, digits, dots and hyphens.</summary>
    public static string Name(string text) => NotName().Replace(text, "-");

    [GeneratedRegex("[^A-Za-z0-9.-]+", RegexOptions.None, 1000)]
    private static partial Regex NotName();
}
