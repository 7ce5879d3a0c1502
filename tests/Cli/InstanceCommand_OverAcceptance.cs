using System.Text.Json;

namespace SpecProofs.Tests;

public sealed class InstanceCommand_OverAcceptance : IDisposable
{
    private const string Title = "under the law of that decoder";
    private readonly FrontDoor _front = new();

    [Fact]
    public void Hand_derived_at_one_position()
    {
        // p = (1, 0), q = (1/2, 1/2), ε = 1/10: b(0) = 3/5, so ρ = 2/5 and b·p = (3/5, 0), which exceeds q by 1/10 at token 0.
        // OPT loses that. UNO's output is (3/5 + 2/5 · 1/2, 1/5) = (4/5, 1/5), and its loss 3/10.
        // With ε ≥ 1/2 everything is kept: the output is p, and the loss TV = 1/2.
        Assert.Equal(
            [
                "  ε      fallback   E[rejections]                    Σ loss",
                "  1/10   OPT        2/5             0.400000000000   1/10     0.100000000000",
                "  1/10   UNO        2/5             0.400000000000   3/10     0.300000000000",
                "  1/2    OPT        0               0.000000000000   1/2      0.500000000000",
                "  1/2    UNO        0               0.000000000000   1/2      0.500000000000",
            ],
            _front.Section(Title, Samples.PointDraft, "--epsilon", "1/10,0.5,.1"));
    }

    [Fact]
    public void Positions_are_listed_for_short_horizons()
    {
        var two = Samples.PointDraft.Replace("\"horizon\": 1", "\"horizon\": 2", StringComparison.Ordinal);
        Assert.Equal(
            [
                "  position   ε      fallback   Pr(rejection)                    loss",
                "  1          1/10   OPT        2/5             0.400000000000   1/10   0.100000000000",
                "  1          1/10   UNO        2/5             0.400000000000   3/10   0.300000000000",
                "  2          1/10   OPT        2/5             0.400000000000   1/10   0.100000000000",
                "  2          1/10   UNO        2/5             0.400000000000   3/10   0.300000000000",
            ],
            _front.Section("The same at each position", two, "--epsilon", "0.1"));
        var long13 = Samples.PointDraft.Replace("\"horizon\": 1", "\"horizon\": 13", StringComparison.Ordinal);
        Assert.DoesNotContain("The same at each position", Succeeds("instance", _front.File("a.json", long13)), StringComparison.Ordinal);
    }

    [Fact]
    public void Values_are_under_the_law_of_the_decoder_itself()
    {
        var path = _front.File("a.json", Samples.PerStep);
        using var document = JsonDocument.Parse(Succeeds("instance", path, "--epsilon", "0.1", "--json"));
        foreach (var (row, rule) in document.RootElement.GetProperty("overAcceptance").EnumerateArray().Zip(
            [OverAcceptance.Optimal(Rational.Of(1, 10)), OverAcceptance.FromTarget(Rational.Of(1, 10))]))
        {
            // The program's own law of where it rejects, not a formula.
            var law = ExactLaw.OfTranscripts(new RejectionBased<Rational>(rule), InstanceFile.Read(path).Instance);
            Assert.Equal(
                Enumerable.Range(0, 3).Select(n => $"{law.Probability(run => run.Sources[n] == Source.Rejection)}"),
                row.GetProperty("atEachPosition").EnumerateArray()
                    .Select(at => at.GetProperty("rejections").GetProperty("fraction").GetString()));
            Assert.Equal($"{law.Expectation(run => run.Rejections)}", row.GetProperty("rejections").GetProperty("fraction").GetString());
        }
    }

    [Fact]
    public void A_decoder_that_leads_to_a_prefix_without_a_row_is_undefined()
    {
        // q = (1, 0) at first, so that the table has no row for "1"; p = (2/5, 3/5), and ε = 1/10 keeps token 1 with probability 1/6.
        // With ε = 0 nothing new can be written.
        // OPT is then lossless: 3/5 + 3/20 + (1/4 · 2/5 + 3/4 · 3/5) + (1/4 · 1/10 + 3/4 · 7/45) = 173/120.
        // UNO writes 0 0 with 23/80 and 0 1 with 57/80 instead: 3/5 + 3/20 + 217/400 + (23/80 · 1/10 + 57/80 · 7/45) = 3437/2400,
        // and loses 0 + 3/80 + 0 + (23/80 · 1/20 + 57/80 · 28/405) = 4369/43200.
        Assert.Equal(
            [
                "  ε   fallback   E[rejections]                    Σ loss",
                "  0   OPT        173/120         1.441666666667   0            0.000000000000",
                "  0   UNO        3437/2400       1.432083333333   4369/43200   0.101134259259",
                "  1/10, OPT: undefined, since it can write what the target cannot: the table has no row for the prefix \"1\"",
                "  1/10, UNO: undefined, since it can write what the target cannot: the table has no row for the prefix \"1\"",
            ],
            _front.Section(Title, Samples.Mixed, "--epsilon", "0,0.1"));
        using var document = JsonDocument.Parse(Succeeds("instance", _front.PathOf("a.json"), "--json"));
        Assert.All(
            document.RootElement.GetProperty("overAcceptance").EnumerateArray(),
            row => Assert.Equal(JsonValueKind.Null, row.GetProperty("loss").ValueKind));
    }

    [Theory]
    [InlineData("-1", "\"-1\" is negative")]
    [InlineData("0.1,-1/2", "\"-1/2\" is negative")]
    [InlineData("nan", "\"nan\" is not a rational number: a number is digits with at most one point, or a fraction")]
    [InlineData("1/0", "\"1/0\" is not a rational number: its denominator is zero")]
    [InlineData("0.1,", "\"\" is not a rational number: a number is digits with at most one point, or a fraction")]
    [InlineData("1e-1000", "\"1e-1000\" has more than 1024 bits as a fraction")]
    public void Bad_lists(string list, string problem) =>
        Assert.Equal($"--epsilon: {problem}. Try --help.", IsRefused("instance", "a.json", "--epsilon", list));

    public void Dispose() => _front.Dispose();
}
