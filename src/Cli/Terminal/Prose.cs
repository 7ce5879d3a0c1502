namespace SpecProofs.Cli;

/// <summary>Text wrapped to a terminal's width.</summary>
internal static class Prose
{
    /// <summary>Columns of a line.</summary>
    public const int Width = 100;

    /// <summary>Wraps at blanks. Every line is indented, those after the first by two more.</summary>
    public static string Wrap(string text, int indent)
    {
        var lines = new List<string> { new(' ', indent) };
        foreach (var word in text.Split(' '))
        {
            var line = lines[^1];
            if (line.TrimStart().Length > 0 && line.Length + 1 + word.Length > Width)
            {
                lines.Add(new string(' ', indent + 2) + word);
            }
            else
            {
                lines[^1] = line.TrimStart().Length == 0 ? line + word : $"{line} {word}";
            }
        }

        return string.Join('\n', lines);
    }
}
