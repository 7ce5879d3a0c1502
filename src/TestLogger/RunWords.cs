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
    private const int MostClosingLines = 14;

    private readonly List<string> _others = [];
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

        if (statement == _root.Value.Id || _others.Contains(statement))
        {
            return string.Empty;
        }

        _others.Add(statement);
        return $"also: {message.Split('\n')[0]}";
    }

    /// <summary>
    /// The end of the run, at most 25 lines: the root once more in short, the ids of the others, what was skipped and why, how to replay.
    /// </summary>
    public string Closing()
    {
        List<string> lines = [];
        if (_root is { } root)
        {
            var blocks = root.Report.Split("\n\n");
            List<string> summary = [blocks[0], string.Empty, .. blocks.Skip(1).Take(1).SelectMany(block => block.Split('\n'))];
            lines.AddRange([string.Empty, .. summary.Take(MostClosingLines)]);
            if (summary.Count > MostClosingLines)
            {
                lines.Add("  …");
            }

            lines.Add(string.Empty);
            if (_others.Count > 0)
            {
                lines.Add($"  {Wrapped($"also falsified: {string.Join(", ", _others)}")}");
            }

            lines.AddRange(root.Report.Split('\n').Where(line => line.StartsWith("  replay ", StringComparison.Ordinal)));
        }

        lines.AddRange(_skipped.Select(
            reason => $"  skipped: {reason.Value} test{(reason.Value == 1 ? string.Empty : "s")}, {reason.Key}"));
        return string.Join('\n', lines);
    }

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
