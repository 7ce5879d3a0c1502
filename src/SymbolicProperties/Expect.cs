namespace SpecProofs.Conformance;

/// <summary>The comparisons that properties are made of, decided at every point of a cell.</summary>
public static class Expect
{
    /// <summary>A decoder's output law is the target's.</summary>
    /// <exception cref="CheckFailedException">It is not.</exception>
    public static void Lossless(IDecoder<Real> decoder, Instance<Real> instance) => Checks.Lossless(decoder, instance);

    /// <summary>The same.</summary>
    /// <exception cref="CheckFailedException">The output law is not the target's.</exception>
    public static void Lossless(IDecoder<Real> decoder, GeneratedInstance given) => Checks.Lossless(decoder, given.Instance);

    /// <summary>The same of a decoder whose law of whole transcripts is known already.</summary>
    /// <exception cref="CheckFailedException">The output law is not the target's.</exception>
    public static void Lossless(IDecoder<Real> decoder, GeneratedInstance given, Law<Transcript, Real> runs) =>
        Checks.Same(runs.Select(run => run.Tokens), given.TargetLaw);

    /// <summary>A decoder's output law is this one.</summary>
    /// <exception cref="CheckFailedException">It is another.</exception>
    public static void Law(IDecoder<Real> decoder, Instance<Real> instance, Law<Tokens, Real> expected, string? difference = null) =>
        Checks.Same(ExactLaw.Of(decoder, instance), expected);

    /// <summary>Two decoders have the same law of whole transcripts.</summary>
    /// <exception cref="CheckFailedException">They have not.</exception>
    public static void SameTranscripts(IDecoder<Real> decoder, IDecoder<Real> reference, Instance<Real> instance) =>
        Checks.Same(ExactLaw.OfTranscripts(decoder, instance), ExactLaw.OfTranscripts(reference, instance));

    /// <summary>The expectation of a count over a decoder's runs is this number.</summary>
    /// <exception cref="CheckFailedException">It is another.</exception>
    public static void Mean(string what, IDecoder<Real> decoder, Instance<Real> instance, Func<Transcript, int> count, Real expected) =>
        Equal(what, ExactLaw.OfTranscripts(decoder, instance).Expectation(run => count(run)), expected);

    /// <summary>On every path, the counter that a decoder reports is the true count.</summary>
    /// <exception cref="CheckFailedException">It is not on some path.</exception>
    public static void Reports(string what, IDecoder<Real> decoder, Instance<Real> instance, Func<Transcript, int> truth) =>
        Checks.That(
            ExactLaw.OfTranscripts(decoder, instance).Outcomes.All(run => run.Reported == truth(run)),
            $"another number of {what} is reported");

    /// <summary>E[N_rej] of a decoder is this number.</summary>
    /// <exception cref="CheckFailedException">It is another.</exception>
    public static void Rejections(string what, IDecoder<Real> decoder, Instance<Real> instance, Real expected, RejectionRate rate)
    {
        _ = rate;
        Mean($"E[N_rej] and {what}", decoder, instance, run => run.Rejections, expected);
    }

    /// <summary>Two numbers are equal.</summary>
    /// <exception cref="CheckFailedException">They are not.</exception>
    public static void Equal(string what, Real actual, Real expected) =>
        Checks.That(actual == expected, () => $"{what} differ: {actual} and {expected}");

    /// <summary>One number is at most another.</summary>
    /// <exception cref="CheckFailedException">It is more.</exception>
    public static void AtMost(string what, Real less, Real more) =>
        Checks.That(less <= more, () => $"{what}: the first is larger: {less} and {more}");

    /// <summary>Something holds.</summary>
    /// <exception cref="CheckFailedException">It does not.</exception>
    public static void That(bool holds, Func<string> otherwise) => Checks.That(holds, otherwise);
}
