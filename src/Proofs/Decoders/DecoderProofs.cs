using SpecProofs.Conformance;

namespace SpecProofs.Proofs;

/// <summary>
/// A decoder of one's own, generic in its weights, under proof: what its author claims holds for every real instance of a size.
/// </summary>
/// <remarks>
/// The output law and the rejections are proved step by step for every horizon where the decoder reads no more of the text than
/// <see cref="StepProof"/> allows.
/// Otherwise, and for the other claims, the whole law is proved for each horizon up to <see cref="Horizon"/>.
/// Cost: some seconds a claim. Exactness: no tolerance and no probability of error.
/// </remarks>
public sealed record DecoderProofs
{
    private static readonly Dictionary<Claim, Action<IDecoder<Real>, Instance<Real>>> Provable = new()
    {
        [Claim.Lossless] = Checks.Lossless,
        [Claim.RejectsAsSpeculative] = (decoder, instance) =>
            Checks.Rejections(decoder, instance, ExpectedRejections.Speculative(instance)),
        [Claim.RejectsNoLessThanTotalVariation] = (decoder, instance) => Checks.That(
            ExpectedRejections.Speculative(instance) <= Rejections(decoder, instance), "E[N_rej] is below Σ E_Q TV"),
        [Claim.RejectsNoMore] = (decoder, instance) => Checks.That(
            Rejections(decoder, instance) <= ExpectedRejections.Speculative(instance), "E[N_rej] is above Σ E_Q TV"),
        [Claim.KeepsAPerfectDraft] = (decoder, instance) =>
            Checks.Rejections(decoder, instance.With(draft: instance.Target), Real.Zero),
    };

    private readonly Func<Lookahead, Drafts, IDecoder<Real>> _decoder;
    private readonly bool _hasLookahead;
    private readonly bool _hasDrafts;

    private DecoderProofs(Func<Lookahead, Drafts, IDecoder<Real>> decoder, bool hasLookahead, bool hasDrafts) =>
        (_decoder, _hasLookahead, _hasDrafts) = (decoder, hasLookahead, hasDrafts);

    /// <summary>V goes from 1 to this.</summary>
    public int Vocabulary { get; init; } = 3;

    /// <summary>T goes from 1 to this where not every horizon is proved at once.</summary>
    public int Horizon { get; init; } = 2;

    /// <summary>γ goes from 1 to this.</summary>
    public int MostLookahead { get; init; } = 2;

    /// <summary>M goes from 1 to this.</summary>
    public int MostDrafts { get; init; } = 2;

    /// <summary>How long each proof is tried.</summary>
    public ProofBudget Budget { get; init; } = new();

    /// <summary>A decoder without knobs.</summary>
    public static DecoderProofs Of(Func<IDecoder<Real>> decoder) => new((_, _) => decoder(), hasLookahead: false, hasDrafts: false);

    /// <summary>A decoder with a lookahead.</summary>
    public static DecoderProofs Of(Func<Lookahead, IDecoder<Real>> decoder) =>
        new((lookahead, _) => decoder(lookahead), hasLookahead: true, hasDrafts: false);

    /// <summary>A decoder with a lookahead and a number of drafts.</summary>
    public static DecoderProofs Of(Func<Lookahead, Drafts, IDecoder<Real>> decoder) => new(decoder, hasLookahead: true, hasDrafts: true);

    /// <summary>Proves each claim at every size.</summary>
    /// <returns>What is proved, one sentence a size.</returns>
    /// <exception cref="ArgumentException">Nothing is claimed, or a claim that is not written for symbolic numbers.</exception>
    /// <exception cref="FalsifiedException">A claim does not hold; the message has a rational counterexample.</exception>
    /// <exception cref="UnprovedException">A proof is open, or the decoder failed; the message says why.</exception>
    public IReadOnlyList<string> Prove(params IEnumerable<Claim> claims)
    {
        var list = claims.ToList();
        return list.Find(claim => !Provable.ContainsKey(claim)) is { } unknown
            ? throw new ArgumentException(
                $"\"{unknown}\" cannot be proved: it is checked in rational numbers alone. Proved are: {string.Join("; ", Provable.Keys)}",
                nameof(claims))
            : list.Count == 0
            ? throw new ArgumentException("nothing is claimed of the decoder, so there is nothing to prove", nameof(claims))
            : [.. from claim in list
                  from vocabulary in Enumerable.Range(1, Vocabulary)
                  from lookahead in Enumerable.Range(1, _hasLookahead ? MostLookahead : 1)
                  from drafts in Enumerable.Range(1, _hasDrafts ? MostDrafts : 1)
                  from proved in Of(claim, vocabulary, lookahead, drafts)
                  select proved];
    }

    private IEnumerable<string> Of(Claim claim, int vocabulary, int lookahead, int drafts)
    {
        IDecoder<Real> Decoder() => _decoder(new(lookahead), new(drafts));
        var knobs = (_hasLookahead ? $"\n  lookahead {lookahead}" : string.Empty) + (_hasDrafts ? $"\n  drafts    {drafts}" : string.Empty);

        // Above the lookahead and a step of lookahead + 1 tokens: then a step that does not meet the end is that of every longer text.
        var rejections = claim == Claim.RejectsAsSpeculative;
        if ((claim == Claim.Lossless || rejections)
            && StepProof.Lossless(Decoder, vocabulary, lookahead + 2, rejections, Budget)
                is StepOutcome.Proved { EveryHorizon: true } proved)
        {
            return [proved.Statement];
        }

        return [.. Enumerable.Range(1, Horizon).Select(horizon => Whole(claim, Decoder, vocabulary, horizon, knobs))];
    }

    private string Whole(Claim claim, Func<IDecoder<Real>> decoder, int vocabulary, int horizon, string knobs)
    {
        var name = decoder().ToString()!;
        return Proof.ForAll(point => Provable[claim](decoder(), point.Instance(vocabulary, horizon)), Budget) switch
        {
            Outcome.Refuted { Counterexample: var found } => throw RefutedClaim.Of(
                claim, decoder(), found, found.Point.Instance(vocabulary, horizon), knobs),
            Outcome.Open open => throw new UnprovedException(
                $"{name}, V = {vocabulary}, T = {horizon}: it is not proved that {claim}: {open}"),
            _ => $"{name}: {claim} for all real-valued draft and target models over {vocabulary} tokens and horizon {horizon}. "
                + "Assumed: exact arithmetic; no end tokens; the decoder depends on the text and on the answers of chance alone.",
        };
    }

    private static Real Rejections(IDecoder<Real> decoder, Instance<Real> instance) =>
        ExactLaw.OfTranscripts(decoder, instance).Expectation(run => run.Rejections);
}

/// <summary>A claim is neither proved nor refuted.</summary>
public sealed class UnprovedException(string message) : Exception(message);
