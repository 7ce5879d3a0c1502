namespace SpecProofs.Figures;

/// <summary>How large a figure is drawn, in CSS pixels, 96 an inch.</summary>
/// <param name="Width">Width.</param>
/// <param name="Height">Height.</param>
/// <param name="FontSize">Size of the text at the axes.</param>
/// <param name="LegendFontSize">Size of the text in the legend.</param>
public sealed record PlotSize(int Width, int Height, int FontSize, int LegendFontSize)
{
    /// <summary>For a screen: 5 inches.</summary>
    public static PlotSize Screen { get; } = new(480, 340, 12, 11);

    /// <summary>One column of a paper in two: 3.25 inches, text of 7.5 points.</summary>
    public static PlotSize OneColumn { get; } = new(312, 250, 10, 10);

    /// <summary>Both columns: 6.75 inches, text of 9 points.</summary>
    public static PlotSize TwoColumns { get; } = new(648, 380, 12, 12);
}
