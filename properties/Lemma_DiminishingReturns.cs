namespace SpecProofs.Properties;

/// <summary>What the proofs of Theorem 3 and Proposition 1 use of the successive residuals q^m.</summary>
[Statement(
    "L.residual",
    "What acceptance keeps, min(p, q), and what the residual adds, make up q.",
    Formula = @"\min(p, q) + [q - p]_+ = q, \quad \sum_x [q - p]_+ = \mathrm{TV}(p, q)",
    Source = $"{Paper.Name}, proof of Theorem 1",
    After = ["T1.law"])]
[Statement(
    "L.stages",
    "The division-free recursion g_{m+1} = [g_m − r_m·p]₊, r_{m+1} = Σ g_{m+1} gives r_{M+1} = Π TV(q^m, p) and g_{M+1} = "
        + "r_{M+1} · q^{M+1}.",
    Formula = @"g_{m+1} = [g_m - r_m\,p]_+,\ r_{m+1} = \sum_x g_{m+1} \;\Rightarrow\; r_{M+1} = \prod_{m=1}^{M} "
        + @"\mathrm{TV}(q^m, p),\ g_{M+1} = r_{M+1}\,q^{M+1}",
    Source = $"{Paper.Name}, proof of Theorem 3",
    After = ["T3.rejections"])]
public sealed class Lemma_DiminishingReturns
{
    private const int Drafts = 6;

    [Checks("T3.monotone", SmallWorld = true)]
    public void Each_draft_helps_less_than_the_one_before(GeneratedRows given)
    {
        var distances = BatchFormula.Targets(given.Draft, given.Target, Drafts)
            .ConvertAll(target => TotalVariation.HalfOfL1(target, given.Draft));
        foreach (var (m, (now, next)) in distances.Zip(distances.Skip(1)).Index())
        {
            Expect.AtMost($"TV(q^{m + 1}, p), and TV(q^{m + 2}, p)", now, next);
        }
    }

    [Checks("T3.monotone", SmallWorld = true)]
    public void No_later_target_equals_the_draft(GeneratedRows given)
    {
        foreach (var (m, target) in BatchFormula.Targets(given.Draft, given.Target, Drafts).Index().Skip(1))
        {
            Expect.That(!target.Equals(given.Draft), () => $"q^{m + 1} = p = {target}");
        }
    }

    [Checks("L.stages", SmallWorld = true)]
    public void Products_of_distances_are_what_the_division_free_recursion_leaves(GeneratedRows given)
    {
        var targets = BatchFormula.Targets(given.Draft, given.Target, Drafts);
        foreach (var (m, stage) in BatchStages<Rational>.Of(new Coupling<Rational>(given.Draft, given.Target)).Take(targets.Count).Index())
        {
            var product = BatchFormula.Product(given.Draft, targets.Take(m));
            Expect.Equal($"r_{m + 1} and Π TV", stage.Left, product);
            foreach (var x in Enumerable.Range(0, given.Draft.Vocabulary))
            {
                Expect.Equal($"g_{m + 1}({x}) and Π TV · q^{m + 1}({x})", stage.Rest[x], product * targets[m][x]);
            }
        }
    }

    [Checks("L.residual", SmallWorld = true)]
    public void The_residual_fills_exactly_what_acceptance_leaves(GeneratedRows given)
    {
        var coupling = new Coupling<Rational>(given.Draft, given.Target);
        foreach (var x in Enumerable.Range(0, given.Draft.Vocabulary))
        {
            var accepted = coupling.Acceptance(x) * given.Draft[x];
            Expect.Equal($"b({x})·p({x}) and min(p, q)", accepted, given.Draft[x] < given.Target[x] ? given.Draft[x] : given.Target[x]);
            var replaced = Rational.IsZero(coupling.TotalVariation) ? 0 : coupling.TotalVariation * coupling.Residual[x];
            Expect.Equal($"b·p + TV · residual at {x}, and q", accepted + replaced, given.Target[x]);
        }
    }

    [Checks("L.stages", SmallWorld = true)]
    public void A_row_of_the_caller_s_gets_what_the_drafts_leave(GeneratedRows given, Drafts drafts)
    {
        var (coupling, row) = (new Coupling<Rational>(given.Draft, given.Target), new Rational[given.Draft.Vocabulary]);
        foreach (var (m, stage) in BatchStages<Rational>.Of(coupling).Take(drafts.Count + 1).Index())
        {
            Expect.Equal($"r after {m} drafts, into a row and step by step", BatchStages<Rational>.After(coupling, m, row), stage.Left);
            Expect.That(
                row.AsSpan().SequenceEqual(stage.Rest.AsSpan()),
                () => $"after {m} drafts the row is {string.Join(", ", row)}, not {string.Join(", ", stage.Rest)}");
        }
    }
}
