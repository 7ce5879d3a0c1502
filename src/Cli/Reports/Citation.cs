using System.Text.Encodings.Web;
using System.Text.Json;

namespace SpecProofs.Cli;

/// <summary>A reference to a verified property: the statement, what was checked, and with what.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Ledger">The ledger of the check; null cites the statement alone.</param>
/// <param name="Proofs">What was proved beside it; null if nothing was.</param>
internal sealed record Citation(Statement Statement, LedgerFile? Ledger, ProofsFile? Proofs = null)
{
    private const string Year = "2026";
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private LedgerEntry? Entry { get; } = Ledger?.Statements.First(entry => entry.Id == Statement.Id);

    private string Version => Ledger?.Version ?? Build.This.Version;

    private string Commit => Ledger?.Commit ?? Build.This.Commit;

    /// <summary>What was checked, in a sentence.</summary>
    private string Checked => Entry is { } entry
        ? $"{entry.Verdict} on {entry.Instances:N0} instances ({entry.How}; {entry.Arithmetic} arithmetic; "
            + $"{Ledger!.Cases} random cases per property, seed {Ledger.Seed}; checked {Ledger.Time})"
        : "not stated, as no ledger was given";

    /// <summary>What was checked and proved, in sentences.</summary>
    private string Evidence => $"Checked: {Checked}.{(Proofs?.Sentence(Statement.Id) is { Length: > 0 } proved ? $" {proved}" : "")}";

    /// <summary>All of it, in a sentence.</summary>
    private string Sentence => $"{Program}, property {Statement.Id}: {Statement.Words} {Evidence}";

    private string Program => $"SpecProofs {Version}{(Commit.Length > 0 ? $", commit {Commit}" : string.Empty)}";

    /// <summary>The citation of a statement as the ledger has it.</summary>
    /// <exception cref="BadInputException">The ledger has no such statement.</exception>
    public static Citation Of(Statement statement, LedgerFile? ledger, string path, ProofsFile? proofs = null) =>
        ledger is null || ledger.Statements.Any(entry => entry.Id == statement.Id)
            ? new(statement, ledger, proofs)
            : throw new BadInputException($"{Quoted.Path(path)}: has no entry for {statement.Id}; check it and write the ledger again");

    public static string ToMarkdown(IEnumerable<Citation> citations) => string.Concat(citations.Select(citation =>
        $"- **{citation.Statement.Id}**: {citation.Statement.Words} Source: {citation.Statement.Source}. "
        + $"{citation.Evidence} {citation.Program}.\n"));

    public static string ToBibtex(IEnumerable<Citation> citations) => string.Join('\n', citations.Select(citation =>
        $"@misc{{specproofs-{citation.Statement.Id},\n"
        + "  author = {{The SpecProofs authors}},\n"
        + $"  title = {{{{SpecProofs {citation.Statement.Id}: {LatexText.Of(citation.Statement.Words)}}}}},\n"
        + $"  year = {{{Year}}},\n"
        + $"  note = {{{LatexText.Of($"{citation.Program}. {citation.Evidence}")}}}\n}}\n"));

    /// <summary>A row of a table with four columns, and a footnote that says the same.</summary>
    public static string ToLatex(IEnumerable<Citation> citations) => string.Join('\n', citations.Select(citation =>
        "% id, statement, what was checked, program\n"
        + $"{LatexText.Of(citation.Statement.Id)} & {LatexText.Of(citation.Statement.Words)} & "
        + $"{LatexText.Of(citation.Checked)} & {LatexText.Of(citation.Program)} \\\\\n"
        + $"% \\footnote{{{LatexText.Of(citation.Sentence)}}}\n"));

    public static string ToJson(IEnumerable<Citation> citations) => JsonSerializer.Serialize(
        citations.Select(citation => new
        {
            id = citation.Statement.Id,
            words = citation.Statement.Words,
            source = citation.Statement.Source,
            version = citation.Version,
            commit = citation.Commit,
            verdict = citation.Entry?.Verdict,
            how = citation.Entry?.How,
            instances = citation.Entry?.Instances,
            arithmetic = citation.Entry?.Arithmetic,
            cases = citation.Ledger?.Cases,
            seed = citation.Ledger?.Seed,
            time = citation.Ledger?.Time,
            proved = citation.Proofs?.Sentence(citation.Statement.Id),
        }),
        Json) + "\n";
}
