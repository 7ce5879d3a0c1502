namespace SpecProofs.Tests;

/// <summary>
/// The laws that anyone's decoder can claim: they hold for this library's decoders, and each is refused to one that breaks it.
/// </summary>
public sealed class DecoderClaims_Hold
{
    private static readonly RunOptions Few = new(Cases: 60);

    /// <summary>For what needs no more to be seen to hold.</summary>
    private static readonly InstanceFamily Small = InstanceFamily.Sized((2, 3), (1, 2), mostWeight: 2);

    private static readonly DecoderClaims Speculative = DecoderClaims.Of(lookahead => new Speculative<Rational>(lookahead.Tokens));
    private static readonly DecoderClaims WithBonus =
        DecoderClaims.Of(lookahead => new Speculative<Rational>(lookahead.Tokens, Bonus: true));
    private static readonly DecoderClaims Batch =
        DecoderClaims.Of((lookahead, drafts) => new BatchSpeculative<Rational>(drafts.Count, lookahead.Tokens));
    private static readonly DecoderClaims BatchWithBonus =
        DecoderClaims.Of((lookahead, drafts) => new BatchSpeculative<Rational>(drafts.Count, lookahead.Tokens, Bonus: true));
    private static readonly DecoderClaims Block = DecoderClaims.Of(lookahead => new BlockVerification<Rational>(lookahead.Tokens));
    private static readonly DecoderClaims Autoregressive = DecoderClaims.Of(new Autoregressive<Rational>());
    private static readonly DecoderClaims DraftWriter = DecoderClaims.Of(new DraftsOnly());

    [NeedsFact(Need.Time)]
    public void Speculative_decoding_keeps_its_claims() =>
        Keeps(
            Speculative,
            Claim.Lossless,
            Claim.RejectsAsSpeculative,
            Claim.RejectsNoLessThanTotalVariation,
            Claim.RejectsNoMore,
            Claim.KeepsAPerfectDraft);

    [NeedsFact(Need.Time)]
    public void Batch_speculative_decoding_keeps_its_claims() =>
        Keeps(Batch, Claim.Lossless, Claim.RejectsAsBatch, Claim.RejectsNoMore, Claim.KeepsAPerfectDraft);

    [NeedsFact(Need.Time)]
    public void Speculative_decoding_with_bonus_keeps_its_claims() =>
        Keeps(WithBonus, Claim.Lossless, Claim.RejectsAsSpeculativeWithBonus, Claim.RejectsNoMore, Claim.KeepsAPerfectDraft);

    [Fact]
    public void A_claim_says_which_decoders_it_is_about()
    {
        const string OneDraft = "the claim is about one draft that is verified token by token, without bonus token";
        Assert.Contains(OneDraft, Report(WithBonus, Claim.RejectsAsSpeculative), StringComparison.Ordinal);
        Assert.Contains(OneDraft, Report(WithBonus, Claim.RejectsNoLessThanTotalVariation), StringComparison.Ordinal);
        Assert.Contains(OneDraft, Report(Batch, Claim.RejectsAsSpeculative), StringComparison.Ordinal);
        Assert.Contains(
            "the claim is about decoders without bonus token", Report(BatchWithBonus, Claim.RejectsAsBatch), StringComparison.Ordinal);
    }

    [Fact]
    public void A_batch_with_bonus_has_a_claim_of_its_own()
    {
        Keeps(BatchWithBonus.Over(Small), Claim.RejectsAsBatchWithBonus);
        Refuses(Batch, Claim.RejectsAsBatchWithBonus);
        Refuses(DecoderClaims.Of((_, drafts) => new BatchSpeculative<Rational>(drafts.Count, 1)), Claim.RejectsAsBatch);
    }

