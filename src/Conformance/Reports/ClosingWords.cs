using System.Text;

namespace SpecProofs.Conformance;

/// <summary>
/// The end of a run in which something failed: the root once more in short, what else fails, and how to see it again. At most 25 lines.
/// </summary>
public static class ClosingWords
{
    private const int Columns = 100;
    private const int MostLines = 14;

    /// <summary>The text; empty if all properties held.</summary>
    /// <param name="results">All results of the run, in any order.</param>
    /// <param name="root">The first failing property in the order of what statements build on; null if all held.</param>
    public static string Of(IReadOnlyCollection<PropertyResult> results, PropertyResult? root)
    {
        if (root is null)
        {
            return string.Empty;
        }

        var lines = (root.Case?.Summary ?? root.Failure!).TrimEnd().Split('\n');
        var text = new StringBuilder(string.Join('\n', lines.Take(MostLines))).Append(lines.Length > MostLines ? "\n  …\n\n" : "\n\n");
        foreach (var alike in results.Where(result => !result.Holds && result != root).GroupBy(result => result.Verdict))
        {
            var ids = alike.Select(result => result.Property.Statement.Id).Distinct();
            var others = ids.Where(id => id != root.Property.Statement.Id).ToList();
            if (others.Count > 0)
            {
                text.Append($"  {Wrapped($"{Words(alike.Key)}: {string.Join(", ", others)}")}\n");
            }
        }

        return text.Append(root.Case is { } least ? $"  replay: {least.Replay}" : string.Empty).ToString().TrimEnd();
    }

    private static string Words(Verdict verdict) => verdict switch
    {
        Verdict.Fault => "the program fails in",
        Verdict.NotRefuted => "not refuted",
        Verdict.Vacuous => "says nothing",
        Verdict.NotTried => "not tried",
        _ => "also falsified",
    };

    private static string Wrapped(string text)
    {
        var (lines, line) = (new List<string>(), new StringBuilder());
        foreach (var word in text.Split(' '))
        {
            if (line.Length + word.Length + 1 > Columns - 4)
            {
                lines.Add($"{line}");
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : string.Empty).Append(word);
        }

        return string.Join("\n    ", lines.Append($"{line}"));
    }
}
