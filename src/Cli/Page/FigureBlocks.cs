namespace SpecProofs.Cli;

/// <summary>The figures of the report, each with its values in a table that folds.</summary>
internal static class FigureBlocks
{
    /// <summary>The statement under which a figure stands: the first that it is about; null where the report has none of them.</summary>
    public static string? PlaceOf(Figure figure, ReportContent content) =>
        figure.Statements.FirstOrDefault(id => content.Ledger.Any(row => row.Statement.Id == id));

    /// <summary>Figures side by side where there is room.</summary>
    public static string Pair(IEnumerable<Figure> figures, ReportContent content) =>
        string.Concat(figures.Select(figure => Of(figure, content, top: false))) is { Length: > 0 } all
            ? $"<div class=\"pair\">\n{all}</div>\n"
            : string.Empty;

    /// <summary>A figure; on the first screen with fewer words and names of its own.</summary>
    public static string Of(Figure figure, ReportContent content, bool top)
    {
        var name = top ? $"best-{figure.Id}" : figure.Id;
        var svg = PageText.Inline(Plot.ToSvg(top ? figure with { Id = name } : figure));
        var caption = top
            ? $"<a href=\"#{figure.Id}-figure\">{PageText.Of(figure.Heading)}</a>: {PageText.Of(figure.Title)}."
            : $"{PageText.Of(figure.Title)}. Instance: {PageText.Of(figure.Instance)}. Statements: "
                + $"{string.Join(", ", figure.Statements.Select(content.Link))}. "
                + $"<code>{PageText.Of(FigureIndex.Command(figure, content.Recipe))}</code>{FigureIndex.Simulated(figure)}";
        return $"<figure id=\"{name}-figure\">\n{(top ? "" : $"<h4>{PageText.Of(figure.Heading)}</h4>\n")}<div class=\"plot\">{svg}</div>\n"
            + $"<figcaption>{caption}</figcaption>\n{(top ? "" : PageText.Fold("Values", Values(figure)))}</figure>\n";
    }

    /// <summary>Links to all figures, and those that stand under no statement of the report.</summary>
    public static string Rest(ReportContent content) =>
        "<h2 id=\"figures\">All figures</h2>\n<ul>\n"
        + string.Concat(content.Figures.Select(figure =>
            $"<li><a href=\"#{figure.Id}-figure\">{PageText.Of(figure.Heading)}</a>: {PageText.Of(figure.Title)}</li>\n"))
        + "</ul>\n"
        + (Pair(content.Figures.Where(figure => PlaceOf(figure, content) is null), content) is { Length: > 0 } others
            ? $"<h3>About statements that are not on this page</h3>\n{others}"
            : string.Empty);

    private static string Values(Figure figure) =>
        "<div class=\"wide\" tabindex=\"0\"><table>\n<thead><tr><th scope=\"col\">series</th><th scope=\"col\">at</th>"
        + "<th scope=\"col\">value</th><th scope=\"col\">exactly</th><th scope=\"col\">standard error</th></tr></thead>\n<tbody>\n"
        + string.Concat(figure.Series.SelectMany(series => series.Points.Select(point =>
            $"<tr><td>{PageText.Of(series.Name)}</td><td>{point.XText}</td><td>{point.YText}</td><td>"
            + $"{(point.Fraction.Length <= 30 ? point.Fraction : "")}</td><td>{point.ErrorText}</td></tr>\n")))
        + "</tbody></table></div>";
}
