using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using OxyPlot;

namespace SpecProofs.Figures;

/// <summary>A drawing as SVG that looks the same in every viewer: each text has the width that the layout counts on.</summary>
internal static partial class PlotSvg
{
    private const string Families = "Arial, Helvetica, 'Liberation Sans', 'Nimbus Sans', sans-serif";

    /// <summary>
    /// The SVG exporter measures text in points and draws it in pixels: text is laid out larger by this and written smaller again.
    /// </summary>
    private const double PixelsAPoint = 4.0 / 3;

    /// <summary>Signs that the font metrics lack, in ems.</summary>
    private const double Unknown = 0.6;

    public static string Of(Figure figure, PlotSize size)
    {
        var exporter = new SvgExporter
        {
            Width = size.Width,
            Height = size.Height,
            IsDocument = false,
            UseVerticalTextAlignmentWorkaround = true,
        };
        var svg = exporter.ExportToString(Plot.Of(figure, size, PixelsAPoint)).TrimStart('\uFEFF').ReplaceLineEndings("\n")
            .Replace("\"clipPath", $"\"{figure.Id}-clip", StringComparison.Ordinal)
            .Replace("#clipPath", $"#{figure.Id}-clip", StringComparison.Ordinal)
            .Replace($"font-family=\"{Plot.Font}\"", $"font-family=\"{Families}\"", StringComparison.Ordinal);
        svg = Texts().Replace(svg, Fitted);
        var end = svg.IndexOf('>', svg.IndexOf("<svg", StringComparison.Ordinal));
        return new StringBuilder(svg)
            .Insert(end + 1, $"<desc id=\"{figure.Id}-desc\">{Escaped(figure.Alternative)}</desc>")
            .Insert(end + 1, $"<title id=\"{figure.Id}-title\">{Escaped(figure.Title)}</title>")
            .Insert(end, $" role=\"img\" aria-labelledby=\"{figure.Id}-title {figure.Id}-desc\" viewBox=\"0 0 {size.Width} {size.Height}\"")
            .Append('\n')
            .ToString();
    }

    /// <summary>A text at its real size, with the width that it has in Arial, whatever the viewer's font.</summary>
    private static string Fitted(Match text)
    {
        var size = double.Parse(text.Groups["size"].Value, CultureInfo.InvariantCulture) / PixelsAPoint;
        var words = System.Net.WebUtility.HtmlDecode(text.Groups["words"].Value);
        var width = WidthOf(words, size);
        var length = words.Length > 1
            ? $" textLength=\"{width.ToString("0.#", CultureInfo.InvariantCulture)}\" lengthAdjust=\"spacingAndGlyphs\""
            : string.Empty;
        var set = Script().Replace(
            text.Groups["words"].Value, "<tspan dy=\"-4\" font-size=\"75%\">${script}</tspan><tspan dy=\"4\">${after}</tspan>");
        return $"<text{text.Groups["before"].Value}font-size=\"{size.ToString("0.##", CultureInfo.InvariantCulture)}\""
            + $"{text.Groups["after"].Value}{length}>{set}</text>";
    }

    /// <summary>The width of a text in Arial, in the unit of its size.</summary>
    private static double WidthOf(string words, double size)
    {
        var measure = new PdfRenderContext(1, 1, OxyColors.White);
        var known = string.Concat(words.Where(letter => letter < 256));
        return (measure.MeasureText(known, Plot.Font, size, FontWeights.Normal).Width * PixelsAPoint)
            + ((words.Length - known.Length) * Unknown * size);
    }

    private static string Escaped(string text) => System.Net.WebUtility.HtmlEncode(text);

    [GeneratedRegex(@"\^(?<script>\w+)(?<after>.*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Script();

    [GeneratedRegex(
        "<text(?<before>[^>]*)font-size=\"(?<size>[0-9.]+)\"(?<after>[^>]*)>(?<words>[^<]*)</text>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Texts();
}
