namespace SpecProofs.TestLogger;

/// <summary>What matters of a test's outcome.</summary>
public enum Outcome
{
    /// <summary>Passed, or anything else that needs no word.</summary>
    Other,

    /// <summary>Failed.</summary>
    Failed,

    /// <summary>Not run.</summary>
    Skipped,
}

/// <summary>A test run in words, result by result.</summary>
public sealed class RunWords
{
    private const int Columns = 100;
    private const int MostSummaryLines = 8;
    private const int LeastSummaryLines = 4;

    /// <summary>Lines of the summary and of the others' ids together.</summary>
    private const int MostLines = 17;
    private const int MostOtherLines = 9;
    private const int MostReasons = 3;

    private readonly Dictionary<string, List<string>> _others = [];
    private readonly Dictionary<string, int> _skipped = [];
    private (string Id, string Report)? _root;

    /// <summary>What is printed for a result; empty for nothing.</summary>
    /// <param name="statement">The id of the statement that the test checks; null for any other test.</param>
    /// <param name="name">The test's name.</param>
    /// <param name="outcome">The outcome.</param>
    /// <param name="message">Why it failed or was skipped.</param>
    /// <param name="stackTrace">Where it failed.</param>
    public string Of(string? statement, string name, Outcome outcome, string message, string stackTrace)
    {
        if (outcome == Outcome.Skipped)
        {
            _skipped[message] = _skipped.GetValueOrDefault(message) + 1;
            return string.Empty;
        }

        if (outcome != Outcome.Failed)
        {
            return string.Empty;
        }

        if (statement is null)
        {
            return $"\nfailed: {name}\n{message.TrimEnd()}\n{stackTrace.TrimEnd()}".TrimEnd();
        }

        if (_root is null)
        {
            _root = (statement, message);
            return $"\n{message.TrimEnd()}\n";
        }

        if (statement == _root.Value.Id || _others.Values.Any(ids => ids.Contains(statement)))
        {
            return string.Empty;
        }

        var headline = message.Split('\n')[0];
        var kind = Kind(headline);
        _others[kind] = [.. _others.GetValueOrDefault(kind) ?? [], statement];
        return (_others.Values.Sum(ids => ids.Count) - MostOtherLines) switch
        {
            <= 0 => $"also: {headline}",
            1 => "also: others, listed at the end",
            _ => string.Empty,
        };
    }

    /// <summary>
    /// The end of the run, at most 25 lines: the root once more in short, the ids of the others, what was skipped and why, how to replay.
    /// </summary>
    public string Closing()
    {
        List<string> lines = [];
        if (_root is { } root)
        {
            var summary = root.Report.Split("\n\n")
                .Take(2)
                .SelectMany((block, i) => i == 0 ? [block, string.Empty] : block.Split('\n'))
                .ToList();
            var others = _others
                .SelectMany(alike => $"  {Wrapped($"{alike.Key}: {string.Join(", ", alike.Value)}")}".Split('\n'))
                .ToList();
            var most = Math.Clamp(MostLines - others.Count, LeastSummaryLines, MostSummaryLines);
            lines.AddRange([string.Empty, .. summary.Take(most)]);
            if (summary.Count > most)
            {
                lines.Add("  …");
            }

            lines.AddRange([string.Empty, .. others]);
            lines.AddRange(root.Report.Split('\n').Where(line => line.StartsWith("  replay ", StringComparison.Ordinal)));
        }

        var reasons = _skipped.OrderByDescending(reason => reason.Value).ToList();
        lines.AddRange(reasons.Take(MostReasons).Select(reason => $"  skipped: {Tests(reason.Value)}, {Wrapped(reason.Key)}"));
        if (reasons.Count > MostReasons)
        {
            lines.Add($"  skipped: {Tests(reasons.Skip(MostReasons).Sum(reason => reason.Value))}, for other reasons");
        }

        return string.Join('\n', lines);
    }

    private static string Tests(int count) => $"{count} test{(count == 1 ? string.Empty : "s")}";

    /// <summary>What a failing property is listed under; a failure of the program falsifies nothing.</summary>
    private static string Kind(string headline) =>
        headline.StartsWith("the program failed ", StringComparison.Ordinal) ? "the program fails in"
        : headline.Contains(": no refutation was found ", StringComparison.Ordinal) ? "not refuted"
        : headline.StartsWith("the stated refutation of ", StringComparison.Ordinal) ? "refuted with other numbers"
        : "also falsified";

    private static string Wrapped(string text)
    {
        var (lines, line) = (new List<string>(), string.Empty);
        foreach (var word in text.Split(' '))
        {
            if (line.Length + word.Length + 1 > Columns - 4)
            {
                lines.Add(line);
                line = string.Empty;
            }

            line += line.Length > 0 ? $" {word}" : word;
        }

        return string.Join("\n    ", lines.Append(line));
    }
}
