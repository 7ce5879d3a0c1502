namespace SpecProofs.Properties;

/// <summary>Tokens of the first round with bonus, for a lookahead below T: summed over prefixes.</summary>
internal static class FirstRoundTokens
{
    /// <summary>1 + Σ_{i ≤ γ} Σ Π_{j ≤ i} min(p_j, q_j), without end tokens.</summary>
    public static Rational Of(Instance<Rational> instance, int lookahead)
    {
        return 1 + From(instance.Start, Rational.One, lookahead);

        static Rational From(Context<Rational> context, Rational mass, int left) => left == 0
            ? 0
            : context.Target.Support.ToArray().Where(x => context.Draft[x] > 0).Select(x =>
            {
                var kept = mass * Rational.Min(context.Draft[x], context.Target[x]);
                return kept + From(context.After(x), kept, left - 1);
            }).Sum();
    }
}
