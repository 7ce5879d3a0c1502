using System.Text.Json.Nodes;

namespace SpecProofs.Tests;

/// <summary>A ledger is cited only if it is whole, of this build, and about the statements of the catalogue.</summary>
public sealed class CiteCommand_Ledgers : IDisposable
{
    private static readonly Lazy<string> Ledger = new(() =>
    {
        using var front = new FrontDoor();
        _ = Succeeds("check", "--statement", "L.tv", "N.bonus", "--cases", "1", "--ledger", front.PathOf(""));
        return File.ReadAllText(front.PathOf("ledger.json"));
    });

    private readonly FrontDoor _front = new();

    public static TheoryData<string, Action<JsonNode>> Damages => new()
    {
        { "statements[1]: is null", ledger => ledger["statements"]![1] = null },
        { "statements[0], L.tv: a law is null", ledger => Of(ledger)["laws"]![0] = null },
        { "statements[0], L.tv: -1 instances", ledger => Of(ledger)["instances"] = -1 },
        { "statements[0], L.tv: a false alarm of 2", ledger => Of(ledger)["falseAlarm"] = 2 },
        { "statements[1]: a second entry for \"L.tv\"", ledger => ledger["statements"]![1] = Of(ledger).DeepClone() },
        { "statements[0], L.tv: its words are not the statement's: \"P = NP.\"", ledger => Of(ledger)["words"] = "P = NP." },
        { "statements[0], L.tv: its source is not the statement's: \"me\"", ledger => Of(ledger)["source"] = "me" },
        { Verdict(0, "L.tv", "proved", "holds"), ledger => Of(ledger)["verdict"] = "proved" },
        { Verdict(0, "L.tv", "FALSIFIED", "holds"), ledger => Of(ledger)["verdict"] = "FALSIFIED" },
        { Verdict(1, "N.bonus", "holds", "refuted"), ledger => Of(ledger, 1)["verdict"] = "holds" },
        { "statements[0], L.tv: a text holds a control character", ledger => Of(ledger)["how"] = "\u001b[31mexact" },
        { "cases: 0 is not a number of cases", ledger => ledger["cases"] = 0 },
        { "time: \"yesterday\" is not a time such as 2026-01-31T12:00:00Z", ledger => ledger["time"] = "yesterday" },
    };

    [Theory, MemberData(nameof(Damages))]
    public void A_damaged_ledger(string problem, Action<JsonNode> damage)
    {
        var ledger = JsonNode.Parse(Ledger.Value)!;
        damage(ledger);
        var path = _front.File("ledger.json", ledger.ToJsonString());
        foreach (var format in new[] { "markdown", "bibtex", "latex", "json" })
        {
            Assert.Equal($"{path}: {problem}", IsRefused("cite", "L.tv", "N.bonus", "--format", format, "--ledger", path));
        }
    }

    [Fact]
    public void A_ledger_of_another_build()
    {
        var ledger = JsonNode.Parse(Ledger.Value)!;
        (ledger["version"], ledger["commit"]) = ("0.0.9", new string('c', 40));
        var path = _front.File("ledger.json", ledger.ToJsonString());
        Assert.StartsWith(
            $"{path}: version: it was written by 0.0.9, commit cccccccccccc…, this is ",
            IsRefused("cite", "L.tv", "--ledger", path),
            StringComparison.Ordinal);
    }

    [Fact]
    public void An_undamaged_ledger()
    {
        var path = _front.File("ledger.json", Ledger.Value);
        Assert.Contains("refuted on", Succeeds("cite", "L.tv", "N.bonus", "--ledger", path), StringComparison.Ordinal);
    }

    /// <summary>What is not cited may have failed.</summary>
    [Fact]
    public void A_verdict_beside_the_cited_ones()
    {
        var ledger = JsonNode.Parse(Ledger.Value)!;
        Of(ledger)["verdict"] = "FALSIFIED";
        Assert.NotEmpty(Succeeds("cite", "N.bonus", "--ledger", _front.File("ledger.json", ledger.ToJsonString())));
    }

    [Theory]
    [InlineData("null", "", "sizes[0]: is null")]
    [InlineData("", "null", "certificates[0]: is null")]
    [InlineData(
        """{"id":"","reading":"","vocabulary":2,"horizon":0,"verdict":9,"cells":1,"detail":""}""", "", "sizes[0]: \"9\" is no verdict")]
    [InlineData("""{"id":"","reading":"","vocabulary":2,"horizon":0,"verdict":"open","cells":-1,"detail":""}""", "", "sizes[0]: -1 cells")]
    [InlineData("", """{"id":"L.tv","scope":"","cells":-1,"words":"no"}""", "certificates[0]: -1 cells")]
    public void Damaged_proofs(string size, string certificate, string problem)
    {
        var (path, build) = (_front.File("ledger.json", Ledger.Value), JsonNode.Parse(Ledger.Value)!);
        var file = JsonNode.Parse($$"""{ "sizes": [{{size}}], "certificates": [{{certificate}}] }""")!;
        foreach (var name in new[] { "version", "commit", "time" })
        {
            file[name] = build[name]!.DeepClone();
        }

        _front.File("proofs.json", file.ToJsonString());
        Assert.StartsWith(
            $"{_front.PathOf("proofs.json")}: {problem}", IsRefused("cite", "L.tv", "--ledger", path), StringComparison.Ordinal);
    }

    [Fact]
    public void Proofs_of_another_build()
    {
        var path = _front.File("ledger.json", Ledger.Value);
        const string Lists = "\"sizes\": [], \"certificates\": []";
        _front.File("proofs.json", $$"""{ "version": "0.0.9", "commit": "", "time": "2026-01-31T12:00:00Z", {{Lists}} }""");
        Assert.StartsWith(
            "proofs.json: version: it was written by 0.0.9, this is ",
            IsRefused("cite", "L.tv", "--ledger", path),
            StringComparison.Ordinal);
    }

    public void Dispose() => _front.Dispose();

    private static JsonNode Of(JsonNode ledger, int i = 0) => ledger["statements"]![i]!;

    private static string Verdict(int i, string id, string verdict, string confirmed) =>
        $"statements[{i}], {id}: the verdict is \"{verdict}\", not \"{confirmed}\": there is nothing to cite";
}
