using OxyPlot;
using OxyPlot.Series;

namespace SpecProofs.Figures;

/// <summary>One series as it is drawn.</summary>
internal static class PlotSeries
{
    private const double Open = 4.2;

    public static OxyPlot.Series.Series Of(Series series, OxyColor colour, Func<double, double> shift) =>
        series.Mark is Mark.Circles or Mark.Squares ? Points(series, colour, shift) : Line(series, colour);

    /// <summary>The intervals of a series, as a grey band.</summary>
    public static AreaSeries BandOf(Series series)
    {
        var band = new AreaSeries { Fill = OxyColor.FromRgb(208, 208, 208), StrokeThickness = 0, RenderInLegend = false };
        band.Points.AddRange(series.Points.Zip(series.Band, (point, ends) => new DataPoint((double)point.X, ends.High)));
        band.Points2.AddRange(series.Points.Zip(series.Band, (point, ends) => new DataPoint((double)point.X, ends.Low)));
        return band;
    }

    /// <summary>Computed points have dots; between them the line only leads the eye. A line between two points has none.</summary>
    private static LineSeries Line(Series series, OxyColor colour)
    {
        var line = new LineSeries
        {
            Title = series.Name,
            Color = colour,
            StrokeThickness = 1.5,
            MarkerType = series.Points.Length > 2 ? MarkerType.Circle : MarkerType.None,
            MarkerSize = 2.4,
            MarkerFill = colour,
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

    /// <summary>Open marks, so that theory shows inside of them.</summary>
    private static ScatterErrorSeries Points(Series series, OxyColor colour, Func<double, double> shift)
    {
        var points = new ScatterErrorSeries
        {
            Title = series.Name,
            MarkerType = series.Mark == Mark.Circles ? MarkerType.Circle : MarkerType.Square,
            MarkerSize = Open,
            MarkerFill = OxyColors.Transparent,
            MarkerStroke = colour,
            MarkerStrokeThickness = 1.3,
            ErrorBarColor = colour,
            ErrorBarStrokeThickness = 1.2,
            ErrorBarStopWidth = 3,
        };
        points.Points.AddRange(series.Points.Select(point =>
            new ScatterErrorPoint(shift((double)point.X), (double)point.Y, 0, 4 * point.StandardError ?? 0)));
        return points;
    }
}
