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
        var entry = JsonNode.Parse(File.ReadAllText(file))!["statements"]![0]!;
        foreach (var format in new[] { "markdown", "bibtex", "latex" })
        {
            var text = Succeeds("cite", "T1.law", "--format", format, "--ledger", file);
            Assert.Contains("T1.law", text, StringComparison.Ordinal);
            Assert.Contains($"holds on {(long)entry["instances"]!:N0} instances", text, StringComparison.Ordinal);
            Assert.Contains("7 random cases per property, seed 3", text, StringComparison.Ordinal);
            Assert.Contains($"SpecProofs {Build.This.Version}", text, StringComparison.Ordinal);
        }

        var json = JsonNode.Parse(Succeeds("cite", "T1.law", "--format", "json", "--ledger", file))![0]!;
        Assert.Equal(("T1.law", (long)entry["instances"]!, 7), ((string)json["id"]!, (long)json["instances"]!, (int)json["cases"]!));
    }

    [Fact]
    public void Latex_is_plain_for_every_statement()
    {
        var ids = Theorems.Catalogue.Statements.Select(statement => statement.Id).ToArray();
        foreach (var format in new[] { "latex", "bibtex" })
        {
            var text = Succeeds(["cite", .. ids, "--format", format]);
            Assert.All(text, character => Assert.InRange(character, '\n', '~'));
            Assert.Equal(text.Count(c => c == '{'), text.Count(c => c == '}'));
        }

        // A row has three column separators, and no other sign that LaTeX would act on.
        foreach (var row in Succeeds(["cite", .. ids, "--format", "latex"]).Split('\n').Where(line => line.Length > 0 && line[0] != '%'))
        {
            Assert.Equal(3, row.Replace("\\&", "", StringComparison.Ordinal).Count(c => c == '&'));
            Assert.DoesNotMatch(@"(?<!\\)[%#$]|(?<![\\{])_", row);
            Assert.EndsWith(@"\\", row, StringComparison.Ordinal);
        }
    }

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
    public void The_citation_file_and_the_bibliography_name_this_version_and_its_year()
    {
        var file = File.ReadAllLines(Path.Combine(Repository.Root, "CITATION.cff"));
        Assert.Contains($"version: {Build.This.Version}", file);
        var year = file.Single(line => line.StartsWith("date-released: ", StringComparison.Ordinal))["date-released: ".Length..][..4];
        Assert.Contains($"year = {{{year}}}", Succeeds("cite", "T1.law", "--format", "bibtex"), StringComparison.Ordinal);
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
