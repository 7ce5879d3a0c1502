using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SpecProofs.Cli;

/// <summary>The ledger as a file: what was checked, how, and with what program.</summary>
/// <remarks>Two runs with the same seed differ in the time alone.</remarks>
/// <param name="Version">Version of the program.</param>
/// <param name="Commit">Commit of the program; empty outside a repository.</param>
/// <param name="Time">When the check began, UTC.</param>
/// <param name="Cases">Random cases for a law of effort 1.</param>
/// <param name="Seed">Seed of the random cases.</param>
/// <param name="Statements">One entry a statement, in the order of the catalogue.</param>
internal sealed record LedgerFile(string Version, string Commit, string Time, int Cases, ulong Seed, IReadOnlyList<LedgerEntry> Statements)
{
    /// <summary>The name of the file.</summary>
    public const string Name = "ledger.json";

    /// <summary>The name of the same as a table.</summary>
    public const string Page = "ledger.md";

    internal static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public static LedgerFile Of(IReadOnlyList<LedgerRow> rows, RunOptions options, DateTimeOffset time) => new(
        Build.This.Version,
        Build.This.Commit,
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        options.Cases,
        options.Seed,
        [.. rows.Select(LedgerEntry.Of)]);

    /// <summary>Reads <c>ledger.json</c>.</summary>
    /// <exception cref="BadInputException">The file cannot be read, or is not a ledger.</exception>
    public static LedgerFile Read(string path) => ReadJson<LedgerFile>(path, "a ledger");

    /// <summary>Reads a file of one of the ledger's kinds.</summary>
    /// <exception cref="BadInputException">The file cannot be read, or is something else.</exception>
    public static T ReadJson<T>(string path, string kind)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(InputFile.ReadText(path, Refused), Options) ?? throw Refused($"is null and not {kind}");
        }
        catch (JsonException e)
        {
            throw Refused($"is not {kind}: {Quoted.Of(e.Message)}");
        }

        BadInputException Refused(string problem) => new($"{Quoted.Path(path)}: {problem}");
    }

    public string ToJson() => JsonSerializer.Serialize(this, Options) + "\n";

    /// <summary>The ledger as a table; with a column of what was proved, if anything was.</summary>
    public string ToMarkdown(ProofsFile? proofs = null)
    {
        var commit = Commit.Length > 0 ? $", commit {Commit}" : string.Empty;
        var text = new StringBuilder("# Ledger\n\n");
        text.Append($"SpecProofs {Version}{commit}; {Time}; {Cases} random cases per property, seed {Seed}.\n\n");
        text.Append("| id | statement | source | verdict | instances | how | arithmetic | false alarm | coverage |")
            .Append(proofs is null ? "\n" : " proved |\n");
        text.Append($"|---|---|---|---|---|---|---|---|---|{(proofs is null ? "" : "---|")}\n");
        foreach (var entry in Statements)
        {
            string[] cells =
            [
                entry.Id, entry.Words, entry.Source, entry.Verdict, $"{entry.Instances:N0}", entry.How, entry.Arithmetic,
                $"{entry.FalseAlarm:0e+0}", entry.Coverage, .. proofs is null ? Enumerable.Empty<string>() : [proofs.Column(entry.Id)],
            ];
            text.Append($"| {string.Join(" | ", cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal)))} |\n");
        }

        return text.ToString();
    }
}

/// <summary>The result for one statement.</summary>
/// <param name="Id">The stable id.</param>
/// <param name="Words">The statement.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Verdict">holds, refuted, FALSIFIED, NOT REFUTED, DIFFERS or FAILED.</param>
/// <param name="How">How it was checked.</param>
/// <param name="Laws">The laws that check it.</param>
/// <param name="Instances">Cases tried.</param>
/// <param name="Coverage">The share of random cases with each trait.</param>
/// <param name="Arithmetic">In which numbers.</param>
/// <param name="FalseAlarm">Upper bound on the probability that a statistical property of it fails although it holds.</param>
internal sealed record LedgerEntry(
    string Id,
    string Words,
    string Source,
    string Verdict,
    string How,
    IReadOnlyList<string> Laws,
    long Instances,
    string Coverage,
    string Arithmetic,
    double FalseAlarm)
{
    /// <summary>For a false reading, its least refutation in a line; empty for others, and in ledgers of version 0.1.0.</summary>
    public string Refutation { get; init; } = string.Empty;

    public static LedgerEntry Of(LedgerRow row) => new(
        row.Statement.Id,
        row.Statement.Words,
        row.Statement.Source,
        row.Verdict,
        row.How,
        [.. row.Results.Select(result => result.Property.Name)],
        row.Instances,
        row.Coverage,
        (row.Results.Any(result => result.Property.Mark.FalseAlarm == 0), row.FalseAlarm > 0) switch
        {
            (true, true) => "rational; double where statistical",
            (true, false) => "rational",
            _ => "double",
        },
        row.FalseAlarm)
    {
        Refutation = Cli.Refutation.Of(row),
    };
}
