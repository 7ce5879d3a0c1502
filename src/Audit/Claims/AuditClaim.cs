namespace SpecProofs.Audit;

/// <summary>A claim that an audit can try, with the distance by which a case misses it.</summary>
/// <param name="Name">What the command line calls it.</param>
/// <param name="Claim">The claim.</param>
/// <param name="CountsKept">Whether it is about kept and rejected drafts, so that the child has to say how many it kept.</param>
/// <param name="Gap">How far a case is from the claim: a total variation, or a difference of expectations.</param>
public sealed record AuditClaim(string Name, Claim Claim, bool CountsKept, Func<ClaimCase, Rational> Gap)
{
    /// <summary>All claims, the usual one first.</summary>
    public static IReadOnlyList<AuditClaim> All { get; } =
    [
        new("lossless", Claim.Lossless, false, at =>
            at.Transcripts.Select(run => run.Tokens).DistanceTo(TargetLaw.Of(at.Instance))),
        new("rejectsAsSpeculative", Claim.RejectsAsSpeculative, true, at =>
            Rational.Abs(Rejections(at) - ExpectedRejections.Speculative(at.Instance))),
        new("rejectsAsSpeculativeWithBonus", Claim.RejectsAsSpeculativeWithBonus, true, at =>
            Rational.Abs(Rejections(at) - Rejections(new Speculative<Rational>(at.Lookahead.Tokens, Bonus: true), at.Instance))),
        new("rejectsAsBatch", Claim.RejectsAsBatch, true, at =>
            Rational.Abs(Rejections(at) - ExpectedRejections.Batch(at.Instance, at.Drafts.Count, at.Lookahead.Tokens))),
        new("rejectsNoLessThanTotalVariation", Claim.RejectsNoLessThanTotalVariation, true, at =>
            ExpectedRejections.Speculative(at.Instance) - Rejections(at)),
        new("rejectsNoMore", Claim.RejectsNoMore, true, at => Rejections(at) - ExpectedRejections.Speculative(at.Instance)),
        new("keepsAPerfectDraft", Claim.KeepsAPerfectDraft, true, at =>
            Rejections(at.Decoder, at.Instance.With(draft: at.Instance.Target))),
        new("reportsKept", Claim.Reports("kept drafts", run => run.Kept), true, _ => 1),
    ];

    /// <summary>The claim up to a tolerance: a case that misses it by no more counts as kept.</summary>
    public Claim Within(Rational tolerance) => Claim with
    {
        Try = at =>
        {
            try
            {
                Claim.Try(at);
            }
            catch (FalsifiedException) when (Gap(at) <= tolerance)
            {
                // Rounding alone moves a law this far.
            }
        },
    };

    private static Rational Rejections(ClaimCase at) => at.Mean(run => run.Rejections);

    private static Rational Rejections(IDecoder<Rational> decoder, Instance<Rational> instance) =>
        ExactLaw.OfTranscripts(decoder, instance).Expectation(run => run.Rejections);
}
