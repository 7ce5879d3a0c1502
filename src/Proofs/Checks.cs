namespace SpecProofs.Proofs;

/// <summary>The comparisons that checks are made of. Each is decided at every point of a cell before it passes or fails.</summary>
public static class Checks
{
    /// <summary>The decoder's output law is the target's.</summary>
    /// <exception cref="CheckFailedException">It is not; the message names the first output whose probability differs.</exception>
    public static void Lossless(IDecoder<Real> decoder, Instance<Real> instance)
    {
        // The decoder first: where it asks for both rows of a context, they are chosen together.
        var law = ExactLaw.Of(decoder, instance);
        Same(law, TargetLaw.Of(instance));
    }

    /// <summary>Two laws are the same.</summary>
    /// <exception cref="CheckFailedException">They are not; the message names the first outcome whose probability differs.</exception>
    public static void Same<T>(Law<T, Real> law, Law<T, Real> expected)
        where T : notnull
    {
        foreach (var outcome in law.DifferencesFrom(expected))
        {
            throw new CheckFailedException($"Pr({outcome}) = {law[outcome]}, not {expected[outcome]}");
        }
    }

    /// <summary>E[N_rej] of the decoder is this number.</summary>
    /// <exception cref="CheckFailedException">It is not.</exception>
    public static void Rejections(IDecoder<Real> decoder, Instance<Real> instance, Real expected)
    {
        var rejections = ExactLaw.OfTranscripts(decoder, instance).Expectation(run => run.Rejections);
        That(rejections == expected, () => $"E[N_rej] = {rejections}, not {expected}");
    }

    /// <summary>Something holds.</summary>
    /// <exception cref="CheckFailedException">It does not.</exception>
    public static void That(bool holds, string otherwise) => That(holds, () => otherwise);

    /// <summary>Something holds.</summary>
    /// <exception cref="CheckFailedException">It does not; the message is asked for only then.</exception>
    public static void That(bool holds, Func<string> otherwise)
    {
        if (!holds)
        {
            throw new CheckFailedException(otherwise());
        }
    }
}

/// <summary>A check fails.</summary>
public sealed class CheckFailedException(string message) : Exception(message);
