using System.Text.RegularExpressions;

namespace SpecProofs.Tests;

/// <summary>What cite prints for a paper is typeset as it stands: every statement, in a column and over a whole page.</summary>
public sealed partial class CiteCommand_Latex : IDisposable
{
    private static readonly string[] Ids = [.. Theorems.Catalogue.Statements.Select(statement => statement.Id)];

    private const int RowsOfATable = 3;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tex-");

    [NeedsFact(Need.Tex | Need.Time)]
    public void Environments_footnotes_and_tables_of_all_statements_fit_into_articles_of_one_and_two_columns()
    {
        var ledger = Ledger();
        var citations = string.Join("\\clearpage\n", Ids.Chunk(RowsOfATable).Select(ids =>
            Succeeds(["cite", .. ids, "--format", "latex", "--ledger", ledger])));
        Bibliography(Succeeds(["cite", .. Ids, "--format", "bibtex", "--ledger", ledger]));
        foreach (var columns in new[] { "onecolumn", "twocolumn" })
        {
            Assert.Equal([], Complaints(columns, citations));
        }
    }

    [NeedsFact(Need.Tex | Need.Time)]
    public void Bibtex_and_biber_accept_the_entries()
    {
        var entries = Succeeds(["cite", .. Ids, "--format", "bibtex", "--ledger", Ledger()]);
        File.WriteAllText(Path.Combine(_folder.FullName, "all.bib"), entries);
        File.WriteAllText(Path.Combine(_folder.FullName, "all.aux"), "\\citation{*}\n\\bibstyle{plain}\n\\bibdata{all}\n");
        var (exit, output) = Tex.Run(_folder.FullName, "bibtex", "all");
        Assert.Equal(0, exit);
        Assert.DoesNotContain("arning", output, StringComparison.Ordinal);
        Assert.Equal(Ids.Length + 1, Item().Count(File.ReadAllText(Path.Combine(_folder.FullName, "all.bbl"))));
        if (OnThePath.Find("biber") is not null)
        {
            (exit, output) = Tex.Run(_folder.FullName, "biber", "--tool", "--validate-datamodel", "all.bib");
            Assert.Equal((0, ""), (exit, string.Join('\n', output.Split('\n').Where(line => Complaint().IsMatch(line)))));
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>A ledger as a whole check would write it, of few cases; false readings with the refutations that a search finds.</summary>
    private static LedgerFile Checked()
    {
        var options = new RunOptions(1);
        var readings = Theorems.Catalogue.Statements.Where(statement => statement.IsFalseReading && statement.Id is not "N.lossyIsFaster");
        var refuted = LedgerFile.Of(
            SpecProofs.Conformance.Ledger.Of(Theorems.Catalogue, [.. readings], options), options, DateTimeOffset.UnixEpoch);
        return refuted with
        {
            Statements =
            [
                .. Theorems.Catalogue.Statements.Select(statement => refuted.Statements
                    .FirstOrDefault(entry => entry.Id == statement.Id && entry.Verdict == "refuted")
                    ?? new(statement.Id, statement.Words, statement.Source, statement.IsFalseReading ? "refuted" : "holds", "exact", [],
                        123_456, "", "rational", 0)),
            ],
        };
    }

    private string Ledger()
    {
        var path = Path.Combine(_folder.FullName, "ledger.json");
        File.WriteAllText(path, Checked().ToJson());
        var proofs = ProofTable.Approved with { Version = Build.This.Version, Commit = Build.This.Commit, Time = "2026-01-31T12:00:00Z" };
        File.WriteAllText(Path.Combine(_folder.FullName, ProofsFile.Name), proofs.ToJson());
        return path;
    }

    /// <summary>The entries as BibTeX sets them, for the articles to cite.</summary>
    private void Bibliography(string entries)
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "refs.bib"), entries);
        File.WriteAllText(Path.Combine(_folder.FullName, "refs.aux"), "\\citation{*}\n\\bibstyle{plain}\n\\bibdata{refs}\n");
        Assert.Equal(0, Tex.Run(_folder.FullName, "bibtex", "refs").Exit);
    }

    /// <summary>What pdfLaTeX says of an article that has the citations and nothing else.</summary>
    private string[] Complaints(string columns, string citations)
    {
        var preamble = citations.Split('\n').Where(line => line.StartsWith('%')).SelectMany(line => Preamble().Matches(line))
            .Select(match => match.Value).Distinct().OrderBy(line => line.Contains("theorem", StringComparison.Ordinal));
        File.WriteAllText(Path.Combine(_folder.FullName, $"{columns}.tex"), $$"""
            \documentclass[{{columns}}]{article}
            {{string.Join('\n', preamble)}}
            \begin{document}
            {{citations.Replace(@"\footnote{", @"Text.\footnote{", StringComparison.Ordinal)}}
            \small\raggedright
            \input{refs.bbl}
            \end{document}
            """);
        string[] args = ["-halt-on-error", "-interaction=nonstopmode", $"{columns}.tex"];
        var first = Tex.Run(_folder.FullName, "pdflatex", args);
        Assert.True(first.Exit == 0, first.Output);
        return [.. Tex.Run(_folder.FullName, "pdflatex", args).Output.Split('\n').Where(line => Complaint().IsMatch(line))];
    }

    [GeneratedRegex("Overfull|Warning|WARN|ERROR|undefined", RegexOptions.None, 1000)]
    private static partial Regex Complaint();

    [GeneratedRegex(@"\\(usepackage|newtheorem)\{.*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Preamble();

    [GeneratedRegex(@"\\bibitem", RegexOptions.None, 1000)]
    private static partial Regex Item();
}
