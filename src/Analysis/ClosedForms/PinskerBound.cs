namespace SpecProofs.Analysis;

/// <summary>E[N_rej] bounded by divergences: the two right-hand sides of Pinsker's and Jensen's inequality.</summary>
/// <remarks>
/// Formula: E[N_rej] ≤ Σ_n √(½ E_Q KL(q_n‖p_n)) ≤ √(T/2 · KL(Q‖P)), in nats, where KL(Q‖P) = Σ_n E_Q KL(q_n‖p_n). Exactness: masses are
/// rational, logarithms and roots enclosed from outside. Cost: T · contexts · V, with fractions of O(T) digits.
/// Source: Pinsker's inequality, Jensen's and Cauchy's. Checked by: X.pinsker.
/// </remarks>
/// <param name="Divergences">E_Q KL(q_n‖p_n) at each position.</param>
public sealed record PinskerBound(IReadOnlyList<Enclosure> Divergences)
{
    /// <summary>Σ_n √(½ E_Q KL(q_n‖p_n)).</summary>
    public Enclosure Stepwise =>
        Enclosure.Sum(Divergences.Select(divergence => Logarithm.SquareRoot(Scaled(divergence, Rational.Of(1, 2)))));

    /// <summary>KL(Q‖P), of whole texts.</summary>
    public Enclosure Divergence => Enclosure.Sum(Divergences);

    /// <summary>√(T/2 · KL(Q‖P)).</summary>
    public Enclosure Joint => Logarithm.SquareRoot(Scaled(Divergence, Rational.Of(Divergences.Count, 2)));

    /// <summary>The bound of an instance; null where it is infinite, since the draft cannot write something that the target can.</summary>
    public static PinskerBound? Of(Instance<Rational> instance)
    {
        var (recursion, divergences) = (ExpectedLength.Recursion(instance), new List<Enclosure>());
        if (recursion.Graph.Contexts.Any(context => context.Target.Support.ToArray().Any(x => Rational.IsZero(context.Draft[x]))))
        {
            return null;
        }

        var known = recursion.Graph.Contexts.Select(context => Of(context.Draft, context.Target)).ToList();
        foreach (var _ in recursion.Positions(Rational.One, recursion.Following(recursion.Steps), before: mass => divergences.Add(
            Enclosure.Sum(mass.Contexts.Select((context, i) => Scaled(known[context], mass.At(i)[0]))))))
        {
        }

        return new(divergences);
    }

    /// <summary>KL(q‖p) = Σ q·ln(q/p), for p > 0 wherever q is.</summary>
    public static Enclosure Of(Distribution<Rational> draft, Distribution<Rational> target) =>
        Enclosure.Sum(target.Support.ToArray().Select(x => Scaled(Logarithm.Of(target[x] / draft[x]), target[x])));

    private static Enclosure Scaled(Enclosure value, Rational factor) => new(value.Low * factor, value.High * factor);
}
