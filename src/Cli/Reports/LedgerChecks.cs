using System.Globalization;

namespace SpecProofs.Cli;

/// <summary>
/// What a ledger must be before it is cited: whole, of this build, and about these statements. A file can be edited, or be another
/// build's.
/// </summary>
internal static class LedgerChecks
{
    /// <summary>What the verdict of a statement can be in a check that confirms it.</summary>
    private static string Confirmed(Statement statement) => statement.IsFalseReading ? "refuted" : "holds";

    /// <summary>The ledger, if these statements can be cited from it.</summary>
    /// <exception cref="BadInputException">What is wrong first, with its place.</exception>
    public static LedgerFile Checked(this LedgerFile ledger, string path, Catalogue catalogue, IReadOnlyCollection<string> cited)
    {
        RequireBuild(path, ledger.Version, ledger.Commit, ledger.Time);
        Require(path, ledger.Cases >= 1, "cases", $"{ledger.Cases} is not a number of cases");
        var seen = new HashSet<string>();
        foreach (var (i, entry) in ledger.Statements.Index())
        {
            var at = $"statements[{i}]";
            Require(path, entry is not null, at, "is null");
            Require(path, seen.Add(entry!.Id), at, $"a second entry for \"{Quoted.Of(entry.Id)}\"");
            at = $"{at}, {Quoted.Of(entry.Id)}";
            Require(path, entry.Instances >= 0, at, $"{entry.Instances} instances");
            Require(path, entry.FalseAlarm is >= 0 and <= 1, at, $"a false alarm of {entry.FalseAlarm}");
            Require(path, entry.Laws.All(law => law is not null), at, "a law is null");
            string[] texts =
            [
                entry.Id, entry.Words, entry.Source, entry.Verdict, entry.How, entry.Coverage, entry.Arithmetic,
                entry.Refutation.Replace('\n', ' '),
                .. entry.Laws,
            ];
            Require(path, !texts.Any(HasControl), at, "a text holds a control character");
            if (catalogue.Statements.FirstOrDefault(known => known.Id == entry.Id) is { } statement)
            {
                Require(path, entry.Words == statement.Words, at, $"its words are not the statement's: \"{Quoted.Of(entry.Words)}\"");
                Require(path, entry.Source == statement.Source, at, $"its source is not the statement's: \"{Quoted.Of(entry.Source)}\"");
                Require(
                    path,
                    !cited.Contains(entry.Id) || entry.Verdict == Confirmed(statement),
                    at,
                    $"the verdict is \"{Quoted.Of(entry.Verdict)}\", not \"{Confirmed(statement)}\": there is nothing to cite");
            }
        }

        return ledger;
    }

    /// <summary>The proofs, if they are of this build.</summary>
    /// <exception cref="BadInputException">They are not.</exception>
    public static ProofsFile OfThisBuild(this ProofsFile proofs)
    {
        RequireBuild(ProofsFile.Name, proofs.Version, proofs.Commit, proofs.Time);
        return proofs;
    }

    /// <summary>The proofs, if nothing is missing in them.</summary>
    /// <exception cref="BadInputException">What is wrong first, with its place.</exception>
    public static ProofsFile Whole(this ProofsFile proofs, string path)
    {
        foreach (var (i, size) in proofs.Sizes.Index())
        {
            Require(path, size is not null, $"sizes[{i}]", "is null");
            Require(path, size!.Cells >= 0, $"sizes[{i}]", $"{size.Cells} cells");
            Require(path, Enum.IsDefined(size.Verdict), $"sizes[{i}]", $"\"{size.Verdict}\" is no verdict");
            Require(path, !new[] { size.Id, size.Reading }.Any(HasControl), $"sizes[{i}]", "a text holds a control character");
        }

        foreach (var (i, steps) in proofs.Certificates.Index())
        {
            Require(path, steps is not null, $"certificates[{i}]", "is null");
            Require(path, steps!.Cells >= 0, $"certificates[{i}]", $"{steps.Cells} cells");
            var texts = new[] { steps.Id, steps.Scope, steps.Words };
            Require(path, !texts.Any(HasControl), $"certificates[{i}]", "a text holds a control character");
        }

        return proofs;
    }

    private static void RequireBuild(string path, string version, string commit, string time)
    {
        Require(
            path,
            (version, commit) == (Build.This.Version, Build.This.Commit),
            "version",
            $"it was written by {Name(version, commit)}, this is {Name(Build.This.Version, Build.This.Commit)}: write it again");
        Require(
            path,
            DateTime.TryParseExact(time, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
            "time",
            $"\"{Quoted.Of(time)}\" is not a time such as 2026-01-31T12:00:00Z");
    }

    private static string Name(string version, string commit) =>
        $"{Quoted.Of(version, 20)}{(commit.Length == 0 ? string.Empty : $", commit {Quoted.Of(commit, 12)}")}";

    private static bool HasControl(string text) => text.Any(char.IsControl);

    private static void Require(string path, bool holds, string place, string problem)
    {
        if (!holds)
        {
            throw new BadInputException($"{Quoted.Path(path)}: {place}: {problem}");
        }
    }
}
