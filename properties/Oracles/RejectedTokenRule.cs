namespace SpecProofs.Properties;

/// <summary>
/// A lossless rule whose fallback depends on the rejected token: the missing mass q − b·p is dealt out to the rejected tokens in turn.
/// </summary>
internal static class RejectedTokenRule
{
    public static Rule<Rational> Of(Damping damping) => new(
        (text, token) => Acceptance(damping, text, token),
        (text, rejected) => Share(damping, text, rejected))
    { Name = "damped acceptance, fallback by rejected token" };

    private static Rational Acceptance(Damping damping, Text<Rational> text, int token) =>
        damping[text, token] * text.Context.Coupling.Acceptance(token);

    /// <summary>
    /// The share of the missing mass that lies between what the tokens before this one reject and what they reject together with it.
    /// </summary>
    private static Distribution<Rational> Share(Damping damping, Text<Rational> text, int rejected)
    {
        var (draft, target) = (text.Context.Coupling.Draft, text.Context.Coupling.Target);
        var from = Enumerable.Range(0, rejected).Select(x => (1 - Acceptance(damping, text, x)) * draft[x]).Sum();
        var to = from + ((1 - Acceptance(damping, text, rejected)) * draft[rejected]);
        var (weights, filled) = (new Rational[draft.Vocabulary], Rational.Zero);
        for (var x = 0; x < weights.Length; x++)
        {
            var next = filled + target[x] - (Acceptance(damping, text, x) * draft[x]);
            weights[x] = Rational.Max(Rational.Min(next, to) - Rational.Max(filled, from), 0);
            filled = next;
        }

        return Distribution<Rational>.Proportional(weights);
    }
}
