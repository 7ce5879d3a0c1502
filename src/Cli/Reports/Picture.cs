namespace SpecProofs.Cli;

/// <summary>A figure as PNG at 300 dots per inch. Its bytes depend on the machine's fonts, so they are never compared.</summary>
internal static class Picture
{
    private const float Dpi = 300;
    private const float PointsAnInch = 96;

    /// <summary>Null where the native drawing library, or what it needs, is missing.</summary>
    public static byte[]? ToPng(Figure figure, PlotSize size)
    {
        try
        {
            return Drawn(figure, size);
        }
        catch (Exception e) when (e is DllNotFoundException or TypeInitializationException { InnerException: DllNotFoundException })
        {
            return null;
        }
    }

    private static byte[] Drawn(Figure figure, PlotSize size)
    {
        using var stream = new MemoryStream();
        const float Scale = Dpi / PointsAnInch;
        var (width, height) = ((int)(size.Width * Scale), (int)(size.Height * Scale));
        new OxyPlot.SkiaSharp.PngExporter { Width = width, Height = height, Dpi = Dpi }.Export(Plot.Of(figure, size), stream);
        return stream.ToArray();
    }
}
