using System.Text.Encodings.Web;
using System.Text.Json;

namespace SpecProofs.Cli;

/// <summary>A reference to a verified property: the statement, what was checked, and with what.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Ledger">The ledger of the check; null cites the statement alone.</param>
/// <param name="Proofs">What was proved beside it; null if nothing was.</param>
internal sealed record Citation(Statement Statement, LedgerFile? Ledger, ProofsFile? Proofs = null)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>What is known of the statement; null without a ledger.</summary>
    public LedgerEntry? Entry { get; } = Ledger?.Statements.First(entry => entry.Id == Statement.Id);

    /// <summary>The version that checked it.</summary>
    public string Version => Ledger?.Version ?? Build.This.Version;

    /// <summary>The commit that checked it, 12 characters; empty outside a repository.</summary>
    public string Commit => Build.Short(Ledger?.Commit ?? Build.This.Commit);

    /// <summary>Name, version and commit of the program.</summary>
    public string Program => $"SpecProofs {Version}{(Commit.Length > 0 ? $", commit {Commit}" : string.Empty)}";

    /// <summary>What was proved and checked, in a clause for a paper; empty without a ledger.</summary>
    public string Check => string.Join("; ", ((string?[])[Proofs?.Clause(Statement.Id), Tried]).Where(part => part is { Length: > 0 }));

    private string Words => Statement.Words.TrimEnd('.');

    /// <summary>What was checked, in detail.</summary>
    private string Checked => Entry is { } entry
        ? $"{entry.Verdict} on {entry.Instances:N0} instances ({entry.How}; {entry.Arithmetic} arithmetic; "
            + $"{Ledger!.Cases} random cases per property, seed {Ledger.Seed}; checked {Ledger.Time})"
        : "not stated, as no ledger was given";

    private string Tried => (Entry, Statement.IsFalseReading) switch
    {
        (null, _) => "",
        ({ Verdict: not ("holds" or "refuted") } failed, _) => $"{failed.Verdict} in this check",
        ({ Refutation.Length: 0 }, true) => "refuted on a stated instance",
        (_, true) => "refuted by search",
        ({ Arithmetic: "rational" } entry, _) => $"checked exactly on {entry.Instances:N0} {InstancesOf(entry)}",
        ({ Arithmetic: "double" } entry, _) => $"checked by simulation, false alarm {entry.FalseAlarm:0e+0}",
        var (entry, _) => $"checked exactly, and by simulation, on {entry.Instances:N0} {InstancesOf(entry)}",
    };

    /// <summary>What was checked and proved, in sentences.</summary>
    private string Evidence => $"Checked: {Checked}.{(Proofs?.Sentence(Statement.Id) is { Length: > 0 } proved ? $" {proved}" : "")}"
        + (Entry is { Refutation.Length: > 0 } entry ? $" Least refutation: {entry.Refutation}" : "");

    /// <summary>The citation of a statement as the ledger has it.</summary>
    /// <exception cref="BadInputException">The ledger has no such statement.</exception>
    public static Citation Of(Statement statement, LedgerFile? ledger, string path, ProofsFile? proofs = null) =>
        ledger is null || ledger.Statements.Any(entry => entry.Id == statement.Id)
            ? new(statement, ledger, proofs)
            : throw new BadInputException($"{Quoted.Path(path)}: has no entry for {statement.Id}; check it and write the ledger again");

    public static string ToMarkdown(IEnumerable<Citation> citations) => string.Concat(citations.Select(citation =>
        $"- **{citation.Statement.Id}**{(citation.Statement.IsFalseReading ? ", refuted" : "")}: "
        + (citation.Statement.IsFalseReading ? $"the reading \"{citation.Words}\" is false, " : $"{citation.Words}, ")
        + $"${citation.Statement.Formula}$. Source: {citation.Statement.Source}. "
        + $"{citation.Evidence} {citation.Program}.{(Build.This.Address is { } address ? $" {address}" : "")}\n"));

    public static string ToJson(IEnumerable<Citation> citations) => JsonSerializer.Serialize(
        citations.Select(citation => new
        {
            id = citation.Statement.Id,
            words = citation.Statement.Words,
            formula = citation.Statement.Formula,
            falseReading = citation.Statement.IsFalseReading,
            source = citation.Statement.Source,
            version = citation.Version,
            commit = citation.Ledger?.Commit ?? Build.This.Commit,
            address = Build.This.Address,
            verdict = citation.Entry?.Verdict,
            refutation = citation.Entry?.Refutation,
            how = citation.Entry?.How,
            instances = citation.Entry?.Instances,
            arithmetic = citation.Entry?.Arithmetic,
            cases = citation.Ledger?.Cases,
            seed = citation.Ledger?.Seed,
            time = citation.Ledger?.Time,
            proved = citation.Proofs?.Sentence(citation.Statement.Id),
        }),
        Json) + "\n";

    private static string InstancesOf(LedgerEntry entry) => entry.Instances == 1 ? "instance" : "instances";
}