    [Fact]
    public void A_bound_that_is_no_total_variation_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Claim.TotalVariationAtMost(2));

    [Fact]
    public void A_claim_about_several_drafts_needs_a_decoder_that_has_them() =>
        Assert.Contains(
            "lookahead, drafts",
            Assert.Throws<ArgumentException>(() => Speculative.Check(Claim.RejectsAsBatch)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_claim_that_no_case_meets_says_nothing()
    {
        var result = Speculative.Run(Few, Claim.Lossless.Where(_ => false, "pigs fly")).Single();
        Assert.Equal(Conformance.Verdict.Vacuous, result.Verdict);
        Assert.Contains("where pigs fly, so it says nothing", result.Failure, StringComparison.Ordinal);
        Assert.InRange(
            Speculative.Run(Few, Claim.Lossless.Where(at => at.Lookahead.Tokens == 1, "γ = 1")).Single().Met!.Value, 1, long.MaxValue);
    }

    [Fact]
    public void A_reference_a_bound_and_a_count_can_be_claimed()
    {
        Keeps(Speculative.Over(Small), Claim.SameLawAs((_, _) => new Autoregressive<Rational>()), Claim.TotalVariationAtMost(0));
        Keeps(Speculative.Over(Small), Claim.Mean(
            "T1.rejections",
            "E[kept] is E[length] − Σ E_Q TV",
            run => run.Kept,
            at => ExpectedLength.Of(at.Instance) - ExpectedRejections.Speculative(at.Instance)));
        Keeps(Block.Over(Small), Claim.KeepsAsManyAs((lookahead, _) => new Speculative<Rational>(lookahead.Tokens)));
        Keeps(DraftWriter.Over(Small), Claim.TotalVariationAtMost(1));
        Refuses(DraftWriter, Claim.SameLawAs((_, _) => new Autoregressive<Rational>()));
        Refuses(DraftWriter, Claim.TotalVariationAtMost(Rational.Of(1, 4)));
        Refuses(Speculative, Claim.Mean("T1.rejections", "E[kept] is 0", run => run.Kept, _ => 0));
        Refuses(DecoderClaims.Of(new AlwaysRejects()), Claim.KeepsAsManyAs((_, _) => new Speculative<Rational>(1)));
    }

    [Fact]
    public void A_transform_of_the_target_can_be_claimed()
    {
        var greedy = Claim.LosslessFor(instance => instance.With(target: new Greedy(instance.Target)), "the target's most probable token");
        Keeps(DecoderClaims.Of(new WritesMostProbable()), greedy);
        Refuses(Autoregressive, greedy);
    }

    [NeedsFact(Need.Time)]
    public void Block_verification_keeps_its_claims() => Keeps(Block, Claim.Lossless, Claim.RejectsNoMore, Claim.KeepsAPerfectDraft);

    [Fact]
    public void Auto_regressive_decoding_keeps_its_claims() => Keeps(Autoregressive, Claim.Lossless, Claim.RejectsNoMore);

    [Fact]
    public void A_claim_that_does_not_hold_is_refused()
    {
        Refuses(DraftWriter, Claim.Lossless);
        Refuses(Batch, Claim.RejectsAsSpeculative);
        Refuses(DecoderClaims.Of((lookahead, _) => new Speculative<Rational>(lookahead.Tokens)), Claim.RejectsAsBatch);
        Refuses(Speculative, Claim.RejectsAsSpeculativeWithBonus);
        Refuses(Batch, Claim.RejectsNoLessThanTotalVariation);
        Refuses(DecoderClaims.Of(new AlwaysRejects()), Claim.RejectsNoMore);
        Refuses(DecoderClaims.Of(new AlwaysRejects()), Claim.KeepsAPerfectDraft);
    }

    [Fact]
    public void A_refused_claim_about_rejections_names_the_first_wrong_rate()
    {
        Assert.Contains(
            "position 1: the draft is rejected with probability 1, expected 0",
            Report(DecoderClaims.Of(new AlwaysRejects()), Claim.KeepsAPerfectDraft),
            StringComparison.Ordinal);
        Assert.Contains(
            "position 1: the draft is rejected with probability 1/4, expected 1/2",
            Report(Batch, Claim.RejectsAsSpeculative),
            StringComparison.Ordinal);
        Assert.Contains(
            "the prefixes themselves have wrong ones",
            Report(DecoderClaims.Of(new RejectsFromDraft()), Claim.RejectsAsSpeculative),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_decoder_that_writes_nothing_is_stopped_and_named() =>
        Assert.Contains(
            "DecoderThatStands failed: InvalidOperationException: DecoderThatStands { } appended nothing at position 1",
            DecoderClaims.Of(new DecoderThatStands()).Run(Few, Claim.Lossless).Single().Failure,
            StringComparison.Ordinal);

    [Fact]
    public void A_decoder_without_choices_is_said_to_ask_chance_for_nothing() => Assert.Contains(
        "a single path: the decoder asks chance for nothing",
        Report(DecoderClaims.Of(new WritesMostProbable()), Claim.Lossless),
        StringComparison.Ordinal);

    [Fact]
    public void Claiming_nothing_is_an_error() => Assert.Throws<ArgumentException>(() => Speculative.Check());

    private static void Keeps(DecoderClaims laws, params Claim[] claims) => Assert.All(laws.Run(Few, claims), result =>
    {
        result.ThrowIfFalsified();
        Assert.Equal(0, result.NotTried);
    });

    private static void Refuses(DecoderClaims laws, Claim claim)
    {
        var result = laws.Run(Few, claim).Single();
        Assert.False(result.Holds, $"\"{claim}\" was not refused");
        Assert.Contains(claim.Denial, result.Failure, StringComparison.Ordinal);
    }

    private static string Report(DecoderClaims laws, Claim claim) => laws.Run(Few, claim).Single().Failure!;

    /// <summary>Rejects as it should, and replaces a rejected draft by another one.</summary>
    private sealed record RejectsFromDraft : IDecoder<Rational>
    {
        public void Advance(IChance<Rational> chance, Text<Rational> text)
        {
            text.StartRound(1);
            var here = text.Context.Coupling;
            var drafted = chance.Draw(here.Draft);
            if (chance.Accept(here.Acceptance(drafted)))
            {
                text.Accept(drafted);
            }
            else
            {
                text.Reject(chance.Draw(here.Draft));
            }
        }
    }

    /// <summary>Writes what it drafts.</summary>
    private sealed record DraftsOnly : IDecoder<Rational>
    {
        public void Advance(IChance<Rational> chance, Text<Rational> text)
        {
            text.StartRound(1);
            text.Accept(chance.Draw(text.Context.Coupling.Draft));
        }
    }

    /// <summary>Rejects all that it drafts, and is lossless.</summary>
    private sealed record AlwaysRejects : IDecoder<Rational>
    {
        public void Advance(IChance<Rational> chance, Text<Rational> text)
        {
            text.StartRound(1);
            text.Reject(chance.Draw(text.Context.Target));
        }
    }

    /// <summary>The row of a target with all mass on its most probable token.</summary>
    private sealed class Greedy(IModel<Rational> model) : IModel<Rational>
    {
        public int Vocabulary => model.Vocabulary;

        public int? Horizon => model.Horizon;

        public int Start => model.Start;

        public int After(int context, int token) => model.After(context, token);

        public Distribution<Rational> Next(int context) => Distribution<Rational>.Point(MostProbable(model.Next(context)), Vocabulary);

        public static int MostProbable(Distribution<Rational> row) => Enumerable.Range(0, row.Vocabulary).MaxBy(token => row[token]);
    }

    private sealed record WritesMostProbable : IDecoder<Rational>
    {
        public void Advance(IChance<Rational> chance, Text<Rational> text)
        {
            text.StartRound(1);
            text.AppendFromTarget(Greedy.MostProbable(text.Context.Target));
        }
    }

    private sealed record DecoderThatStands : IDecoder<Rational>
    {
        public void Advance(IChance<Rational> chance, Text<Rational> text)
        {
        }
    }
}
