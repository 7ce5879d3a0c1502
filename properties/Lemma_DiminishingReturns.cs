using SpecProofs.Analysis;
using SpecProofs.Conformance;
using SpecProofs.Decoding;

namespace SpecProofs.Properties;

/// <summary>What the proofs of Theorem 3 and Proposition 1 use of the successive residuals q^m.</summary>
public sealed class Lemma_DiminishingReturns
{
    private const int Drafts = 6;

    [Law("T3.monotone", SmallWorld = true)]
    public void Each_draft_helps_less_than_the_one_before(Trio trio)
    {
        var distances = BatchFormula.Targets(trio.First, trio.Second, Drafts).ConvertAll(target => TotalVariation.HalfOfL1(target, trio.First));
        foreach (var (m, (now, next)) in distances.Zip(distances.Skip(1)).Index())
        {
            Expect.AtMost($"TV(q^{m + 1}, p), and TV(q^{m + 2}, p)", now, next);
        }
    }

    [Law("T3.monotone", SmallWorld = true)]
    public void No_later_target_equals_the_draft(Trio trio)
    {
        foreach (var (m, target) in BatchFormula.Targets(trio.First, trio.Second, Drafts).Index().Skip(1))
        {
            Expect.That(!target.Equals(trio.First), () => $"q^{m + 1} = p = {target}");
        }
    }

    [Law("L.stages", SmallWorld = true)]
    public void Products_of_distances_are_what_the_division_free_recursion_leaves(Trio trio)
    {
        var targets = BatchFormula.Targets(trio.First, trio.Second, Drafts);
        foreach (var (m, stage) in BatchStages<Rational>.Of(new Coupling<Rational>(trio.First, trio.Second)).Take(targets.Count).Index())
        {
            var product = BatchFormula.Product(trio.First, targets.Take(m));
            Expect.Equal($"r_{m + 1} and Π TV", stage.Left, product);
            foreach (var x in Enumerable.Range(0, trio.First.Vocabulary))
            {
                Expect.Equal($"g_{m + 1}({x}) and Π TV · q^{m + 1}({x})", stage.Rest[x], product * targets[m][x]);
            }
        }
    }

    [Law("L.residual", SmallWorld = true)]
    public void The_residual_fills_exactly_what_acceptance_leaves(Trio trio)
    {
        var coupling = new Coupling<Rational>(trio.First, trio.Second);
        foreach (var x in Enumerable.Range(0, trio.First.Vocabulary))
        {
            var accepted = coupling.Acceptance(x) * trio.First[x];
            Expect.Equal($"b({x})·p({x}) and min(p, q)", accepted, trio.First[x] < trio.Second[x] ? trio.First[x] : trio.Second[x]);
            var replaced = Rational.IsZero(coupling.TotalVariation) ? 0 : coupling.TotalVariation * coupling.Residual[x];
            Expect.Equal($"b·p + TV · residual at {x}, and q", accepted + replaced, trio.Second[x]);
        }
    }

    [Law("L.stages")]
    public void A_row_of_the_caller_s_gets_what_the_drafts_leave(Trio trio, Drafts drafts)
    {
        var (coupling, row) = (new Coupling<Rational>(trio.First, trio.Second), new Rational[trio.First.Vocabulary]);
        foreach (var (m, stage) in BatchStages<Rational>.Of(coupling).Take(drafts.Count + 1).Index())
        {
            Expect.Equal($"r after {m} drafts, into a row and step by step", BatchStages<Rational>.After(coupling, m, row), stage.Left);
            Expect.That(row.AsSpan().SequenceEqual(stage.Rest.AsSpan()), () => $"after {m} drafts the row is {string.Join(", ", row)}, not {string.Join(", ", stage.Rest)}");
        }
    }
}
