using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Legends;

namespace SpecProofs.Figures;

/// <summary>A figure drawn: dark on white, told apart by colour, mark and dash alike.</summary>
public static class Plot
{
    /// <summary>By how much of the axis series of simulated points stand apart that have the same places.</summary>
    private const double Apart = 0.011;

    internal const string Font = "Arial";

    /// <summary>The drawing, for any renderer.</summary>
    public static PlotModel Of(Figure figure, PlotSize? size = null) => Of(figure, size ?? PlotSize.Screen, fontScale: 1);

    /// <summary>The drawing as SVG, the same text on every machine. It names itself and its text alternative.</summary>
    public static string ToSvg(Figure figure, PlotSize? size = null) => PlotSvg.Of(figure, size ?? PlotSize.Screen);

    internal static PlotModel Of(Figure figure, PlotSize size, double fontScale)
    {
        var model = new PlotModel
        {
            DefaultFont = Font,
            DefaultFontSize = size.FontSize * fontScale,
            Background = OxyColors.White,
            PlotAreaBorderThickness = new(1),
            PlotAreaBorderColor = OxyColors.Black,
            Padding = new(8, 12, 16, 8),
        };
        var points = figure.Series.SelectMany(series => series.Points).ToList();
        model.Axes.Add(AxisOf(figure.X, fontScale, AxisPosition.Bottom, points.Select(point => (double)point.X)));
        var bands = figure.Series.SelectMany(series => series.Band).SelectMany(ends => new[] { ends.Low, ends.High });
        model.Axes.Add(AxisOf(figure.Y, fontScale, AxisPosition.Left, points.SelectMany(Extent).Concat(bands)));
        model.Legends.Add(new Legend
        {
            LegendPlacement = LegendPlacement.Outside,
            LegendPosition = LegendPosition.TopCenter,
            LegendOrientation = LegendOrientation.Horizontal,
            LegendItemAlignment = HorizontalAlignment.Left,
            LegendSymbolLength = 44,
            LegendFontSize = size.LegendFontSize * fontScale,
            LegendMaxHeight = 100,
            LegendLineSpacing = 3,
        });
        foreach (var series in figure.Series.Where(series => !series.Band.IsEmpty))
        {
            model.Series.Add(PlotSeries.BandOf(series));
        }

        var marks = figure.Series.Where(series => !IsLine(series.Mark)).ToList();
        foreach (var (i, series) in figure.Series.Index())
        {
            var place = marks.Count > 1 ? (2.0 * marks.IndexOf(series) / (marks.Count - 1)) - 1 : 0;
            model.Series.Add(PlotSeries.Of(series, Palette.Of(series.Tone ?? i), Shift(figure.X, points, place)));
        }

        return model;
    }

    private static bool IsLine(Mark mark) => mark is not (Mark.Circles or Mark.Squares);

    /// <summary>Points of several simulations stand side by side where they would hide each other.</summary>
    private static Func<double, double> Shift(Axis axis, List<Point> points, double place)
    {
        var (least, most) = ((double)points.Min(point => point.X), (double)points.Max(point => point.X));
        return axis.Logarithmic
            ? x => x * Math.Pow(most / least, Apart * place)
            : axis.Whole ? x => x + ((most - least) * Apart * place) : x => x;
    }

    private static IEnumerable<double> Extent(Point point) =>
        [(double)point.Y - (2 * point.StandardError ?? 0), (double)point.Y + (2 * point.StandardError ?? 0)];

    private static OxyPlot.Axes.Axis AxisOf(Axis axis, double fontScale, AxisPosition position, IEnumerable<double> values)
    {
        var (least, most) = (values.Min(), values.Max());
        var margin = most > least ? (most - least) / 20 : 1;
        OxyPlot.Axes.Axis drawn = axis.Logarithmic
            ? new LogarithmicAxis { StringFormat = "#,0", Minimum = least / 1.5, Maximum = most * 1.5 }
            : new LinearAxis { Minimum = least - margin, Maximum = most + margin };

        // Scripts are set where text is drawn as it is measured; an SVG gets its own afterwards.
        (drawn.Position, drawn.Title, drawn.TickStyle) = (position, fontScale == 1 ? axis.Title : axis.Plain, TickStyle.Inside);
        drawn.AxisTitleDistance = position == AxisPosition.Left ? 14 : 10;
        if (axis.Whole)
        {
            drawn.MajorStep = Math.Ceiling((most - least) / 12);
            drawn.MinorStep = 1;
        }

        return drawn;
    }
}
