using OxyPlot;

namespace SpecProofs.Figures;

/// <summary>
/// Colours for up to four series, after Paul Tol's high-contrast scheme with a darker red and yellow: told apart by people who are
/// colour-blind, and in grey, where each is lighter than the one before.
/// </summary>
internal static class Palette
{
    private static readonly OxyColor[] Colours =
        [OxyColors.Black, OxyColor.FromRgb(0x00, 0x44, 0x88), OxyColor.FromRgb(0xAA, 0x44, 0x55), OxyColor.FromRgb(0xBF, 0x86, 0x00)];

    /// <summary>The colour of a tone, 0 to 3.</summary>
    public static OxyColor Of(int tone) => Colours[tone % Colours.Length];
}
