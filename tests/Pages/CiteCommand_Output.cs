using System.Text.Json.Nodes;

namespace SpecProofs.Tests;

public sealed class CiteCommand_Output : IDisposable
{
    private readonly FrontDoor _door = new();

    private string Folder => _door.PathOf("ledger");

    [Fact]
    public void A_citation_says_what_was_checked_in_every_format()
    {
        var file = LedgerOf("T1.law", cases: "7");
        var instances = (long)JsonNode.Parse(File.ReadAllText(file))!["statements"]![0]!["instances"]!;
        foreach (var format in new[] { "markdown", "bibtex", "latex" })
        {
            var text = Succeeds("cite", "T1.law", "--format", format, "--ledger", file);
            Assert.Contains("T1.law", text, StringComparison.Ordinal);
            Assert.Contains($"{instances:N0} instances", text, StringComparison.Ordinal);
            Assert.Contains($"SpecProofs {Build.This.Version}, commit ", text, StringComparison.Ordinal);
            Assert.DoesNotContain(Build.This.Commit, text, StringComparison.Ordinal);
            Assert.Contains(Build.Short(Build.This.Commit), text, StringComparison.Ordinal);
        }

        Assert.Contains(
            "7 random cases per property, seed 3", Succeeds("cite", "T1.law", "--ledger", file), StringComparison.Ordinal);
        var json = JsonNode.Parse(Succeeds("cite", "T1.law", "--format", "json", "--ledger", file))![0]!;
        Assert.Equal(("T1.law", instances, 7), ((string)json["id"]!, (long)json["instances"]!, (int)json["cases"]!));
    }

    /// <summary>By the ledger, or, without one, by a search on the spot.</summary>
    [Theory, InlineData(true), InlineData(false)]
    public void A_false_reading_is_cited_as_refuted_and_with_its_least_refutation(bool fromLedger)
    {
        string[] ledger = fromLedger ? ["--ledger", LedgerOf("N.batchPower", cases: "5")] : [];
        foreach (var format in new[] { "markdown", "latex", "bibtex" })
        {
            var text = Succeeds(["cite", "N.batchPower", "--format", format, .. ledger]);
            Assert.Contains("refuted", text, StringComparison.Ordinal);
            Assert.Contains("draft (0, 1); target (1/2, 1/2)", text, StringComparison.Ordinal);
            Assert.Contains("actual 1/2, expected 1/4", text, StringComparison.Ordinal);
            Assert.DoesNotMatch(@"title = \{[^}]*drafts reject", text);
        }
    }

    [Fact]
    public void Latex_and_Bibtex_are_plain_and_have_mathematics_for_every_sign()
    {
        var ids = Theorems.Catalogue.Statements.Where(statement => !statement.IsFalseReading).Select(statement => statement.Id).ToArray();
        foreach (var format in new[] { "latex", "bibtex" })
        {
            var text = Succeeds(["cite", .. ids, "--format", format]);
            Assert.All(text, character => Assert.InRange(character, '\n', '~'));
            Assert.Equal(text.Count(c => c == '{'), text.Count(c => c == '}'));
            Assert.DoesNotMatch(@"\\ensuremath|\\_|\\textasciicircum", text);
        }
    }

    [Theory]
    [InlineData("", "")]
    [InlineData(@"a \unknown b", "\\[\n  a \\unknown b\n\\]\n")]
    [InlineData("a = b", "\\[\n  a = b\n\\]\n")]
    [InlineData(@"a = b, \quad c = d", "\\begin{align*}\n  & a = b, \\\\\n  & c = d\n\\end{align*}\n")]
    public void A_formula_is_broken_at_its_parts_and_one_that_cannot_be_read_is_left_as_it_is(string latex, string display) =>
        Assert.Equal(display, FormulaLines.Display(latex, width: 4));

    [Theory]
    [InlineData("Without bonus E[N_rej] = Σ_n E_Q TV(p_n, q_n), or not.",
        @"Without bonus $\mathbb{E}[N_{\mathrm{rej}}] = \sum_{n} \mathbb{E}_{Q}\,\mathrm{TV}(p_{n}, q_{n})$, or not.")]
    [InlineData("A draft of q^m ≠ p for m ≥ 2; a batch.", @"A draft of $q^{m} \ne p$ for $m \ge 2$; a batch.")]
    [InlineData("TV(output law, Q) ≤ ½ Σ|p − q|.",
        @"$\mathrm{TV}(\mathrm{output}\ \mathrm{law}, Q) \le \tfrac12 \sum \lvert p - q\rvert$.")]
    [InlineData("the mean, 100 % and a_b", @"the mean, 100 \% and $a_{b}$")]
    public void Mathematics_in_a_sentence_is_set_as_such(string words, string latex) => Assert.Equal(latex, ProseMath.ToLatex(words));

    [Fact]
    public void Two_checks_with_one_seed_agree_but_for_the_time()
    {
        var first = JsonNode.Parse(File.ReadAllText(LedgerOf("N.bonus", "5")))!;
        var second = JsonNode.Parse(File.ReadAllText(LedgerOf("N.bonus", "5")))!;
        (first["time"], second["time"]) = ("any", "any");
        Assert.Equal($"{first}", $"{second}");
        Assert.Equal(["ledger.json", "ledger.md"], Directory.GetFiles(Folder).Select(Path.GetFileName).Order());
        Assert.Contains("| N.bonus |", File.ReadAllText(Path.Combine(Folder, "ledger.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_bibliography_has_version_commit_and_date_of_the_build_and_notes_that_refer_to_it()
    {
        Assert.Contains($"version: {Build.This.Version}", File.ReadAllLines(Path.Combine(Repository.Root, "CITATION.cff")));
        var text = Succeeds("cite", "T1.law", "N.bonus", "--format", "bibtex");
        var date = Build.This.Date ?? throw new InvalidOperationException("the build did not say its date");
        Assert.Contains($"  year = {{{date.Year}}}", text, StringComparison.Ordinal);
        Assert.Contains($"  version = {{{Build.This.Version}}}", text, StringComparison.Ordinal);
        Assert.Equal(2, text.Split("crossref = {specproofs}").Length - 1);
        Assert.EndsWith("}\n", text[text.IndexOf("@misc{specproofs,", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Fact]
    public void Bad_input_is_one_line()
    {
        Refuses("there is no statement \"T9\"", "cite", "T9");
        Refuses("--format: \"word\" is not one of bibtex, latex, markdown, json", "cite", "T1.law", "--format", "word");
        Refuses("there is no such file", "cite", "T1.law", "--ledger", _door.PathOf("none.json"));
        Refuses("is not a ledger", "cite", "T1.law", "--ledger", _door.File("bad.json", "{}"));
        Refuses("is null", "cite", "T1.law", "--ledger", _door.File("null.json", "null"));
        Refuses("has no entry for T1.law", "cite", "T1.law", "--ledger", LedgerOf("N.bonus", "5"));
        Refuses("--ledger:", "check", "--statement", "N.bonus", "--ledger", Path.Combine(_door.File("file", ""), "below"));
    }

    public void Dispose()
    {
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }

        _door.Dispose();
    }

    private static void Refuses(string problem, params string[] args) =>
        Assert.Contains(problem, IsRefused(args), StringComparison.Ordinal);

    private string LedgerOf(string id, string cases)
    {
        _ = Succeeds("check", "--statement", id, "--cases", cases, "--seed", "3", "--ledger", Folder);
        return Path.Combine(Folder, "ledger.json");
    }
}
