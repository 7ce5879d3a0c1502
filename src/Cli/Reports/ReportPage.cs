using System.Net;
using System.Text;

namespace SpecProofs.Cli;

/// <summary>Ledger, figures and bestiary on one page: no script, no request, no other file.</summary>
internal static class ReportPage
{
    private const string Style = """
        body { font: 16px/1.5 Georgia, serif; margin: 0 auto; max-width: 60rem; padding: 1rem; color: #111; background: #fff; }
        h1, h2, h3, table, nav { font-family: Arial, sans-serif; }
        h1 { font-size: 1.6rem; } h2 { font-size: 1.3rem; margin-top: 2.5rem; } h3 { font-size: 1rem; margin-bottom: .3rem; }
        nav a { margin-right: 1rem; }
        .wide { overflow-x: auto; }
        table { border-collapse: collapse; font-size: .8rem; width: 100%; } table.many { min-width: 46rem; }
        th, td { border-bottom: 1px solid #bbb; padding: .3rem .6rem .3rem 0; text-align: left; vertical-align: top; }
        td.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
        figure { margin: 1rem 0 2rem; break-inside: avoid; } figure svg { max-width: 100%; height: auto; display: block; }
        figcaption { font-size: .85rem; } code { font-size: .85em; overflow-wrap: anywhere; }
        @media print {
          table.many { min-width: 0; } body { font-size: 10pt; max-width: none; padding: 0; } nav { display: none; }
          h2 { break-after: avoid; } tr { break-inside: avoid; }
        }
        """;

    public static string Of(IReadOnlyList<Figure> figures, Recipe recipe, IReadOnlyList<LedgerRow> ledger, RunOptions options)
    {
        var page = new StringBuilder();
        page.Append($"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <link rel="icon" href="data:,">
            <title>SpecProofs: report</title>
            <style>
            {Style}
            </style>
            </head>
            <body>
            <h1>SpecProofs: what was checked, and what it looks like</h1>
            <nav><a href="#ledger">Ledger</a><a href="#figures">Figures</a><a href="#table1">Table 1</a>
            <a href="#bestiary">Bestiary</a></nav>
            <h2 id="ledger">Ledger</h2>
            <p>{ledger.Count(row => row.Holds)} of {ledger.Count} statements hold on {ledger.Sum(row => row.Instances):N0} instances;
            {options.Cases} random cases per property, seed {options.Seed}. The probability that any statistical property raises a false
            alarm is at most {ledger.Sum(row => row.FalseAlarm):0e+0}.</p>

            """);
        page.Append(Table(
            ["id", "statement", "verdict", "instances", "how"],
            ledger.Select(row => new[] { row.Statement.Id, row.Statement.Words, row.Verdict, $"{row.Instances:N0}", row.How }),
            numbers: 3));
        page.Append("<h2 id=\"figures\">Figures</h2>\n");
        foreach (var figure in figures.Where(figure => figure.Id != "table1"))
        {
            page.Append(FigureOf(figure, recipe));
        }

        foreach (var figure in figures.Where(figure => figure.Id == "table1"))
        {
            page.Append($"<h2 id=\"table1\">Table 1</h2>\n{FigureOf(figure, recipe)}");
            page.Append(Table(
                ["ε", .. figure.Series.Select(series => series.Name)],
                figure.Series[0].Points.Select(
                    (point, i) => (string[])[point.XText, .. figure.Series.Select(series => series.Points[i].YText)])));
        }

        page.Append("""
            <h2 id="bestiary">Bestiary</h2>
            <p>Decoders that are not lossless, each with the statement that catches it; then constructions that look wrong and are exact.
            BESTIARY.md has the smallest counterexample of each.</p>

            """);
        page.Append(Table(
            ["name", "family", "mechanism", "source", "statement"], Mutants.All.OrderBy(entry => entry.Lossless).Select(Row)));
        return page.Append("</body>\n</html>\n").ToString().ReplaceLineEndings("\n");
    }

    private static string[] Row(Mutant entry) =>
        [entry.Name, entry.Family, entry.Mechanism, entry.Source, $"{(entry.Lossless ? "keeps" : "breaks")} {entry.Statement}"];

    private static string FigureOf(Figure figure, Recipe recipe) =>
        $"<figure id=\"{figure.Id}-figure\">\n<h3>{figure.Id}</h3>\n{Inline(Plot.ToSvg(figure))}"
        + $"<figcaption>{Text(figure.Title)}. Instance: {Text(figure.Instance)}. Statements: {string.Join(", ", figure.Statements)}. "
        + $"<code>{Text(FigureIndex.Command(figure, recipe))}</code>{FigureIndex.Simulated(figure)}</figcaption>\n</figure>\n";

    /// <summary>Without the XML declaration, which has no place inside a page.</summary>
    private static string Inline(string svg) => svg[svg.IndexOf("<svg", StringComparison.Ordinal)..];

    private static string Table(IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows, int numbers = -1) =>
        $"<div class=\"wide\"><table{(head.Count > 3 ? " class=\"many\"" : string.Empty)}>\n"
        + $"<thead><tr>{string.Concat(head.Select(cell => $"<th scope=\"col\">{Text(cell)}</th>"))}</tr></thead>\n<tbody>\n"
        + string.Concat(rows.Select(row => $"<tr>{string.Concat(row.Select((cell, i) => Cell(cell, i == numbers)))}</tr>\n"))
        + "</tbody></table></div>\n";

    private static string Cell(string text, bool number) => $"<td{(number ? " class=\"number\"" : string.Empty)}>{Text(text)}</td>";

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
