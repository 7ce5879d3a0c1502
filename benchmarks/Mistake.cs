namespace SpecProofs.Benchmarks;

/// <summary>An edit of one line that breaks the theory: a row of docs/mistakes.md.</summary>
/// <param name="Words">The mistake in words.</param>
/// <param name="File">The source file, relative to the checkout.</param>
/// <param name="Line">The line as it is, without indentation; it occurs once in the file.</param>
/// <param name="Mistaken">The line as mistaken.</param>
/// <param name="Root">The id of the most basic statement that the mistake falsifies.</param>
internal sealed record Mistake(string Words, string File, string Line, string Mistaken, string Root)
{
    /// <summary>The rows of the table on a page.</summary>
    /// <exception cref="FormatException">A row does not have five cells.</exception>
    public static IReadOnlyList<Mistake> ReadAll(string page) =>
        [.. System.IO.File.ReadLines(page).Where(line => line.Contains("| `src/", StringComparison.Ordinal)).Select(Parse)];

    /// <summary>The file with the mistake.</summary>
    /// <exception cref="FormatException">The line does not occur, or more than once.</exception>
    public string In(string source)
    {
        var lines = source.Split('\n');
        var places = lines.Index().Where(line => line.Item.Trim() == Line).ToList();
        if (places.Count != 1)
        {
            throw new FormatException($"{File} must hold once, not {places.Count} times: {Line}");
        }

        var (at, line) = places[0];
        lines[at] = line.Replace(Line, Mistaken, StringComparison.Ordinal);
        return string.Join('\n', lines);
    }

    private static Mistake Parse(string row)
    {
        // A bar within a cell is escaped.
        const char Bar = '\u0001';
        string[] cells =
        [
            .. row.Replace(@"\|", $"{Bar}", StringComparison.Ordinal).Split('|', StringSplitOptions.RemoveEmptyEntries)
                .Select(cell => cell.Replace(Bar, '|').Trim().Trim('`')),
        ];
        return cells is [var words, var file, var line, var mistaken, var root]
            ? new(words, file, line, mistaken, root)
            : throw new FormatException($"a mistake has five cells: {row}");
    }
}
