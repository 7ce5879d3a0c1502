using Xunit.Abstractions;

namespace SpecProofs.Tests;

/// <summary>Decoders whose laws have many paths: what is affordable is tried, the rest is counted.</summary>
public sealed class DecoderClaims_Budget(ITestOutputHelper output)
{
    private static readonly DecoderClaims Right = Batch(m => m);

    [NeedsFact(Need.Time)]
    public void A_batch_that_draws_everything_first_is_lossless()
    {
        var result = Right.Run(new(Cases: 100), Claim.Lossless).Single();
        output.WriteLine($"{result.Elapsed} {result.Summary}");
        Assert.Equal(Conformance.Verdict.Holds, result.Verdict);
        Assert.InRange(result.NotTried, 1, long.MaxValue);
        Assert.InRange(result.Met!.Value, 5_000, long.MaxValue);
        Assert.Contains($"not tried: {result.NotTried:N0} cases beyond the budget (20,000 paths", result.Summary, StringComparison.Ordinal);
    }

    /// <summary>Every instance of the small world up to V = 3 and M·γ = 6 is within the budget of a case.</summary>
    [NeedsFact(Need.Time)]
    public void Six_draft_tokens_are_affordable()
    {
        foreach (var (drafts, lookahead) in new[] { (2, 3), (3, 2) })
        {
            var claims = DecoderClaims.Of(new EagerBatch(drafts, lookahead, m => m)).Over(InstanceFamily.Sized((2, 3), (1, 2)))
                .Within(new() { StagePaths = long.MaxValue, Cases = 1 });
            var result = claims.Run(new(), Claim.Lossless).Single();
            output.WriteLine($"{result.Elapsed} {result.Summary}");
            Assert.Equal((0L, true), (result.NotTried, result.Holds));
        }
    }

    [NeedsFact(Need.Time)]
    public void A_batch_that_follows_the_wrong_draft_is_caught_at_its_least_instance()
    {
        var result = Batch(_ => 0).Run(new(Cases: 100), Claim.Lossless).Single();
        Assert.Equal(Conformance.Verdict.Falsified, result.Verdict);
        var size = InstanceSize.Of([.. result.Case!.Arguments])!.Value;
        Assert.Equal((2, 2, 2, 2), (size.Vocabulary, size.Horizon, size.Lookahead, size.Drafts));
    }

    [Fact]
    public void A_claim_whose_budget_ended_before_anything_was_tried_does_not_hold()
    {
        var right = DecoderClaims.Of(new EagerBatch(2, 2, m => m)).Over(InstanceFamily.Sized((1, 2), (1, 1)));
        var result = right.Within(new() { Paths = 0 }).Run(new(Cases: 5), Claim.Lossless).Single();
        Assert.Equal((Conformance.Verdict.NotTried, false), (result.Verdict, result.Holds));
        Assert.Contains("no case was tried of the claim that its output law", result.Failure, StringComparison.Ordinal);
        Assert.Throws<FalsifiedException>(result.ThrowIfFalsified);
        var late = right.Within(new() { Time = TimeSpan.Zero }).Run(new(Cases: 5), Claim.Lossless).Single();
        Assert.Equal(Conformance.Verdict.NotTried, late.Verdict);
    }

    [Fact]
    public void The_number_of_random_cases_is_part_of_the_budget() =>
        Assert.Equal(
            20 + 4,
            DecoderClaims.Of(new EagerBatch(2, 2, m => m)).Within(new() { Paths = 0, Cases = 20 })
                .Run(new(Cases: 5), Claim.Lossless).Single().RandomCases);

    private static DecoderClaims Batch(Func<int, int> followed) =>
        DecoderClaims.Of((lookahead, drafts) => new EagerBatch(drafts.Count, lookahead.Tokens, followed));
}
