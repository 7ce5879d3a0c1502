namespace SpecProofs.Forecast;

/// <summary>Whether the texts of a corpus can be the target's own samples.</summary>
/// <remarks>
/// Two tests, each wrong about a true sample with probability at most 2⁻³⁰ ≈ 10⁻⁹, whatever the models. (1) The product of (1 + p/q)/2 over
/// all tokens exceeds 2³⁰ with at most that probability (Ville's inequality): it grows if the draft wrote the text or the files are
/// swapped. (2) If every token is the target's likeliest, there is one such text for each prompt, so that their probability is the
/// product of q: text written greedily, or at a temperature near 0, with log-probabilities from before the temperature. To both limits is
/// added a millionth of a bit a token for rounded logarithms. Text of people, or of a third model, may pass: nothing in p and q at its
/// tokens need give it away.
/// </remarks>
public static class TextOrigin
{
    private const double Bits = 30;
    private const double Rounding = 1e-6;

    /// <summary>Why the texts are not the target's samples; null if they can be.</summary>
    public static string? Problem(CorpusSums corpus)
    {
        var limit = Bits + (Rounding * corpus.Tokens);
        var (evidence, surprise) = (corpus.Total(Sum.Evidence), corpus.Total(Sum.Surprise));
        return evidence > limit
            ? FormattableString.Invariant(
                $"the text was not written by this target: a mixture with the draft makes it 2^{evidence:0} times likelier (a sample of ")
                + "the target's gets there with probability below 1e-9); are the two files swapped, or did the draft write it?"
            : corpus.Whole(Sum.Ranked) == corpus.Tokens && corpus.Whole(Sum.Likeliest) == corpus.Tokens && surprise > limit
                ? FormattableString.Invariant(
                    $"the text is not a sample at these log-probabilities: all {corpus.Tokens:N0} tokens are the target's likeliest, ")
                    + FormattableString.Invariant($"which a sample is with probability 2^-{surprise:0}; it was written greedily")
                : null;
    }
}
