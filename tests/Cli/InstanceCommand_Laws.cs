namespace SpecProofs.Tests;

public sealed class InstanceCommand_Laws : IDisposable
{
    private readonly FrontDoor _front = new();

    [Fact]
    public void All_four_algorithms_have_the_target_law()
    {
        var weather = Samples.Counts.Replace("\"horizon\": 3", "\"horizon\": 2", StringComparison.Ordinal);
        var path = _front.File("a.json", weather);
        var lines = Succeeds("instance", path, "--law", "--batch", "1,3", "--lookahead", "1", "--bonus").Split('\n');
        Assert.Equal(
            [
                "Output laws, compared with the target's law Q",
                "  auto-regressive decoding                               exactly Q",
                "  speculative decoding, lookahead 1, with bonus          exactly Q",
                "  rejection-based decoding, lossless rule, lookahead 1   exactly Q",
                "  batch speculative decoding, 1 draft, lookahead 1       exactly Q",
                "  batch speculative decoding, 3 drafts, lookahead 1      exactly Q",
                "",
                "The law Q, 4 outputs",
                "  output      probability",
                "  sun sun     5/8",
                "  sun rain    1/8",
                "  rain sun    1/8",
                "  rain rain   1/8",
                "",
            ],
            lines[^14..]);
    }

    [Fact]
    public void A_decoder_that_claims_too_much_is_told_apart_by_its_distance()
    {
        // p = (1, 0), q = (1/2, 1/2), b(0) = 3/5: the output law is (3/5, 2/5).
        var file = InstanceFile.Read(_front.File("a.json", Samples.PointDraft));
        var lossy = new RejectionBased<Rational>(OverAcceptance.Optimal(Rational.Of(1, 10)));
        var laws = OutputLaws.Of(file.Instance, [new Autoregressive<Rational>(), lossy]);
        Assert.False(laws.Agree);
        Assert.Equal([0, Rational.Of(1, 10)], laws.Decoders.Select(law => law.Distance));
        var report = InstanceReport.Of(_front.PathOf("a.json"), new()) with { Law = laws };
        Assert.Contains("DIFFERS: total variation 1/10", InstanceReportText.Write(report), StringComparison.Ordinal);
        Assert.Contains("\"agree\": false", InstanceReportJson.Write(report), StringComparison.Ordinal);
        Assert.Equal(2, InstanceCommand.ExitCode(report));
    }

    [Fact]
    public void A_law_beyond_the_budget_is_skipped_and_the_others_are_computed()
    {
        // A draw has 3 paths; with drafts there are 4, as token 0 can be kept or replaced by token 2. With 17 drafts no path is tried.
        var file = InstanceFile.Read(_front.File("a.json", Samples.ThreeTokens));
        var (plain, batch) = (new Autoregressive<Rational>(), new BatchSpeculative<Rational>(17));
        var laws = OutputLaws.Of(file.Instance, [plain, new Speculative<Rational>(), batch], budget: 3);
        Assert.Equal([0, null, null], laws.Decoders.Select(law => law.Distance));
        Assert.True(laws.Agree);
        Assert.Null(OutputLaws.Of(file.Instance, [plain, batch]).Decoders[1].Distance);
        var text = InstanceReportText.Write(InstanceReport.Of(_front.PathOf("a.json"), new()) with { Law = laws });
        const string Skipped = "skipped: over 3 paths or 16 drafts";
        Assert.Contains($"speculative decoding, drafting to the horizon, without bonus     {Skipped}\n", text, StringComparison.Ordinal);
        Assert.Contains("auto-regressive decoding                                         exactly Q\n", text, StringComparison.Ordinal);
    }

    [NeedsFact(Need.Time)]
    public void The_target_law_beyond_the_budget_is_refused() => Assert.Equal(
        $"{Data("english.json")}: --law: the output law has over 1,000,000 paths: use a shorter horizon",
        IsRefused("instance", Data("english.json"), "--law"));

    [Theory]
    [InlineData("rejections   1.486979   1.", "rounds       1.947917   1.", "--lookahead", "4", "--bonus")]
    [InlineData("rejections   1.486979     1.", "rounds       no formula   2.", "--lookahead", "2")]
    [InlineData("rejections   no formula   0.", "rounds       no formula   2.", "--lookahead", "1", "--bonus")]
    public void Simulation_is_compared_where_a_closed_form_holds(string rejections, string rounds, params string[] options)
    {
        var output = Succeeds(["instance", _front.File("a.json", Samples.Markov), "--simulate", "20000", .. options]);
        Assert.Contains(rejections, output, StringComparison.Ordinal);
        Assert.Contains(rounds, output, StringComparison.Ordinal);
    }

    [Fact]
    public void Lookaheads_start_at_1() => Assert.Equal(
        "--lookahead: \"0\" is not a whole number from 1 to 2147483647. Try --help.", IsRefused("instance", "a.json", "--lookahead", "0"));

    public void Dispose() => _front.Dispose();
}
