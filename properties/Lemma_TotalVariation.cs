namespace SpecProofs.Properties;

/// <summary>What the proofs use of total variation.</summary>
[Statement(
    "L.tv",
    "The forms of total variation agree, it is the largest event gap, and it is a metric.",
    Formula = @"\mathrm{TV}(p, q) = \tfrac12 \sum_x \lvert p(x) - q(x) \rvert = \sum_x [q(x) - p(x)]_+ = 1 - \sum_x \min(p(x), "
        + @"q(x)) = \max_A \, q(A) - p(A)",
    Source = $"{Paper.Name}, section 2")]
public sealed class Lemma_TotalVariation
{
    [Checks("L.tv", SmallWorld = true)]
    public void All_forms_agree(GeneratedRows given)
    {
        var tv = TotalVariation.HalfOfL1(given.Draft, given.Target);
        Expect.Equal("Σ [q − p]₊ = ½ Σ |p − q|", TotalVariation.ExcessMass(given.Draft, given.Target), tv);
        Expect.Equal("1 − Σ min(p, q) = ½ Σ |p − q|", TotalVariation.OneLessOverlap(given.Draft, given.Target), tv);
        Expect.Equal("max_A q(A) − p(A) = ½ Σ |p − q|", TotalVariation.LargestEventGap(given.Draft, given.Target), tv);
        Expect.Equal("the coupling's TV = ½ Σ |p − q|", new Decoding.Coupling<Rational>(given.Draft, given.Target).TotalVariation, tv);
    }

    [Checks("L.tv", SmallWorld = true)]
    public void It_is_a_metric(GeneratedRows given)
    {
        var (p, q, r) = (given.Draft, given.Target, given.Other);
        Expect.That(
            Rational.IsZero(Tv(p, q)) == p.Equals(q),
            () => $"TV = {Tv(p, q)}, and the distributions are {(p.Equals(q) ? "equal" : "not equal")}");
        Expect.Equal("symmetry", Tv(p, q), Tv(q, p));
        Expect.AtMost("triangle inequality", Tv(p, r), Tv(p, q) + Tv(q, r));
        Expect.AtMost("TV ≤ 1", Tv(p, q), 1);
    }

    private static Rational Tv(Decoding.Distribution<Rational> p, Decoding.Distribution<Rational> q) => TotalVariation.HalfOfL1(p, q);
}
