using System.Text.RegularExpressions;

namespace SpecProofs.Cli;

/// <summary>The least refutation of a false reading in a line: the case, and what differs there.</summary>
internal static partial class Refutation
{
    /// <summary>The cases of a row that a search found, a sentence each; empty if there is none.</summary>
    public static string Of(LedgerRow row) => string.Join(
        ' ',
        row.Results.Where(result => result is { Case: not null, Property.IsSearch: true, Holds: true }).Select(result => Of(result.Case!)));

    private static string Of(FailingCase found)
    {
        var evidence = (found.Why as FalsifiedException)?.Evidence.Split("\n\n")[0].Split('\n', StringSplitOptions.TrimEntries) ?? [];
        var differs = evidence.Length == 0 ? "" : string.Join(
            evidence[0].Contains(':', StringComparison.Ordinal) ? "; " : ": ",
            ((string[])[evidence[0], string.Join(", ", evidence.Skip(1))]).Where(part => part.Length > 0));
        var words = found.Property.Method.GetParameters().Zip(found.Arguments, (parameter, argument) => Words(parameter.Name!, argument));
        return $"{string.Join("; ", words.SelectMany(lines => lines))}: {Same().Replace(differs, " ${number}")}.";
    }

    private static IEnumerable<string> Words(string name, object argument) => argument switch
    {
        GeneratedRows rows => [$"draft {rows.Draft}", $"target {rows.Target}", $"a third distribution {rows.Other}"],
        GeneratedInstance => Lines($"{argument}"),
        _ => [$"{name} {argument}"],
    };

    private static IEnumerable<string> Lines(string text) =>
        text.Split('\n', StringSplitOptions.TrimEntries).Select(line => Spaces().Replace(line, " "));

    [GeneratedRegex(" {2,}", RegexOptions.None, 1000)]
    private static partial Regex Spaces();

    /// <summary>A number with the decimal that says the same, and the spaces before it.</summary>
    [GeneratedRegex(@" +(?<number>\S+) = -?\d+\.\d+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Same();
}
