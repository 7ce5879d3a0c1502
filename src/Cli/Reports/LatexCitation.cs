using System.Text;

namespace SpecProofs.Cli;

/// <summary>
/// Citations for a LaTeX paper: of each statement an environment like a theorem and a footnote, of several a table. They fit into a column
/// of an article in two columns.
/// </summary>
internal static class LatexCitation
{
    /// <summary>The width of a formula's line in ems: a column of 229 points, less what <c>align</c> needs.</summary>
    private const double Column = 22.3;

    /// <summary>Columns are narrow, and neither commits nor formulas can be hyphenated.</summary>
    private const string Stretch = @"\emergencystretch=4em ";

    /// <summary>How the source of a false reading begins.</summary>
    private const string Reading = "a reading of ";

    private const string Environment = "{checked}{Checked statement}";

    private const string Software = $"{{{BibtexCitation.Software}}}";

    /// <summary>A comment with what the preamble needs, then everything.</summary>
    public static string Of(IEnumerable<Citation> citations)
    {
        var all = citations.ToList();
        var text = new StringBuilder(
            $"""
            % {LatexText.Comment(all[0].Program)}
            % preamble: \usepackage{Packages(all.Count > 1)}
            %           \newtheorem{Environment}
            % \cite{Software} is the software entry that cite --format bibtex prints

            """.ReplaceLineEndings("\n"));
        foreach (var citation in all)
        {
            text.Append($"\n{Theorem(citation)}\n{Footnote(citation)}");
        }

        return text.Append(all.Count > 1 ? $"\n{Table(all)}" : string.Empty).ToString();
    }

    private static string Packages(bool table) => $"{{amsmath,amssymb,amsthm{(table ? ",booktabs,tabularx" : "")}}}";

    private static string Theorem(Citation citation)
    {
        var statement = citation.Statement;
        var (title, words, after) = statement.IsFalseReading
            ? ("refuted, ", $"The reading ``{Words(statement)}'',", $"is false.{Least(citation)}")
            : ("", $"{ProseMath.ToLatex(statement.Words)}", "");
        return $"\\begin{{checked}}[{title}{Source(statement)}]\\label{{{BibtexCitation.Key(statement)}}}\n"
            + $"{Stretch}{words}\n"
            + $"{FormulaLines.Display(statement.Formula, Column)}"
            + (after.Length > 0 ? $"{after}\n" : string.Empty)
            + $"{(citation.Check.Length > 0 ? "\\emph{Check.} " : "")}{Sentence(citation)}\n"
            + "\\end{checked}\n";
    }

    private static string Footnote(Citation citation) => citation.Statement.IsFalseReading
        ? $"\\footnote{{{Stretch}The reading ``{Words(citation.Statement)}'' of {ProseMath.ToLatex(OfReading(citation.Statement))} "
            + $"is false.{Least(citation)} {Sentence(citation)}}}\n"
        : $"\\footnote{{{Stretch}Source: {Source(citation.Statement)}. {Sentence(citation)}}}\n";

    /// <summary>Each statement with its formula below, over the whole width.</summary>
    private static string Table(List<Citation> citations) =>
        "\\begin{table}\n\\centering\\small\n"
        + $"\\caption{{Statements checked by SpecProofs {LatexText.Of(citations[0].Version)}"
        + $"{Commit(citations[0])}~\\cite{Software}.}}\n"
        + "\\begin{tabularx}{\\linewidth}{@{}>{\\raggedright}p{0.4\\linewidth}>{\\raggedright\\arraybackslash}X@{}}\n\\toprule\n"
        + "Statement & Check \\\\\n"
        + string.Concat(citations.Select(Row))
        + "\\bottomrule\n\\end{tabularx}\n\\end{table}\n";

    private static string Row(Citation citation) =>
        $"\\midrule\n\\texttt{{{LatexText.Of(citation.Statement.Id)}}}\\newline {Source(citation.Statement)} & "
        + $"{ProseMath.ToLatex(Capital(Check(citation)))} \\\\[2pt]\n"
        + $"\\multicolumn{{2}}{{@{{}}l@{{}}}}{{{(citation.Statement.IsFalseReading ? "\\textbf{Refuted:} " : "")}"
        + $"{FormulaLines.Cell(citation.Statement.Formula, Column - (citation.Statement.IsFalseReading ? 5 : 0))}}} "
        + "\\\\\n";

    private static string Check(Citation citation) => citation.Entry is { Refutation: { Length: > 0 } least }
        ? $"{citation.Check}; least refutation: {least.TrimEnd('.')}"
        : citation.Check;

    /// <summary>The check and with what, in a sentence.</summary>
    private static string Sentence(Citation citation)
    {
        var program = $"\\texttt{{{LatexText.Of(citation.Statement.Id)}}}, SpecProofs {LatexText.Of(citation.Version)}{Commit(citation)}"
            + $"~\\cite{Software}";
        return citation.Check.Length > 0 ? $"{ProseMath.ToLatex(Capital(citation.Check))} ({program})." : $"{program}.";
    }

    private static string Commit(Citation citation) =>
        citation.Commit.Length > 0 ? $", commit \\texttt{{{LatexText.Of(citation.Commit)}}}" : string.Empty;

    private static string Least(Citation citation) =>
        citation.Entry is { Refutation: { Length: > 0 } least } ? $" Least refutation: {ProseMath.ToLatex(least)}" : string.Empty;

    /// <summary>The source, with no line end before a number.</summary>
    private static string Source(Statement statement) =>
        ProseMath.ToLatex(statement.Source).Replace("Theorem ", "Theorem~", StringComparison.Ordinal);

    private static string Words(Statement statement) => ProseMath.ToLatex(statement.Words.TrimEnd('.'));

    private static string OfReading(Statement statement) =>
        statement.Source.StartsWith(Reading, StringComparison.Ordinal) ? statement.Source[Reading.Length..] : statement.Source;

    private static string Capital(string text) => text.Length == 0 ? text : $"{char.ToUpperInvariant(text[0])}{text[1..]}";
}
