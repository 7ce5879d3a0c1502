namespace SpecProofs.Conformance;

/// <summary>Something that the author of a decoder claims of it, and that is tried on generated instances.</summary>
/// <param name="Id">The id of the statement that the decoder then satisfies.</param>
/// <param name="Words">The claim in words.</param>
/// <param name="Try">Throws <see cref="FalsifiedException"/> where the claim fails.</param>
public sealed record Claim(string Id, string Words, Action<ClaimCase> Try)
{
    private const string WithoutBonus = "the claim is about decoders without bonus token: a bonus position has no rejection";
    private const string OneDraft = "the claim is about one draft that is verified token by token, without bonus token";

    /// <summary>What is said of a decoder that breaks the claim: "is not lossless".</summary>
    public string Denial { get; init; } = $"breaks its claim that {Words}";

    /// <summary>Whether the claim is about a number of drafts, so that the decoder has to be made with one.</summary>
    public bool NeedsDrafts { get; init; }

    /// <summary>The output law is the target's: Pr(x₁ … x_T) = Q(x₁ … x_T), as an equality of rationals.</summary>
    public static Claim Lossless { get; } = new(
        "T1.law", "its output law is the target's", at => Expect.Lossless(at.Decoder, at.Instance))
    { Denial = "is not lossless" };

    /// <summary>E[N_rej] = Σ E_Q TV(p_n, q_n) at every lookahead, without bonus token: as few rejections as Theorem 2 allows.</summary>
    public static Claim RejectsAsSpeculative { get; } = new(
        "T1.rejections",
        "it rejects as often as speculative decoding without bonus",
        at => Expect.Rejections(
            "Σ E_Q TV",
            at.Decoder,
            at.Instance,
            ExpectedRejections.Speculative(at.Instance),
            RejectionRate.Speculative(at.Instance),
            OneDraft))
    { Denial = "does not reject as often as speculative decoding without bonus" };

    /// <summary>E[N_rej] is that of speculative decoding with a bonus token at the same lookahead.</summary>
    public static Claim RejectsAsSpeculativeWithBonus { get; } = new(
        "T1.lookahead",
        "it rejects as often as speculative decoding with bonus, at the same lookahead",
        at => RejectsAs(at, new Speculative<Rational>(at.Lookahead.Tokens, Bonus: true)))
    { Denial = "does not reject as often as speculative decoding with bonus" };

    /// <summary>
    /// E[N_rej] is that of batch speculative decoding without bonus with the decoder's lookahead and number of drafts, by the recursion
    /// of Theorem 3.
    /// </summary>
    public static Claim RejectsAsBatch { get; } = new(
        "T3.lookahead",
        "it rejects as often as batch speculative decoding with the same lookahead and number of drafts",
        at => Expect.Rejections(
            "the recursion of Theorem 3",
            at.Decoder,
            at.Instance,
            ExpectedRejections.Batch(at.Instance, at.Drafts.Count, at.Lookahead.Tokens),
            RejectionRate.Of(new BatchSpeculative<Rational>(at.Drafts.Count, at.Lookahead.Tokens), at.Instance),
            WithoutBonus))
    { Denial = "does not reject as often as batch speculative decoding", NeedsDrafts = true };

    /// <summary>E[N_rej] is that of batch speculative decoding with a bonus token, the same lookahead and number of drafts.</summary>
    public static Claim RejectsAsBatchWithBonus { get; } = new(
        "T3.lookahead",
        "it rejects as often as batch speculative decoding with bonus, at the same lookahead and number of drafts",
        at => RejectsAs(at, new BatchSpeculative<Rational>(at.Drafts.Count, at.Lookahead.Tokens, Bonus: true)))
    { Denial = "does not reject as often as batch speculative decoding with bonus", NeedsDrafts = true };

