namespace SpecProofs.Properties;

/// <summary>
/// Theorem 3 as the paper writes it: sums over prefixes, with the normalised q^m and products of total variations. Shares no step with the
/// library's recursion.
/// </summary>
internal static class BatchFormula
{
    /// <summary>Σ E_Q TV − Σ_n Σ_{x_&lt;n} f(x_&lt;n) · (TV(p, q) − Π TV(q^m, p)).</summary>
    public static Rational Rejections(Instance<Rational> instance, int drafts)
    {
        var total = Rational.Zero;
        foreach (var n in Enumerable.Range(0, instance.Horizon))
        {
            var fresh = Fresh(instance, drafts, n).ToDictionary();
            foreach (var (prefix, draft, target, mass) in TargetLaw.Prefixes(instance, n))
            {
                var (p, q) = (instance.Draft.Next(draft), instance.Target.Next(target));
                var tv = TotalVariation.HalfOfL1(p, q);
                total += (mass * tv) - (fresh[prefix] * (tv - Product(p, Targets(p, q, drafts).Take(drafts))));
            }
        }

        return total;
    }

    /// <summary>Σ_n E_Q Π_m TV(q^m_n, p_n).</summary>
    public static Rational RejectionsAtLookaheadOne(Instance<Rational> instance, int drafts) =>
        Enumerable.Range(0, instance.Horizon)
            .SelectMany(n => TargetLaw.Prefixes(instance, n))
            .Select(prefix =>
            {
                var (p, q) = (instance.Draft.Next(prefix.DraftContext), instance.Target.Next(prefix.TargetContext));
                return prefix.Mass * Product(p, Targets(p, q, drafts).Take(drafts));
            })
            .Sum();

    /// <summary>
    /// f(x_1 … x_n) for every prefix that the target reaches: f(x_&lt;n) · Π TV(q^m, p) · q^{M+1}(x_n) + (Q − f)(x_&lt;n) · [q − p]₊(x_n);
    /// f of the empty prefix is 1.
    /// </summary>
    public static IEnumerable<KeyValuePair<Tokens, Rational>> Fresh(Instance<Rational> instance, int drafts, int length)
    {
        if (length == 0)
        {
            yield return KeyValuePair.Create(Tokens.Empty, Rational.One);
            yield break;
        }

        var before = Fresh(instance, drafts, length - 1).ToDictionary();
        foreach (var (prefix, draft, target, mass) in TargetLaw.Prefixes(instance, length - 1))
        {
            var (p, q) = (instance.Draft.Next(draft), instance.Target.Next(target));
            var targets = Targets(p, q, drafts);
            var product = Product(p, targets.Take(drafts));
            foreach (var x in q.Support.ToArray())
            {
                var fromRound = Rational.IsZero(product) ? 0 : product * targets[drafts][x];
                var excess = Rational.Max(q[x] - p[x], 0);
                yield return KeyValuePair.Create(prefix.Then(x), (before[prefix] * fromRound) + ((mass - before[prefix]) * excess));
            }
        }
    }

    /// <summary>q^1 = q, q^2, … q^{M+1}, as far as they exist: where q^m = p nothing is rejected and the list ends.</summary>
    public static List<Distribution<Rational>> Targets(Distribution<Rational> p, Distribution<Rational> q, int drafts)
    {
        var targets = new List<Distribution<Rational>> { q };
        while (targets.Count <= drafts && !targets[^1].Equals(p))
        {
            targets.Add(Distribution<Rational>.Proportional(
                [.. targets[^1].Masses.ToArray().Select((mass, x) => Rational.Max(mass - p[x], 0))]));
        }

        return targets;
    }

    /// <summary>Π TV(q^m, p).</summary>
    public static Rational Product(Distribution<Rational> p, IEnumerable<Distribution<Rational>> targets) =>
        targets.Aggregate(Rational.One, (product, target) => product * TotalVariation.HalfOfL1(target, p));
}
