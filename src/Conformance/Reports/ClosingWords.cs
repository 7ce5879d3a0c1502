using System.Text;

namespace SpecProofs.Conformance;

/// <summary>
/// The end of a run in which something failed: the root once more in short, what else fails, and how to see it again. At most 25 lines.
/// </summary>
public static class ClosingWords
{
    private const int Columns = 100;

    /// <summary>Lines of the root and of the others' ids together; the root has the fewer, the more others there are.</summary>
    private const int MostLines = 20;
    private const int MostOfRoot = 14;
    private const int LeastOfRoot = 8;

    /// <summary>The text; empty if all properties held.</summary>
    /// <param name="results">All results of the run, in any order.</param>
    /// <param name="root">The first failing property in the order of what statements build on; null if all held.</param>
    public static string Of(IReadOnlyCollection<PropertyResult> results, PropertyResult? root)
    {
        if (root is null)
        {
            return string.Empty;
        }

        var others = string.Concat(
            from alike in results.Where(result => !result.Holds && result != root).GroupBy(result => result.Verdict)
            let ids = alike.Select(result => result.Property.Statement.Id).Distinct().Where(id => id != root.Property.Statement.Id).ToList()
            where ids.Count > 0
            select $"  {Wrapped($"{Words(alike.Key)}: {string.Join(", ", ids)}")}\n");
        var lines = (root.Case?.Summary ?? root.Failure!).TrimEnd().Split('\n');
        var most = Math.Clamp(MostLines - others.Count(c => c == '\n'), LeastOfRoot, MostOfRoot);
        var text = new StringBuilder(string.Join('\n', lines.Take(most))).Append(lines.Length > most ? "\n  …\n\n" : "\n\n").Append(others);
        return text.Append(root.Case is { } least ? $"  replay: {least.Replay}" : string.Empty).ToString().TrimEnd();
    }

    private static string Words(Verdict verdict) => verdict switch
    {
        Verdict.Fault => "the program fails in",
        Verdict.NotRefuted => "not refuted",
        Verdict.Differs => "refuted with other numbers",
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
