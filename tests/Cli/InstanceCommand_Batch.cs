namespace SpecProofs.Tests;

public sealed class InstanceCommand_Batch : IDisposable
{
    private readonly FrontDoor _front = new();

    [Fact]
    public void Point_draft_and_fair_target_reject_half_the_time_with_any_number_of_drafts()
    {
        // p = (1, 0), q = (1/2, 1/2), T = 1: the second draft is tested against the residual (0, 1), and fails. So 1/2 for every M ≥ 1.
        Assert.Equal(
            [
                "  M       fraction   decimal",
                "  1       1/2        0.500000000000000",
                "  2       1/2        0.500000000000000",
                "  4       1/2        0.500000000000000",
                "  8       1/2        0.500000000000000",
                "  M → ∞   1/2        0.500000000000000",
            ],
            _front.Section("Batch speculative decoding: E[rejections] with M drafts", Samples.PointDraft));
    }

    [Fact]
    public void Drafts_are_listed_as_given_and_once_each()
    {
        // p = (1/2, 1/2), q = (1, 0), T = 1: token 1 is rejected, so M drafts all fail with (1/2)^M, and the limit is 0.
        Assert.Equal(
            [
                "  M       fraction   decimal",
                "  3       1/8        0.125000000000000",
                "  1       1/2        0.500000000000000",
                "  M → ∞   0          0.000000000000000",
            ],
            _front.Section("Batch speculative decoding: E[rejections] with M drafts", Samples.PointTarget, "--batch", "3, 1,3"));
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("1,x", "x")]
    [InlineData("-2", "-2")]
    [InlineData("1,,2", "")]
    [InlineData("1.5", "1.5")]
    [InlineData("2147483648", "2147483648")]
    public void Bad_lists(string list, string value) => Assert.Equal(
        $"--batch: \"{value}\" is not a whole number from 1 to 2147483647. Try --help.", IsRefused("instance", "a.json", "--batch", list));

    [Fact]
    public void Given_twice() => Assert.Equal(
        "Option '--batch' expects a single argument but 2 were provided. Try --help.",
        IsRefused("instance", "a.json", "--batch", "1", "--batch", "2"));

    [NeedsFact(Need.Time)]
    public void Drafts_beyond_every_budget_lie_between_the_limit_and_fewer_drafts()
    {
        // As above: (1/2)^M with M = a million. In double it is only known to be at most 2^-1000.
        var rows = _front.Section("Batch speculative decoding: E[rejections] with M drafts", Samples.PointTarget, "--batch", "1000000");
        Assert.Equal("  1000000              0.000000000000000 ± 9.4e-302", rows[1]);
    }

    [Fact]
    public void A_limit_is_approached_from_above()
    {
        var instance = InstanceFile.Read(_front.File("a.json", Samples.Markov)).Instance;
        var values = Enclosures.BatchAndLimit(instance, [1, 2, 4, 64], ExactBudget.Default);
        Assert.Equal(ExpectedRejections.Speculative(instance), values[0].Exact);
        Assert.Equal([.. values.OrderByDescending(value => value.Low)], values);
        Assert.Equal(ExpectedRejections.BatchLimit(instance), values[^1].Exact);
    }

    public void Dispose() => _front.Dispose();
}
