using System.Text;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Legends;
using OxyPlot.Series;

namespace SpecProofs.Figures;

/// <summary>A figure drawn: one column of a paper, black on white, readable in greyscale.</summary>
public static class Plot
{
    /// <summary>Width in points.</summary>
    public const int Width = 480;

    /// <summary>Height in points.</summary>
    public const int Height = 340;

    private const string Font = "Arial";
    private const int FontSize = 12;
    private const int LegendFontSize = 11;

    /// <summary>
    /// The SVG exporter measures text in points and draws it in pixels: text is laid out larger by this and written smaller again.
    /// </summary>
    private const double PixelsAPoint = 4.0 / 3;

    /// <summary>The drawing, for any renderer.</summary>
    public static PlotModel Of(Figure figure) => Of(figure, fontScale: 1);

    private static PlotModel Of(Figure figure, double fontScale)
    {
        var model = new PlotModel
        {
            DefaultFont = Font,
            DefaultFontSize = FontSize * fontScale,
            Background = OxyColors.White,
            PlotAreaBorderThickness = new(1),
            Padding = new(8, 12, 16, 8),
        };
        var points = figure.Series.SelectMany(series => series.Points).ToList();
        model.Axes.Add(AxisOf(figure.X, AxisPosition.Bottom, points.Select(point => (double)point.X)));
        var bands = figure.Series.SelectMany(series => series.Band).SelectMany(ends => new[] { ends.Low, ends.High });
        model.Axes.Add(AxisOf(figure.Y, AxisPosition.Left, points.SelectMany(Extent).Concat(bands)));
        model.Legends.Add(new Legend
        {
            LegendPlacement = LegendPlacement.Outside,
            LegendPosition = LegendPosition.TopCenter,
            LegendOrientation = LegendOrientation.Horizontal,
            LegendItemAlignment = HorizontalAlignment.Left,
            LegendSymbolLength = 44,
            LegendFontSize = LegendFontSize * fontScale,
            LegendMaxHeight = 100,
        });
        foreach (var series in figure.Series.Where(series => !series.Band.IsEmpty))
        {
            model.Series.Add(BandOf(series));
        }

        foreach (var series in figure.Series)
        {
            model.Series.Add(IsLine(series.Mark) ? LineOf(series) : PointsOf(series));
        }

        return model;
    }

    /// <summary>The drawing as SVG, the same text on every machine. It names itself and its text alternative.</summary>
    public static string ToSvg(Figure figure)
    {
        var exporter = new SvgExporter { Width = Width, Height = Height, IsDocument = false, UseVerticalTextAlignmentWorkaround = true };
        var svg = exporter.ExportToString(Of(figure, PixelsAPoint)).TrimStart('\uFEFF').ReplaceLineEndings("\n")
            .Replace("\"clipPath", $"\"{figure.Id}-clip", StringComparison.Ordinal)
            .Replace("#clipPath", $"#{figure.Id}-clip", StringComparison.Ordinal)
            .Replace($"font-size=\"{FontSize * PixelsAPoint:0.####}\"", $"font-size=\"{FontSize}\"", StringComparison.Ordinal)
            .Replace($"font-size=\"{LegendFontSize * PixelsAPoint:0.####}\"", $"font-size=\"{LegendFontSize}\"", StringComparison.Ordinal);
        var end = svg.IndexOf('>', svg.IndexOf("<svg", StringComparison.Ordinal));
        return new StringBuilder(svg)
            .Insert(end + 1, $"<desc id=\"{figure.Id}-desc\">{Escaped(figure.Alternative)}</desc>")
            .Insert(end + 1, $"<title id=\"{figure.Id}-title\">{Escaped(figure.Title)}</title>")
            .Insert(end, $" role=\"img\" aria-labelledby=\"{figure.Id}-title {figure.Id}-desc\" viewBox=\"0 0 {Width} {Height}\"")
            .Append('\n')
            .ToString();
    }

    private static string Escaped(string text) => System.Net.WebUtility.HtmlEncode(text);

    private static bool IsLine(Mark mark) => mark is not (Mark.Circles or Mark.Squares);

    private static IEnumerable<double> Extent(Point point) =>
        [(double)point.Y - (2 * point.StandardError ?? 0), (double)point.Y + (2 * point.StandardError ?? 0)];

    private static OxyPlot.Axes.Axis AxisOf(Axis axis, AxisPosition position, IEnumerable<double> values)
    {
        var (least, most) = (values.Min(), values.Max());
        var margin = most > least ? (most - least) / 20 : 1;
        OxyPlot.Axes.Axis drawn = axis.Logarithmic
            ? new LogarithmicAxis { StringFormat = "#,0", Minimum = least / 1.5, Maximum = most * 1.5 }
            : new LinearAxis { Minimum = least - margin, Maximum = most + margin };
        (drawn.Position, drawn.Title, drawn.TickStyle) = (position, axis.Title, TickStyle.Inside);
        drawn.AxisTitleDistance = position == AxisPosition.Left ? 14 : 10;
        return drawn;
    }

    private static AreaSeries BandOf(Series series)
    {
        var band = new AreaSeries { Fill = OxyColor.FromRgb(208, 208, 208), StrokeThickness = 0, RenderInLegend = false };
        band.Points.AddRange(series.Points.Zip(series.Band, (point, ends) => new DataPoint((double)point.X, ends.High)));
        band.Points2.AddRange(series.Points.Zip(series.Band, (point, ends) => new DataPoint((double)point.X, ends.Low)));
        return band;
    }

    private static LineSeries LineOf(Series series)
    {
        var line = new LineSeries
        {
            Title = series.Name,
            Color = OxyColors.Black,
            StrokeThickness = 1.5,
            LineStyle = series.Mark switch
            {
                Mark.Dashed => LineStyle.Dash,
                Mark.Dotted => LineStyle.Dot,
                Mark.DashDotted => LineStyle.DashDot,
                _ => LineStyle.Solid,
            },
        };
        line.Points.AddRange(series.Points.Select(point => new DataPoint((double)point.X, (double)point.Y)));
        return line;
    }

    private static ScatterErrorSeries PointsOf(Series series)
    {
        var points = new ScatterErrorSeries
        {
            Title = series.Name,
            MarkerType = series.Mark == Mark.Circles ? MarkerType.Circle : MarkerType.Square,
            MarkerSize = series.Mark == Mark.Circles ? 2.5 : 4,
            MarkerFill = series.Mark == Mark.Circles ? OxyColors.Black : OxyColors.Transparent,
            MarkerStroke = OxyColors.Black,
            MarkerStrokeThickness = 1,
            ErrorBarColor = OxyColors.Black,
            ErrorBarStrokeThickness = 1,
            ErrorBarStopWidth = 3,
        };
        points.Points.AddRange(
            series.Points.Select(point => new ScatterErrorPoint((double)point.X, (double)point.Y, 0, 4 * point.StandardError ?? 0)));
        return points;
    }
}
