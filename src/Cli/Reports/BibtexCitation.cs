using System.Globalization;

namespace SpecProofs.Cli;

/// <summary>Citations as BibTeX: a note for each statement, and the software entry that they refer to, last, as BibTeX wants it.</summary>
internal static class BibtexCitation
{
    /// <summary>The key of the software entry.</summary>
    public const string Software = "specproofs";

    public static string Of(IEnumerable<Citation> citations)
    {
        var all = citations.ToList();
        return string.Concat(all.Select(Note)) + Program(all[0]);
    }

    /// <summary>The key of a statement's note: letters, digits, dots and hyphens, which every program takes.</summary>
    public static string Key(Statement statement) => $"{Software}-" + string.Concat(
        statement.Id.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter == '.' ? letter : '-'));

    private static string Note(Citation citation)
    {
        var statement = citation.Statement;
        var title = statement.IsFalseReading
            ? $"SpecProofs {statement.Id}: a false reading, refuted"
            : $"SpecProofs {statement.Id}: {statement.Words.TrimEnd('.')}";
        var reading = statement.IsFalseReading ? $"Refuted: ``{ProseMath.ToLatex(statement.Words.TrimEnd('.'))}''. " : "";
        var least = citation.Entry is { Refutation: { Length: > 0 } refutation }
            ? $" Least refutation: {ProseMath.ToLatex(refutation)}"
            : string.Empty;
        return $"@misc{{{Key(statement)},\n"
            + $"  crossref = {{{Software}}},\n"
            + $"  title = {{{{{ProseMath.ToLatex(title)}}}}},\n"
            + (Build.This.Date is { } date ? $"  year = {{{date.Year}}},\n" : string.Empty)
            + $"  note = {{{reading}Source: {ProseMath.ToLatex(statement.Source)}. "
            + $"{(citation.Check.Length > 0 ? $"{ProseMath.ToLatex(Capital(citation.Check))}." : "")}{least}"
            + $" {LatexText.Of(citation.Program)}}}\n}}\n\n";
    }

    private static string Program(Citation citation)
    {
        var date = Build.This.Date;
        var note = $"Version {citation.Version}{(citation.Commit.Length > 0 ? $", commit {citation.Commit}" : "")}";
        (string Name, string? Value)[] fields =
        [
            ("author", "{The SpecProofs authors}"),
            ("title", "{SpecProofs: an executable reference for the theory of speculative decoding}"),
            ("year", date?.Year.ToString(CultureInfo.InvariantCulture)),
            ("month", date?.ToString("MMM", CultureInfo.InvariantCulture).ToLowerInvariant()),
            ("howpublished", Build.This.Address is { } address ? $"\\url{{{address}}}" : null),
            ("note", LatexText.Of(note)),
            ("version", LatexText.Of(citation.Version)),
            ("type", "software"),
        ];
        return $"@misc{{{Software},\n"
            + string.Join(",\n", fields.Where(field => field.Value is not null)
                .Select(field => $"  {field.Name} = {(field.Name == "month" ? field.Value : $"{{{field.Value}}}")}"))
            + "\n}\n";
    }

    private static string Capital(string text) => text.Length == 0 ? text : $"{char.ToUpperInvariant(text[0])}{text[1..]}";
}
