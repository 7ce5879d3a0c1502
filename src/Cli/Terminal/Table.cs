using System.Text;

namespace SpecProofs.Cli;

/// <summary>Lines of cells in aligned columns: plain text of any width, the same on a terminal and in a pipe.</summary>
internal static class Table
{
    /// <summary>The lines, each indented and ended by a line feed; every cell starts where its column starts.</summary>
    public static string Write(IReadOnlyList<IReadOnlyList<string>> lines)
    {
        var widths = Enumerable.Range(0, lines.Max(line => line.Count))
            .Select(column => lines.Max(line => line.ElementAtOrDefault(column)?.Length ?? 0))
            .ToArray();
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            var cells = line.Select((cell, column) => cell.PadRight(widths[column]));
            text.Append("  ").Append(string.Join("   ", cells).TrimEnd()).Append('\n');
        }

        return text.ToString();
    }
}
