namespace SpecProofs.Tests;

public sealed class ProveCommand_Output : IDisposable
{
    private readonly FrontDoor _door = new();

    private string Folder => _door.PathOf("ledger");

    [Fact]
    public void A_statement_is_proved_at_each_size_and_for_every_horizon()
    {
        var lines = Succeeds("prove", "A1.law", "--vocabulary", "2", "--horizon", "2").Split('\n');
        Assert.Equal(
            ["V = 1, T = 1", "V = 1, T = 2", "V = 2, T = 1", "V = 2, T = 2", "every T"],
            lines.Where(line => line.StartsWith("A1.law", StringComparison.Ordinal)).Select(line => line[18..32].Trim()));
        Assert.All(
            lines.Where(line => line.StartsWith("A1.law", StringComparison.Ordinal)),
            line => Assert.Contains(" proved ", line, StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith(
            "4 of 4 (statement, size) proved for every real instance, 0 refuted", StringComparison.Ordinal));
    }

    /// <summary>Where its least counterexample is larger, a false reading is true.</summary>
    [Fact]
    public void A_false_reading_has_no_counterexample_below_its_least_one()
    {
        var lines = Succeeds("prove", "N.uniqueFallback", "--ledger", Folder).Split('\n');
        Assert.Equal(
            ["V = 1 no counterexample", "V = 2 no counterexample", "V = 3 refuted"],
            lines.Where(line => line.StartsWith("N.uniqueFallback", StringComparison.Ordinal))
                .Select(line => $"{line[18..32].Trim()} {line[32..50].Trim()}"));
        Assert.Contains(lines, line => line.Contains("both have loss", StringComparison.Ordinal));

        _ = Succeeds("check", "--statement", "N.uniqueFallback", "--cases", "1", "--ledger", Folder);
        Assert.Contains("| no counterexample at V = 2: ", File.ReadAllText(Path.Combine(Folder, "ledger.md")), StringComparison.Ordinal);
        var cited = Succeeds("cite", "N.uniqueFallback", "--ledger", Path.Combine(Folder, "ledger.json"));
        Assert.Contains(
            "No counterexample among all real-valued draft and target distributions over 2 tokens or at any smaller size (",
            cited, StringComparison.Ordinal);
        Assert.DoesNotContain("Proved", cited, StringComparison.Ordinal);
    }

    [Fact]
    public void A_citation_says_what_is_proved_and_what_is_assumed()
    {
        _ = Succeeds("prove", "A1.law", "--vocabulary", "2", "--horizon", "1", "--ledger", Folder);
        _ = Succeeds("check", "--statement", "A1.law", "--cases", "1", "--ledger", Folder);
        Assert.Contains(
            "| every real instance, V = 2, T = 1: 12 cells; law, every V, every T (lemma) |",
            File.ReadAllText(Path.Combine(Folder, "ledger.md")), StringComparison.Ordinal);
        var cited = Succeeds("cite", "A1.law", "--ledger", Path.Combine(Folder, "ledger.json"));
        Assert.Contains(
            "Proved for all real-valued draft and target models over 2 tokens, each prefix with distributions of its own, and horizon 1 "
            + "and for every smaller size (12 cells of real parameters, by running the property's own code on each, in exact arithmetic;",
            cited, StringComparison.Ordinal);
        Assert.Contains(
            "over any number of tokens and every horizon. Assumed: exact arithmetic; no end tokens;", cited, StringComparison.Ordinal);
    }

    [Fact]
    public void A_size_that_is_open_says_why()
    {
        var lines = Succeeds("prove", "L.tv", "--vocabulary", "3", "--budget", "1").Split('\n');
        var open = Array.FindIndex(lines, line => line.StartsWith("L.tv              V = 3         open", StringComparison.Ordinal));
        Assert.Contains("Lemma_TotalVariation.", lines[open + 1], StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_statement_is_refused() => Assert.Contains("T99", IsRefused("prove", "T99"), StringComparison.Ordinal);

    public void Dispose() => _door.Dispose();
}
