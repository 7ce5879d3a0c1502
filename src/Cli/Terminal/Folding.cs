using System.Text;

namespace SpecProofs.Cli;

/// <summary>What became of letters that are not in the alphabet, in words.</summary>
internal static class Folding
{
    private const int Shown = 8;

    /// <summary>A line for each kind of change; empty if every letter was kept.</summary>
    public static string Of(LetterText text) => string.Concat(
        Line(text.Unaccented, "lost an accent", "lost their accents"), Line(text.Left, "became a space", "became spaces"));

    /// <summary>The letters of a text that has none of the alphabet's.</summary>
    public static string Others(LetterText text) =>
        text.Left.Count == 0 ? "it has no letters at all" : $"it has others: {Letters(text.Left)}; --alphabet names the letters to keep";

    private static string Line(IReadOnlyList<(Rune Letter, long Count)> letters, string one, string many)
    {
        var count = letters.Sum(letter => letter.Count);
        return count == 0
            ? string.Empty
            : $"  {count:N0} letter{(count == 1 ? "" : "s")} {(count == 1 ? one : many)}: {Letters(letters)}; "
                + "--alphabet names the letters to keep\n";
    }

    private static string Letters(IReadOnlyList<(Rune Letter, long Count)> letters) =>
        string.Join(" ", letters.Take(Shown).Select(letter => $"{letter.Letter}")) + (letters.Count > Shown ? " …" : string.Empty);
}
