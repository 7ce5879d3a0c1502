using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SpecProofs.Cli;

/// <summary>What was proved, as <c>proofs.json</c> beside the ledger.</summary>
/// <remarks>Two runs differ in the time, and where a proof ended for lack of it.</remarks>
/// <param name="Version">Version of the program.</param>
/// <param name="Commit">Commit of the program; empty outside a repository.</param>
/// <param name="Time">When the proofs began, UTC.</param>
/// <param name="Sizes">One entry a statement and size, in the order of the catalogue.</param>
/// <param name="Certificates">What is proved for every horizon.</param>
internal sealed partial record ProofsFile(
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
        ? LedgerFile.ReadJson<ProofsFile>(path, "a list of proofs").Whole(path)
        : null;

    public string ToJson() => JsonSerializer.Serialize(this, LedgerFile.Options) + "\n";

    /// <summary>
    /// What is proved of a statement, for a column: <c>every real instance, V = 2, T = 2 and V = 3, T = 1: 4,429 cells; every T …</c>,
    /// and of a false reading at which sizes it has no counterexample; empty if nothing is.
    /// </summary>
    public string Column(string id) => string.Join("; ", ((string[])
    [
        .. Readings(id).Select(reading => Proved(reading, size => size.Size, (sizes, cells) =>
            $"{(reading.Key.Length == 0 ? "every real instance," : $"no counterexample{To(id, reading.Key)} at")} {sizes}: {cells}")),
        string.Join("; ", Certificates.Where(steps => steps.Id == id).Select(steps => steps.Scope).Distinct()),
        .. Readings(id).Select(reading => Smallest(reading) is { Count: > 0 } open
            ? $"open: {string.Join(" and ", open.Select(size => size.Size))}"
            : "").Distinct(),
    ]).Where(part => part.Length > 0));

    /// <summary>What is proved of a statement, in a sentence for a paper; empty if nothing is.</summary>
    public string Sentence(string id) => string.Join(" ", ((string[])
    [
        .. Readings(id).Select(reading => Proved(reading, size => size.Words, (sizes, cells) =>
            $"{(reading.Key.Length == 0 ? "Proved for" : $"No counterexample{To(id, reading.Key)} among")} all real-valued {sizes} "
            + $"{(reading.Key.Length == 0 ? "and for every" : "or at any")} smaller size ({cells} of real parameters, "
            + "by running the property's own code on each, in exact arithmetic; "
            + $"SpecProofs {Version}{(Commit.Length > 0 ? $", commit {Commit}" : "")}).")),
        .. Certificates.Where(steps => steps.Id == id).Select(steps => steps.Words.Split(": ", 2)).GroupBy(words => words[^1])
            .Select(alike => $"For {string.Join("; ", alike.Select(words => words[0]))}: {alike.Key}"),
    ]).Where(part => part.Length > 0));

    /// <summary>
    /// The same in a clause: <c>proved for all real-valued instances with V ≤ 3, T ≤ 2, and its law, under a lemma, for every V and every
    /// T</c>; empty if nothing is proved.
    /// </summary>
    public string Clause(string id)
    {
        var readings = Readings(id).ToList();
        var sizes = readings.Count > 1 ? [] : readings.Select(reading => Proved(reading, size => size.Bound, (bounds, _) =>
            $"{(reading.Key.Length == 0 ? "proved for all" : "without counterexample among")} real-valued instances with "
            + Within().Replace(bounds, "")));
        var steps = Certificates.Where(known => known.Id == id).Select(known => known.Clause).Distinct();
        return string.Join("; ", ((string[])[.. sizes, .. steps]).Where(part => part.Length > 0));
    }

    /// <summary>The sizes of a statement; of a false reading, those of each property that states it.</summary>
    private IEnumerable<IGrouping<string, ProvedSize>> Readings(string id) =>
        Sizes.Where(size => size.Id == id).GroupBy(size => size.Reading);

    /// <summary>Which of several readings is meant.</summary>
    private string To(string id, string reading) => Readings(id).Count() == 1 ? "" : $" to {reading}";

    /// <summary>Words about the sizes at which a reading is proved, and their cells; empty if there are none.</summary>
    private static string Proved(
        IEnumerable<ProvedSize> reading, Func<ProvedSize, string> words, Func<string, string, string> sentence) =>
        Largest(reading) is { Count: > 0 } proved
            ? sentence(
                string.Join(" and ", proved.Select(words)),
                Count(reading.Where(size => proved.Exists(size.IsWithin)).Sum(size => size.Cells)))
            : "";

    private static string Count(long cells) => $"{cells:N0} cell{(cells == 1 ? "" : "s")}";

    /// <summary>A bound on V that is stated again with one on T.</summary>
    [GeneratedRegex(@"(?<bound>V ≤ \d+) and (?=\k<bound>,)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Within();

    /// <summary>The proved sizes that no other one contains, where all smaller sizes are proved too.</summary>
    private static List<ProvedSize> Largest(IEnumerable<ProvedSize> reading)
    {
        var other = reading.Where(size => size.Verdict != ProofVerdict.Proved).ToList();
        var complete = reading.Except(other).Where(size => !other.Exists(wrong => wrong.IsWithin(size))).ToList();
        return [.. complete.Where(size => !complete.Exists(larger => larger != size && size.IsWithin(larger)))];
    }

    private static List<ProvedSize> Smallest(IEnumerable<ProvedSize> reading)
    {
        var open = reading.Where(size => size.Verdict == ProofVerdict.Open).ToList();
        return [.. open.Where(size => !open.Exists(smaller => smaller != size && smaller.IsWithin(size)))];
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

    /// <summary>The size and all smaller ones.</summary>
    internal string Bound => Vocabulary == 0 ? "V = 1" : Horizon == 0 ? $"V ≤ {Vocabulary}" : $"V ≤ {Vocabulary}, T ≤ {Horizon}";

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
    /// <summary>The scope in a clause: <c>its law for every V and every T, under a stated lemma</c>.</summary>
    internal string Clause => Scope.Replace(" (lemma)", "", StringComparison.Ordinal).Split(", ") is [var what, var vocabulary, var horizon]
        ? $"its {what} for {vocabulary} and {horizon}"
            + (Scope.EndsWith(" (lemma)", StringComparison.Ordinal) ? ", under a stated lemma" : "")
        : Scope;

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
