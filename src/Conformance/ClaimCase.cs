namespace SpecProofs.Conformance;

/// <summary>A decoder in one case, about which something is claimed.</summary>
/// <param name="Decoder">The decoder, made with the lookahead and the number of drafts.</param>
/// <param name="Instance">The instance.</param>
/// <param name="Lookahead">The lookahead; to the horizon for a decoder without one.</param>
/// <param name="Drafts">The number of drafts; 1 for a decoder without any.</param>
public sealed record ClaimCase(IDecoder<Rational> Decoder, Instance<Rational> Instance, Lookahead Lookahead, Drafts Drafts)
{
    private readonly Lazy<Law<Transcript, Rational>> _transcripts = new(() => ExactLaw.OfTranscripts(Decoder, Instance));

    /// <summary>The law of the decoder's transcripts.</summary>
    public Law<Transcript, Rational> Transcripts => _transcripts.Value;

    /// <summary>The expectation of a count over the decoder's runs.</summary>
    public Rational Mean(Func<Transcript, int> count) => Transcripts.Expectation(run => count(run));
}
