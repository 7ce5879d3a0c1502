namespace SpecProofs.Tests;

/// <summary>Claims that depend on the case: a condition, the decoder's own parameter, the law of a count.</summary>
public sealed class DecoderClaims_OfCases
{
    private static readonly RunOptions Few = new(Cases: 60);

    private static readonly InstanceFamily Small = InstanceFamily.Sized((2, 3), (1, 2), mostWeight: 2);

    private static readonly DecoderClaims Speculative = DecoderClaims.Of(lookahead => new Speculative<Rational>(lookahead.Tokens));

    [Fact]
    public void The_law_of_a_count_can_be_claimed()
    {
        static Law<int, Rational> Of(ClaimCase at, Func<Transcript, int> count) =>
            ExactLaw.OfTranscripts(new Speculative<Rational>(at.Lookahead.Tokens), at.Instance).Select(count);
        var rejections = Claim.LawOf(
            "X.lawN",
            "the law of its rejections is that of speculative decoding",
            run => run.Rejections,
            at => Of(at, run => run.Rejections));
        Keeps(Speculative.Over(Small), rejections);
        Refuses(DecoderClaims.Of(_ => new NeverKeeps()), rejections);
        Assert.Contains(
            "the law of the count is another: 2 of 2 outcomes differ, total variation 1\n",
            Report(DecoderClaims.Of(_ => new NeverKeeps()), rejections),
            StringComparison.Ordinal);
        Refuses(
            Speculative,
            Claim.LawOf("T1.calls", "the law of its rounds is that of its kept drafts", run => run.Rounds, at => Of(at, run => run.Kept)));
    }

    [Fact]
    public void A_condition_is_part_of_what_is_said()
    {
        var few = Claim.Lossless.Where(at => at.Lookahead.Tokens == 1, "γ = 1");
        Assert.Matches(
            "where γ = 1; [0-9,]+ of [0-9,]+ cases tried, those that meet its condition; ", Summary(Speculative.Over(Small), few));
        Assert.Contains(
            " is not lossless where γ = 1 (T1.law)\n",
            Report(DecoderClaims.Of(_ => new NeverKeeps(OfDraft: true)), few),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_processed_target_can_be_claimed_also_with_a_parameter()
    {
        var tokens = new Parameter<int>("k", [1, 2]) { Any = random => random.Next(1, 4) };
        var claim = Claim.LosslessFor(at => TopK(at.Instance, at.Value<int>()), "the top-k target");
        var right = DecoderClaims.Of(tokens, (k, _) => new Cut(k)).Over(Small);
        Keeps(right, claim);
        Keeps(
            right,
            Claim.TotalVariationAtMost(at => at.Value<int>() >= at.Instance.Vocabulary ? 0 : 1, "0 where all tokens stay"));
        Refuses(DecoderClaims.Of(tokens, (k, _) => new Cut(Math.Max(1, k - 1))).Over(Small), claim);
        Refuses(right, Claim.TotalVariationAtMost(_ => 0, "0"));
        Keeps(DecoderClaims.Of(new Cut(2)).Over(Small), Claim.LosslessFor(instance => TopK(instance, 2), "the top-2 target"));
        Assert.Contains(
            "the decoder has no parameter of type Int32", Report(Speculative, claim), StringComparison.Ordinal);
    }

    private static void Keeps(DecoderClaims claims, Claim claim) => claims.Run(Few, claim).Single().ThrowIfFalsified();

    private static void Refuses(DecoderClaims claims, Claim claim) =>
        Assert.Equal(Conformance.Verdict.Falsified, claims.Run(Few, claim).Single().Verdict);

    private static string Report(DecoderClaims claims, Claim claim) => claims.Run(Few, claim).Single().Failure!;

    private static string Summary(DecoderClaims claims, Claim claim) => claims.Run(Few, claim).Single().Summary;

    private static Instance<Rational> TopK(Instance<Rational> instance, int tokens) => instance.With(target: instance.Target.TopK(tokens));

    /// <summary>Verifies against the target's top tokens.</summary>
    private sealed record Cut(int Kept) : IDecoder<Rational>
    {
        public void Advance(IChance<Rational> chance, Text<Rational> text)
        {
            text.StartRound(1);
            var here = text.Context.Coupling;
            var cut = new Coupling<Rational>(here.Draft, here.Target.TopK(Kept));
            var drafted = chance.Draw(here.Draft);
            if (chance.Accept(cut.Acceptance(drafted)))
            {
                text.Accept(drafted);
            }
            else
            {
                text.Reject(chance.Draw(cut.Residual));
            }
        }
    }

    /// <summary>Rejects all that it drafts, and writes a draw from the target, or else from the draft.</summary>
    private sealed record NeverKeeps(bool OfDraft = false) : IDecoder<Rational>
    {
        public void Advance(IChance<Rational> chance, Text<Rational> text)
        {
            text.StartRound(1);
            text.Reject(chance.Draw(OfDraft ? text.Context.Draft : text.Context.Target));
        }
    }
}