    /// <summary>
    /// E[N_rej] ≥ Σ E_Q TV, the bound of Theorem 2: for lossless decoders that judge a token by nothing behind it and write no bonus
    /// token.
    /// </summary>
    public static Claim RejectsNoLessThanTotalVariation { get; } = new(
        "T2.bound",
        "it rejects no less than Σ E_Q TV, the bound for token-wise verification without bonus",
        at => Expect.AtMost(
            "Σ E_Q TV, and E[N_rej]", ExpectedRejections.Speculative(at.Instance), at.Mean(run => run.Rejections), OneDraft))
    { Denial = "rejects less than the bound of token-wise verification without bonus" };

    /// <summary>E[N_rej] ≤ Σ E_Q TV, as batches, block verification and decoders with bonus do.</summary>
    public static Claim RejectsNoMore { get; } = new(
        "T2.scope",
        "it rejects no more than speculative decoding",
        at => Expect.AtMost("E[N_rej], and Σ E_Q TV", at.Mean(run => run.Rejections), ExpectedRejections.Speculative(at.Instance)))
    { Denial = "rejects more than speculative decoding" };

    /// <summary>Where the draft is the target, nothing is rejected.</summary>
    public static Claim KeepsAPerfectDraft { get; } = new(
        "E.equal",
        "nothing is rejected where the draft is the target",
        at => Expect.Rejections(
            "0, with the target as its own draft",
            at.Decoder,
            at.Instance.With(draft: at.Instance.Target),
            0,
            RejectionRate.Zero))
    { Denial = "rejects a draft that is the target" };

    /// <summary>The output law is that of another decoder, made with the same lookahead and number of drafts.</summary>
    /// <param name="reference">The other decoder.</param>
    /// <param name="id">The id of the statement.</param>
    public static Claim SameLawAs(Func<Lookahead, Drafts, IDecoder<Rational>> reference, string id = "T1.law") => new(
        id,
        "its output law is that of the reference decoder",
        at => Expect.Law(
            at.Decoder, at.Instance, ExactLaw.Of(
                reference(at.Lookahead, at.Drafts),
                at.Instance), difference: $"expected is the law of {DecoderName.Of(reference(at.Lookahead, at.Drafts))}"))
    { Denial = "does not have the output law of its reference" };

    /// <summary>
    /// The output law is the law of a transformed target: what the decoder should write when it applies the same transform.
    /// </summary>
    /// <param name="transform">The transform, from the instance that the decoder gets to the one whose target it should reproduce.</param>
    /// <param name="name">The transform in words: "top-2 of the target".</param>
    public static Claim LosslessFor(Func<Instance<Rational>, Instance<Rational>> transform, string name) =>
        LosslessFor(at => transform(at.Instance), name);

    /// <summary>The same with a transform that depends on the case, such as on the decoder's parameter.</summary>
    /// <param name="transform">The transform, from the case to the instance whose target the decoder should reproduce.</param>
    /// <param name="name">The transform in words: "top-k of the target".</param>
    public static Claim LosslessFor(Func<ClaimCase, Instance<Rational>> transform, string name) => new(
        "X.transform",
        $"its output law is that of {name}",
        at => Expect.Law(at.Decoder, at.Instance, TargetLaw.Of(transform(at)), difference: $"expected is the law of {name}"))
    { Denial = $"does not have the output law of {name}" };

    /// <summary>TV(output law, Q) ≤ ε over the whole horizon.</summary>
    /// <param name="epsilon">ε in [0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException">ε is not.</exception>
    public static Claim TotalVariationAtMost(Rational epsilon) => epsilon >= 0 && epsilon <= 1
        ? TotalVariationAtMost(_ => epsilon, $"{epsilon}")
        : throw new ArgumentOutOfRangeException(nameof(epsilon), $"{epsilon} is no total variation: write a number from 0 to 1");

