namespace SpecProofs.Tests;

/// <summary>The laws that anyone's decoder can claim: they hold for this library's decoders, and each is refused to one that breaks it.</summary>
public sealed class DecoderClaims_Hold
{
    private static readonly RunOptions Few = new(Cases: 60);

    private static readonly DecoderClaims Speculative = DecoderClaims.Of(lookahead => new Speculative<Rational>(lookahead.Tokens));
    private static readonly DecoderClaims Batch = DecoderClaims.Of((lookahead, drafts) => new BatchSpeculative<Rational>(drafts.Count, lookahead.Tokens));
    private static readonly DecoderClaims BatchToHorizon = DecoderClaims.Of((_, drafts) => new BatchSpeculative<Rational>(drafts.Count));
    private static readonly DecoderClaims Block = DecoderClaims.Of(lookahead => new BlockVerification<Rational>(lookahead.Tokens));
    private static readonly DecoderClaims Autoregressive = DecoderClaims.Of(new Autoregressive<Rational>());
    private static readonly DecoderClaims DraftWriter = DecoderClaims.Of(new DraftsOnly());

    [Fact]
    public void Speculative_decoding_keeps_its_claims() => Keeps(Speculative, Claim.Lossless, Claim.RejectsAsSpeculative, Claim.RejectsNoLessThanTotalVariation, Claim.RejectsNoMore, Claim.KeepsAPerfectDraft);

    [Fact]
    public void Batch_speculative_decoding_keeps_its_claims() => Keeps(Batch, Claim.Lossless, Claim.RejectsNoMore, Claim.KeepsAPerfectDraft);

    [Fact]
    public void Batch_speculative_decoding_to_the_horizon_rejects_as_its_recursion_says() => Keeps(BatchToHorizon, Claim.RejectsAsBatch);

    [Fact]
    public void Block_verification_keeps_its_claims() => Keeps(Block, Claim.Lossless, Claim.RejectsNoMore, Claim.KeepsAPerfectDraft);

    [Fact]
    public void Auto_regressive_decoding_keeps_its_claims() => Keeps(Autoregressive, Claim.Lossless, Claim.RejectsNoMore);

    [Fact]
    public void A_claim_that_does_not_hold_is_refused()
    {
        Refuses(DraftWriter, Claim.Lossless);
        Refuses(Batch, Claim.RejectsAsSpeculative);
        Refuses(DecoderClaims.Of((lookahead, _) => new Speculative<Rational>(lookahead.Tokens)), Claim.RejectsAsBatch);
        Refuses(Batch, Claim.RejectsNoLessThanTotalVariation);
        Refuses(DecoderClaims.Of(new AlwaysRejects()), Claim.RejectsNoMore);
        Refuses(DecoderClaims.Of(new AlwaysRejects()), Claim.KeepsAPerfectDraft);
    }

    [Fact]
    public void A_refused_claim_about_rejections_names_the_first_wrong_rate()
    {
        Assert.Contains("first departure at position 1: the draft is rejected 1 of the time instead of 0", Report(DecoderClaims.Of(new AlwaysRejects()), Claim.KeepsAPerfectDraft), StringComparison.Ordinal);
        Assert.Contains("first departure at position 1: the draft is rejected 1/4 of the time instead of 1/2", Report(Batch, Claim.RejectsAsSpeculative), StringComparison.Ordinal);
        Assert.Contains("the prefixes themselves come out at another one", Report(DecoderClaims.Of(new RejectsFromDraft()), Claim.RejectsAsSpeculative), StringComparison.Ordinal);
    }

    [Fact]
    public void A_decoder_that_writes_nothing_is_stopped_and_named() =>
        Assert.Contains("DecoderThatStands { } appended nothing at position 1", DecoderClaims.Of(new DecoderThatStands()).Run(Few, Claim.Lossless).Single().Counterexample, StringComparison.Ordinal);

    [Fact]
    public void Claiming_nothing_is_an_error() => Assert.Throws<ArgumentException>(() => Speculative.Check());

    private static void Keeps(DecoderClaims laws, params Claim[] claims) => Assert.All(laws.Run(Few, claims), result => result.ThrowIfFalsified());

    private static void Refuses(DecoderClaims laws, Claim claim)
    {
        var result = laws.Run(Few, claim).Single();
        Assert.False(result.Holds, $"\"{claim}\" was not refused");
        Assert.Contains(claim.Words, result.Counterexample, StringComparison.Ordinal);
    }

    private static string Report(DecoderClaims laws, Claim claim) => laws.Run(Few, claim).Single().Counterexample!;

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

    private sealed record DecoderThatStands : IDecoder<Rational>
    {
        public void Advance(IChance<Rational> chance, Text<Rational> text)
        {
        }
    }
}
