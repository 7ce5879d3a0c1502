namespace SpecProofs.Properties;

/// <summary>Proposition 1 of the paper: what more and more drafts can and cannot do.</summary>
[Statement(
    "P1.limit",
    "As M → ∞, Π TV(q^m, p) falls to the target's mass outside the draft's support: in finitely many steps where there is some, "
        + "geometrically where there is none; E[N_rej] falls to the recursion's value with that limit.",
    Formula = @"\lim_{M \to \infty} \prod_{m=1}^{M} \mathrm{TV}(q^m, p) = \sigma = q(\{p = 0\}); \quad \sigma > 0:\ "
        + @"\text{reached once } M \ge \max_x \frac{q(x)}{p(x)\,\sigma}; \quad \sigma = 0:\ \prod_{m=1}^{M} "
        + @"\mathrm{TV}(q^m, p) \le (1 - p_{\min})^M",
    Source = $"{Paper.Name}, Proposition 1",
    After = ["T3.rejections"])]
public sealed class Proposition1_Limit
{
    private const int Many = 12;

    [Checks("P1.limit", SmallWorld = true)]
    public void Without_uncovered_mass_the_product_falls_geometrically(GeneratedRows given)
    {
        var coupling = new Coupling<Rational>(given.Draft, given.Target);
        if (Rational.IsZero(Uncovered(coupling)))
        {
            var least = given.Draft.Support.ToArray().Select(x => given.Draft[x]).Min();
            var bound = Rational.One;
            foreach (var stage in BatchStages<Rational>.Of(coupling).Take(Many))
            {
                Expect.AtMost("Π TV(q^m, p), and (1 − p_min)^M", stage.Left, bound);
                bound *= 1 - least;
            }
        }
    }

    [Checks("P1.limit", SmallWorld = true)]
    public void With_uncovered_mass_the_limit_is_reached_after_finitely_many_drafts(GeneratedRows given)
    {
        var coupling = new Coupling<Rational>(given.Draft, given.Target);
        var uncovered = Uncovered(coupling);
        if (uncovered > 0)
        {
            var largest = given.Draft.Support.ToArray().Select(x => given.Target[x] / given.Draft[x]).Max();
            foreach (var (m, stage) in BatchStages<Rational>.Of(coupling).Take(40).Index())
            {
                Expect.AtMost("the uncovered mass, and Π TV(q^m, p)", uncovered, stage.Left);
                Expect.That(
                    stage.Left == uncovered || m * uncovered < largest,
                    () => $"after M = {m} ≥ max(q/p)/σ = {largest / uncovered} drafts Π TV = {stage.Left}, not σ = {uncovered}");
            }
        }
    }

    [Checks("P1.limit", SmallWorld = true)]
    public void The_limit_of_a_position_is_the_uncovered_mass(GeneratedRows given) =>
        Expect.Equal(
            "the limit of Π TV, and Q outside supp(p)",
            BatchStages<Rational>.Limit(new(given.Draft, given.Target)).Left,
            Uncovered(new(given.Draft, given.Target)));

    /// <summary>
    /// Both recursions step alike but for the mass r_{M+1} − σ, at most T times a run, and a run has at most T rejections.
    /// </summary>
    [Checks("P1.limit")]
    public void Expected_rejections_fall_to_their_limit_at_the_rate_of_the_product(GeneratedInstance given)
    {
        var limit = ExpectedRejections.BatchLimit(given.Instance);
        var contexts = ReachableContexts.Of(given.Instance);
        foreach (var drafts in new[] { 1, 2, 4, 8, 16 })
        {
            var gap = contexts.Select(context => context.Coupling)
                .Select(coupling => BatchStages<Rational>.After(coupling, drafts).Left - BatchStages<Rational>.Limit(coupling).Left)
                .Max();
            var rejections = ExpectedRejections.Batch(given.Instance, drafts);
            Expect.AtMost($"the limit, and E[N_rej] at M = {drafts}", limit, rejections);
            Expect.AtMost(
                $"E[N_rej] − its limit at M = {drafts}, and T² · the largest gap of a product",
                rejections - limit,
                given.Horizon * given.Horizon * gap);
        }
    }

    [Checks("P1.limit", SmallWorld = true)]
    public void One_token_that_the_draft_covers_is_never_rejected_in_the_limit(GeneratedInstance given)
    {
        var start = given.Instance.Start.Coupling;
        if (given.Horizon == 1 && Rational.IsZero(Uncovered(start)))
        {
            Expect.Equal("lim E[N_rej] for T = 1 and q ≪ p", ExpectedRejections.BatchLimit(given.Instance), 0);
        }
    }

    private static Rational Uncovered(Coupling<Rational> coupling) =>
        Enumerable.Range(0, coupling.Draft.Vocabulary).Where(x => Rational.IsZero(coupling.Draft[x])).Aggregate(
            Rational.Zero, (sum, x) => sum + coupling.Target[x]);
}