    /// <summary>The same with a bound that depends on the case, such as on the decoder's parameter.</summary>
    /// <param name="epsilon">ε of a case.</param>
    /// <param name="name">ε in words: "the threshold".</param>
    public static Claim TotalVariationAtMost(Func<ClaimCase, Rational> epsilon, string name) => new(
        "T5.horizon",
        $"its output law is within total variation {name} of the target's",
        at => Expect.AtMost(
            $"TV(output law, Q), and {name}",
            at.Transcripts.Select(run => run.Tokens).DistanceTo(TargetLaw.Of(at.Instance)),
            epsilon(at)))
    { Denial = $"is farther than {name} from the target in total variation" };

    /// <summary>The expectation of a count is a given function of the case.</summary>
    /// <param name="id">The id of the statement.</param>
    /// <param name="words">The claim in words: "E[rounds] is 1 + Σ E_Q TV".</param>
    /// <param name="count">The count: rejections, rounds, kept tokens, or whatever a transcript shows.</param>
    /// <param name="expected">What its expectation should be.</param>
    public static Claim Mean(string id, string words, Func<Transcript, int> count, Func<ClaimCase, Rational> expected) => new(
        id, words, at => Expect.Mean(words, at.Decoder, at.Instance, count, expected(at)));

    /// <summary>The law of a count, not its mean alone, is a given function of the case.</summary>
    /// <param name="id">The id of the statement.</param>
    /// <param name="words">The claim in words: "the law of its rejections is that of speculative decoding".</param>
    /// <param name="count">The count: rejections, rounds, kept tokens, or the number that the decoder reports.</param>
    /// <param name="expected">What its law should be.</param>
    public static Claim LawOf(string id, string words, Func<Transcript, int> count, Func<ClaimCase, Law<int, Rational>> expected) => new(
        id, words, at => Expect.LawOf(words, at.Decoder, at.Instance, count, expected(at)));

    /// <summary>E[kept tokens] is at least that of another decoder, made with the same lookahead and number of drafts.</summary>
    /// <param name="reference">The other decoder.</param>
    public static Claim KeepsAsManyAs(Func<Lookahead, Drafts, IDecoder<Rational>> reference) => new(
        "X.block",
        "it keeps at least as many draft tokens as the reference decoder",
        at => Expect.AtMost(
            "E[kept tokens] of the reference, and of the decoder",
            ExactLaw.OfTranscripts(reference(at.Lookahead, at.Drafts), at.Instance).Expectation(run => run.Kept),
            at.Mean(run => run.Kept)))
    { Denial = "keeps fewer draft tokens than its reference" };

    /// <summary>The counter that the decoder reports is what the text shows, on every path.</summary>
    /// <param name="words">What is counted: "accepted draft tokens".</param>
    /// <param name="truth">The true count of a finished run, such as its kept drafts.</param>
    public static Claim Reports(string words, Func<Transcript, int> truth) => new(
        "X.report", $"the number that it reports is that of its {words}", at => Expect.Reports(words, at.Decoder, at.Instance, truth))
    { Denial = $"does not report the number of its {words}" };

    /// <summary>The same claim about the instances that meet a condition; a claim that no instance meets is an error.</summary>
    /// <param name="condition">Whether a case counts.</param>
    /// <param name="words">The condition in words: "the draft covers the target".</param>
    public Claim Where(Func<ClaimCase, bool> condition, string words) => this with
    {
        Words = $"{Words} where {words}",
        Denial = $"{Denial} where {words}",
        IsConditional = true,
        Condition = at => Condition(at) && condition(at),
    };

    /// <summary>Whether the claim says anything about a case.</summary>
    public Func<ClaimCase, bool> Condition { get; private init; } = _ => true;

    /// <summary>Whether it has a condition.</summary>
    internal bool IsConditional { get; private init; }

    /// <inheritdoc/>
    public override string ToString() => Words;

    private static void RejectsAs(ClaimCase at, IDecoder<Rational> reference) => Expect.Rejections(
        DecoderName.Of(reference),
        at.Decoder,
        at.Instance,
        ExactLaw.OfTranscripts(reference, at.Instance).Expectation(run => run.Rejections),
        RejectionRate.Of(reference, at.Instance));
}
