namespace SpecProofs.Conformance;

/// <summary>A decoder in one case, about which something is claimed.</summary>
/// <param name="Decoder">The decoder, made with the lookahead and the number of drafts.</param>
/// <param name="Instance">The instance.</param>
/// <param name="Lookahead">The lookahead; to the horizon for a decoder without one.</param>
/// <param name="Drafts">The number of drafts; 1 for a decoder without any.</param>
public sealed record ClaimCase(IDecoder<Rational> Decoder, Instance<Rational> Instance, Lookahead Lookahead, Drafts Drafts)
{
    private readonly Lazy<Law<Transcript, Rational>> _transcripts = new(() => ExactLaw.OfTranscripts(Decoder, Instance));

    /// <summary>The value of the decoder's own parameter; null if it has none.</summary>
    internal object? Parameter { get; init; }

    /// <summary>The value of the decoder's own parameter.</summary>
    /// <typeparam name="T">The parameter's type.</typeparam>
    /// <exception cref="InvalidOperationException">The decoder has no parameter of this type.</exception>
    public T Value<T>()
        where T : notnull => Parameter is T value ? value
        : throw new InvalidOperationException(
            $"the decoder has no parameter of type {typeof(T).Name}: write DecoderClaims.Of(parameter, (value, lookahead) => …)");

    /// <summary>The law of the decoder's transcripts.</summary>
    public Law<Transcript, Rational> Transcripts => _transcripts.Value;

    /// <summary>The expectation of a count over the decoder's runs.</summary>
    public Rational Mean(Func<Transcript, int> count) => Transcripts.Expectation(run => count(run));
}
