using System.Text.Json.Nodes;

namespace SpecProofs.Tests;

/// <summary><c>instance FILE --rules</c>.</summary>
public sealed class InstanceCommand_Rules : IDisposable
{
    private static readonly Instance<Rational> Markov = InstanceFile.Parse("markov", Samples.Markov).Instance;

    private readonly FrontDoor _door = new();

    /// <summary>Each number against the decoder itself, of those that can draw a bonus token.</summary>
    [Theory]
    [InlineData("token by token", 1)]
    [InlineData("block", 1)]
    [InlineData("no replacement", 2)]
    [InlineData("batch", 3)]
    public void A_row_is_what_the_decoder_does(string name, int drafts)
    {
        const int Lookahead = 2;
        IDecoder<Rational> decoder = name switch
        {
            "token by token" => new Speculative<Rational>(Lookahead, Bonus: true),
            "block" => new BlockVerification<Rational>(Lookahead, Bonus: true),
            _ => new TokenTree<Rational>([drafts, 1], Replacement: name == "batch", Bonus: true),
        };
        var runs = ExactLaw.OfTranscripts(decoder, Markov);
        var (rejections, kept, rounds) = (
            (double)runs.Expectation(run => run.Rejections),
            (double)runs.Expectation(run => run.Kept),
            (double)runs.Expectation(run => run.Rounds));
        var row = Assert.Single(
            new RuleComparison(Markov.ToFloatingPoint(), [2, 3], seed: 1).At(Lookahead),
            row => row.Rule.Name == name && row.Rule.Drafts == drafts);

        // Sampled texts: six standard errors, with a seed that does not change.
        var slack = name == "block" ? 6 * row.StandardError : 1e-12;
        Assert.Equal(name == "block", row.StandardError > 0);
        Assert.InRange(row.TokensPerCall - (Markov.Horizon / rounds), -slack, slack);
        Assert.InRange(row.KeptPerRound - (kept / rounds), -slack, slack);
        Assert.InRange(row.RejectionsPer100 - (100 * rejections / Markov.Horizon), -100 * slack, 100 * slack);
    }

    [Fact]
    public void No_rule_with_independent_drafts_is_better_than_the_best_and_the_optimal_pair_is_it() => Assert.All(
        new RuleComparison(Markov.ToFloatingPoint(), [2, 3, 4], seed: 1).At(2),
        row =>
        {
            Assert.Equal(row.Rule.Written is null, row.OfBest is not null);
            Assert.Equal(row.Rule.Written is null, row.Loss == 0);
            Assert.True(row.OfBest is null || row.Rule is { Drafts: 1 } or { Name: "no replacement" } || row.OfBest <= 1 + 1e-12);
            Assert.True(row.Rule.Name != "optimal pair" || Math.Abs(row.OfBest!.Value - 1) < 1e-12, $"{row.OfBest}");
        });

    [Fact]
    public void A_free_draft_should_be_long_and_a_dear_one_is_not_worth_it()
    {
        var rules = new RuleComparison(Markov.ToFloatingPoint(), [2], seed: 1);
        var best = BestSetting.Of(rules, [Rational.Zero, 10]);
        Assert.All(best.Where(setting => setting.Cost == 0), setting => Assert.True(setting.SpeedUp > 1));
        Assert.All(best.Where(setting => setting.Cost == 10), setting => Assert.True(setting.SpeedUp < 1));
        Assert.Equal(2, Assert.Single(best, setting => setting.Cost == 0 && setting.Rule == "batch, drafts at once").Drafts);
    }

    [Fact]
    public void The_report_for_people_has_a_table_for_each_lookahead()
    {
        var text = FrontDoor.Succeeds("instance", _door.File("a.json", Samples.Markov), "--rules", "--cost", "0.1,10");
        Assert.Contains("Verification rules, γ = 4", text, StringComparison.Ordinal);
        Assert.Contains("Verification rules, γ = 8", text, StringComparison.Ordinal);
        Assert.Contains("if a draft token costs 1/10 target calls", text, StringComparison.Ordinal);
        Assert.Contains("none is faster than plain decoding", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_report_for_programs_has_the_same_numbers()
    {
        string[] asked =
            ["instance", _door.File("a.json", Samples.Markov), "--rules", "--lookahead", "2", "--batch", "1,3", "--cost", "1/10"];
        var (text, json) = (FrontDoor.Succeeds(asked), JsonNode.Parse(FrontDoor.Succeeds([.. asked, "--json"]))!);
        var rules = json["rules"]!["atLookahead"]![0]!["rules"]!.AsArray();
        Assert.Equal(2, (int)json["rules"]!["atLookahead"]![0]!["lookahead"]!);
        Assert.All(rules, rule => Assert.Contains(
            $"{(double)rule!["tokensPerCall"]!:F3}", text, StringComparison.Ordinal));
        Assert.Equal([1, 3], rules.Select(rule => (int)rule!["drafts"]!).Distinct());
        Assert.Equal(4, json["rules"]!["best"]!.AsArray().Count);
    }

    [Theory]
    [InlineData("--cost belongs to --rules", "--cost", "0.1")]
    [InlineData("--cost: \"-1\" is negative", "--rules", "--cost", "-1")]
    public void What_cannot_be_compared_is_refused(string message, params string[] options) =>
        Assert.Contains(
            message, FrontDoor.IsRefused(["instance", _door.File("a.json", Samples.Markov), .. options]), StringComparison.Ordinal);

    public void Dispose() => _door.Dispose();
}
