namespace SpecProofs.Properties;

/// <summary>Exact minimisation of TV(b·p + ρ·P, q) over all fallbacks P, which knows nothing of Theorem 4.</summary>
/// <remarks>
/// The loss is convex and linear between the kinks P(x) = (q(x) − b(x)·p(x))/ρ, so its minimum over the simplex is at a vertex of the
/// arrangement of kinks and faces: all coordinates but one are 0 or at their kink, and the last one makes the sum 1.
/// </remarks>
internal static class FallbackVertices
{
    public static Rational LeastLoss(Coupling<Rational> coupling, IReadOnlyList<Rational> b)
    {
        var (p, q, tokens) = (coupling.Draft, coupling.Target, Enumerable.Range(0, b.Count).ToList());
        var rho = tokens.Select(x => (1 - b[x]) * p[x]).Sum();
        var kinks = tokens.ConvertAll(x => (q[x] - (b[x] * p[x])) / rho);
        var losses =
            from free in tokens
            from atKink in Enumerable.Range(0, 1 << b.Count)
            where (atKink >> free & 1) == 0
            let fallback = Vertex(kinks, free, atKink)
            where fallback.TrueForAll(mass => mass >= 0)
            select tokens.Select(x => Rational.Abs((b[x] * p[x]) + (rho * fallback[x]) - q[x])).Sum() / 2;
        return losses.Min();
    }

    /// <summary>A fallback that never exceeds a kink: filled up in the order of the preferred masses.</summary>
    public static Distribution<Rational> Attaining(Coupling<Rational> coupling, IReadOnlyList<Rational> b, Distribution<Rational> preferred)
    {
        var tokens = Enumerable.Range(0, b.Count).ToList();
        var rho = tokens.Select(x => (1 - b[x]) * coupling.Draft[x]).Sum();
        var (masses, left) = (new Rational[b.Count], Rational.One);
        foreach (var x in tokens.OrderByDescending(x => preferred[x]))
        {
            var kink = (coupling.Target[x] - (b[x] * coupling.Draft[x])) / rho;
            masses[x] = Rational.Max(0, Rational.Min(kink, left));
            left -= masses[x];
        }

        return Distribution<Rational>.Of(masses);
    }

    private static List<Rational> Vertex(List<Rational> kinks, int free, int atKink)
    {
        var masses = kinks.Select((kink, x) => (atKink >> x & 1) == 1 ? kink : 0).ToList();
        masses[free] = 1 - masses.Sum();
        return masses;
    }
}
