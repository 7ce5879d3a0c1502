using System.Globalization;
using System.Text.Json;

namespace SpecProofs.Cli;

/// <summary>What was proved, as <c>proofs.json</c> beside the ledger.</summary>
/// <remarks>Two runs differ in the time, and where a proof ended for lack of it.</remarks>
/// <param name="Version">Version of the program.</param>
/// <param name="Commit">Commit of the program; empty outside a repository.</param>
/// <param name="Time">When the proofs began, UTC.</param>
/// <param name="Sizes">One entry a statement and size, in the order of the catalogue.</param>
/// <param name="Certificates">What is proved for every horizon.</param>
internal sealed record ProofsFile(
    string Version, string Commit, string Time, IReadOnlyList<ProvedSize> Sizes, IReadOnlyList<ProvedSteps> Certificates)
{
    /// <summary>The name of the file.</summary>
    public const string Name = "proofs.json";

    public static ProofsFile Of(IEnumerable<StatementProof> proofs, IEnumerable<ProvedSteps> certificates, DateTimeOffset time) => new(
        Build.This.Version,
        Build.This.Commit,
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        [.. proofs.Select(ProvedSize.Of)],
        [.. certificates]);

    /// <summary>Reads the file in a folder; null if there is none.</summary>
    /// <exception cref="BadInputException">It cannot be read, or is something else.</exception>
    public static ProofsFile? In(string folder) => Path.Combine(folder, Name) is var path && File.Exists(path)
        ? LedgerFile.ReadJson<ProofsFile>(path, "a list of proofs")
        : null;

    public string ToJson() => JsonSerializer.Serialize(this, LedgerFile.Options) + "\n";

    /// <summary>
    /// What is proved of a statement, for a column: <c>V = 2, T = 2; V = 3, T = 1: 4,429 cells; every T …</c>; empty if nothing is.
    /// </summary>
    public string Column(string id) => string.Join("; ", new[]
    {
        Largest(id, ProofVerdict.Proved) is { Count: > 0 } proved
            ? $"every real instance, {string.Join(" and ", proved.Select(size => size.Size))}: {ProvedCells(id):N0} cells"
            : "",
        string.Join("; ", Certificates.Where(steps => steps.Id == id).Select(steps => steps.Scope).Distinct()),
        Smallest(id) is { Count: > 0 } open ? $"open: {string.Join(" and ", open.Select(size => size.Size))}" : "",
    }.Where(part => part.Length > 0));

    /// <summary>What is proved of a statement, in a sentence for a paper; empty if nothing is.</summary>
    public string Sentence(string id) => string.Join(" ", ((string[])
    [
        Largest(id, ProofVerdict.Proved) is { Count: > 0 } proved
            ? $"Proved for all real-valued {string.Join(" and for all ", proved.Select(size => size.Words))} and for every smaller size "
                + $"({ProvedCells(id):N0} cells of real parameters, by running the property's own code on each, "
                + $"in exact arithmetic; SpecProofs {Version}{(Commit.Length > 0 ? $", commit {Commit}" : "")})."
            : "",
        .. Certificates.Where(steps => steps.Id == id).Select(steps => steps.Words),
    ]).Where(part => part.Length > 0));

    private IEnumerable<ProvedSize> Of(string id, ProofVerdict verdict) => Sizes.Where(size => size.Id == id && size.Verdict == verdict);

    private long ProvedCells(string id) => Of(id, ProofVerdict.Proved).Sum(size => size.Cells);

    /// <summary>The sizes that no other one contains, of a statement all whose smaller sizes have the verdict too.</summary>
    private List<ProvedSize> Largest(string id, ProofVerdict verdict)
    {
        var other = Sizes.Where(size => size.Id == id && size.Verdict != verdict).ToList();
        var complete = Of(id, verdict).Where(size => !other.Exists(wrong => wrong.IsWithin(size))).ToList();
        var largest = complete.Where(size => !complete.Exists(larger => larger != size && size.IsWithin(larger)));
        return [.. largest.DistinctBy(size => size.Size)];
    }

    private List<ProvedSize> Smallest(string id)
    {
        var open = Of(id, ProofVerdict.Open).ToList();
        return [.. open.Where(size => !open.Exists(smaller => smaller != size && smaller.IsWithin(size))).DistinctBy(size => size.Size)];
    }
}

/// <summary>What became of the proof of a statement at a size.</summary>
/// <param name="Id">The id of the statement.</param>
/// <param name="Reading">For a false reading, the property that states it.</param>
/// <param name="Vocabulary">V; 0 if it has none.</param>
/// <param name="Horizon">T; 0 if it has none.</param>
/// <param name="Verdict">What became of it.</param>
/// <param name="Cells">Cells.</param>
/// <param name="Detail">The counterexample, or why it is open.</param>
internal sealed record ProvedSize(string Id, string Reading, int Vocabulary, int Horizon, ProofVerdict Verdict, long Cells, string Detail)
{
    internal string Size => StatementProof.SizeOf(Vocabulary, Horizon);

    /// <summary>The instances of the size, in words.</summary>
    internal string Words => Vocabulary == 0 ? "models over one token"
        : Horizon == 0 ? $"draft and target distributions over {Count(Vocabulary, "token")}"
        : $"draft and target models over {Count(Vocabulary, "token")}, each prefix with distributions of its own, and horizon {Horizon}";

    public static ProvedSize Of(StatementProof proof) =>
        new(proof.Statement.Id, proof.Reading, proof.Vocabulary, proof.Horizon, proof.Verdict, proof.Cells, proof.Words);

    internal bool IsWithin(ProvedSize other) =>
        Vocabulary <= other.Vocabulary && Horizon <= other.Horizon && Horizon == 0 == (other.Horizon == 0);

    private static string Count(int number, string what) => $"{number} {what}{(number == 1 ? "" : "s")}";
}

/// <summary>What is proved step by step.</summary>
/// <param name="Id">The id of the statement.</param>
/// <param name="Scope"><c>every V, every T (lemma)</c>.</param>
/// <param name="Cells">Cells of all states.</param>
/// <param name="Words">What is proved and what is assumed.</param>
internal sealed record ProvedSteps(string Id, string Scope, long Cells, string Words)
{
    /// <summary>What comes of a certificate; null if it is not proved for every horizon.</summary>
    public static ProvedSteps? Of(Certificate certificate, StepOutcome outcome) =>
        outcome is StepOutcome.Proved { EveryHorizon: true } proved
            ? new(
                certificate.Statement,
                certificate.Others is null
                    ? $"{Of(certificate)}, V = {certificate.Vocabulary}, every T"
                    : $"{Of(certificate)}, every V, every T (lemma)",
                proved.Cells,
                proved.Statement)
            : null;

    private static string Of(Certificate certificate) => certificate.Rejections ? "law and rejections" : "law";
}
