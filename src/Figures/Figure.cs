using System.Collections.Immutable;

namespace SpecProofs.Figures;

/// <summary>A figure as data: what is plotted, and how to make it again.</summary>
/// <param name="Id">The stable name, such as <c>fig2a</c>; also the files' name.</param>
/// <param name="Title">What it shows, in one line.</param>
/// <param name="X">The horizontal axis.</param>
/// <param name="Y">The vertical axis.</param>
/// <param name="Series">What is plotted, in the order of the legend.</param>
/// <param name="Instance">The instance it is about, in words.</param>
public sealed record Figure(string Id, string Title, Axis X, Axis Y, ImmutableArray<Series> Series, string Instance)
{
    /// <summary>Ids of the statements that its theory comes from.</summary>
    public ImmutableArray<string> Statements { get; init; } = [];

    /// <summary>What it is called above it: <c>Figure 2a</c>.</summary>
    public string Heading => Id switch
    {
        "fig3upper" => "Figure 3, upper",
        "fig3lower" => "Figure 3, lower",
        "table1" => "Table 1",
        "english-drafts" => "English letters: rejections and drafts",
        "english-price" => "English letters: the price of over-acceptance",
        _ => Id.StartsWith("fig", StringComparison.Ordinal) ? $"Figure {Id[3..]}" : Id,
    };

    /// <summary>How its points were simulated; empty without simulated points.</summary>
    public ImmutableHashSet<SimulationWay> Ways { get; init; } = [];

    /// <summary>How its points were simulated, in words; empty without simulated points.</summary>
    public string WaysInWords => string.Join(" and ", Ways.Order().Select(way => way.ToWords()));

    /// <summary>The text alternative for a reader who cannot see it.</summary>
    public string Alternative => $"{Title}. Horizontal axis: {X.Plain}. Vertical axis: {Y.Plain}. "
        + string.Join(" ", Series.Select(series =>
            $"{series.Name}: from {series.Points[0].Words} to {series.Points[^1].Words}."));
}

/// <summary>An axis.</summary>
/// <param name="Title">The quantity and its unit; a superscript in braces, as in <c>q^{m}</c>.</param>
/// <param name="Logarithmic">Whether it is logarithmic.</param>
/// <param name="Whole">Whether it counts, so that ticks stand at whole numbers.</param>
public sealed record Axis(string Title, bool Logarithmic = false, bool Whole = false)
{
    /// <summary>The title without braces: <c>q^m</c>.</summary>
    public string Plain => Title.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal);
}

/// <summary>How a series is drawn; series differ without colours.</summary>
public enum Mark
{
    /// <summary>A full line: theory.</summary>
    Line,

    /// <summary>A dashed line: a limit or a bound.</summary>
    Dashed,

    /// <summary>A dotted line.</summary>
    Dotted,

    /// <summary>A line of dashes and dots.</summary>
    DashDotted,

    /// <summary>Open circles, with bars of two standard errors where there are any.</summary>
    Circles,

    /// <summary>Open squares, with bars of two standard errors where there are any.</summary>
    Squares,
}

/// <summary>One row of the legend.</summary>
/// <param name="Name">Its words.</param>
/// <param name="Mark">How it is drawn.</param>
/// <param name="Points">What is plotted, from left to right.</param>
public sealed record Series(string Name, Mark Mark, ImmutableArray<Point> Points)
{
    /// <summary>Which colour it has, 0 to 3, so that what belongs together looks so; null for the colour of its place.</summary>
    public int? Tone { get; init; }

    /// <summary>The ends of an interval around each point, drawn as a grey band; empty for none.</summary>
    public ImmutableArray<(double Low, double High)> Band { get; init; } = [];
}
