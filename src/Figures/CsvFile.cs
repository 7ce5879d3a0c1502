using System.Text;

namespace SpecProofs.Figures;

/// <summary>All plotted values of a figure as comma-separated text: fractions first, decimals second.</summary>
public static class CsvFile
{
    /// <summary>One line a point, in the order of the legend; lines end in LF.</summary>
    public static string Of(Figure figure)
    {
        var text = new StringBuilder("series,x,exact,value,standard error\n");
        foreach (var series in figure.Series)
        {
            foreach (var point in series.Points)
            {
                text.Append(string.Join(',', Quoted(series.Name), point.XText, point.Fraction, point.YText, point.ErrorText)).Append('\n');
            }
        }

        return text.ToString();
    }

    private static string Quoted(string name) =>
        name.AsSpan().ContainsAny(',', '"') ? $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : name;
}
