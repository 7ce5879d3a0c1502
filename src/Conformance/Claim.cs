namespace SpecProofs.Conformance;

/// <summary>Something that the author of a decoder claims of it, and that is tried on generated instances.</summary>
/// <param name="Id">The id of the statement that the decoder then keeps.</param>
/// <param name="Words">The claim in words.</param>
/// <param name="Try">Throws <see cref="FalsifiedException"/> where the claim fails on an instance; the drafts are those that the decoder was made with.</param>
public sealed record Claim(string Id, string Words, Action<IDecoder<Rational>, Instance<Rational>, Drafts> Try)
{
    /// <summary>The output law is the target's: Pr(x₁ … x_T) = Q(x₁ … x_T), as an equality of rationals.</summary>
    public static Claim Lossless { get; } = new(
        "T1.law", "the output law is the target's", (decoder, instance, _) => Expect.Law(decoder, instance, TargetLaw.Of(instance)));

    /// <summary>E[N_rej] = Σ E_Q TV(p_n, q_n): as few rejections as Theorem 2 allows.</summary>
    public static Claim RejectsAsSpeculative { get; } = new(
        "T1.rejections",
        "it rejects as often as speculative decoding",
        (decoder, instance, _) => Expect.Rejections("E[N_rej] = Σ E_Q TV", decoder, instance, ExpectedRejections.Speculative(instance), RejectionRate.Speculative(instance)));

    /// <summary>E[N_rej] is that of batch speculative decoding to the horizon with the decoder's number of drafts, by the recursion of Theorem 3. A shorter lookahead rejects otherwise: T3.lookahead.</summary>
    public static Claim RejectsAsBatch { get; } = new(
        "T3.rejections",
        "it rejects as often as batch speculative decoding",
        (decoder, instance, drafts) => Expect.Rejections("E[N_rej] by the recursion", decoder, instance, ExpectedRejections.Batch(instance, drafts.Count), RejectionRate.Of(new BatchSpeculative<Rational>(drafts.Count), instance)));

    /// <summary>Inside the class of Theorem 2: E[N_rej] ≥ Σ E_Q TV. Of a lossless decoder only.</summary>
    public static Claim RejectsNoLessThanTotalVariation { get; } = new(
        "T2.bound",
        "it rejects no less than the bound of its class",
        (decoder, instance, _) => Expect.AtMost("Σ E_Q TV, and E[N_rej]", ExpectedRejections.Speculative(instance), Rejections(decoder, instance)));

    /// <summary>Outside the class of Theorem 2 and better for it, as batches and block verification are: E[N_rej] ≤ Σ E_Q TV.</summary>
    public static Claim RejectsNoMore { get; } = new(
        "T2.scope",
        "it rejects no more than speculative decoding",
        (decoder, instance, _) => Expect.AtMost("E[N_rej], and Σ E_Q TV", Rejections(decoder, instance), ExpectedRejections.Speculative(instance)));

    /// <summary>Where the draft is the target, nothing is rejected.</summary>
    public static Claim KeepsAPerfectDraft { get; } = new(
        "E.equal",
        "nothing is rejected where the draft is the target",
        (decoder, instance, _) => Expect.Rejections("E[N_rej] = 0", decoder, new(instance.Target, instance.Target, instance.Horizon), 0, RejectionRate.Zero));

    /// <inheritdoc/>
    public override string ToString() => Words;

    private static Rational Rejections(IDecoder<Rational> decoder, Instance<Rational> instance) =>
        ExactLaw.OfTranscripts(decoder, instance).Expectation(run => run.Rejections);
}
