using SpecProofs.Analysis;
using SpecProofs.Conformance;

namespace SpecProofs.Properties;

/// <summary>What the proofs use of total variation.</summary>
public sealed class Lemma_TotalVariation
{
    [Law("L.tv", SmallWorld = true)]
    public void All_forms_agree(Trio trio)
    {
        var tv = TotalVariation.HalfOfL1(trio.First, trio.Second);
        Expect.Equal("Σ [q − p]₊ = ½ Σ |p − q|", TotalVariation.ExcessMass(trio.First, trio.Second), tv);
        Expect.Equal("1 − Σ min(p, q) = ½ Σ |p − q|", TotalVariation.OneLessOverlap(trio.First, trio.Second), tv);
        Expect.Equal("max_A q(A) − p(A) = ½ Σ |p − q|", TotalVariation.LargestEventGap(trio.First, trio.Second), tv);
        Expect.Equal("the coupling's TV = ½ Σ |p − q|", new Decoding.Coupling<Rational>(trio.First, trio.Second).TotalVariation, tv);
    }

    [Law("L.tv", SmallWorld = true)]
    public void It_is_a_metric(Trio trio)
    {
        var (p, q, r) = (trio.First, trio.Second, trio.Third);
        Expect.That(Rational.IsZero(Tv(p, q)) == p.Equals(q), () => $"TV = {Tv(p, q)}, and the distributions are {(p.Equals(q) ? "equal" : "not equal")}");
        Expect.Equal("symmetry", Tv(p, q), Tv(q, p));
        Expect.AtMost("triangle inequality", Tv(p, r), Tv(p, q) + Tv(q, r));
        Expect.AtMost("TV ≤ 1", Tv(p, q), 1);
    }

    private static Rational Tv(Decoding.Distribution<Rational> p, Decoding.Distribution<Rational> q) => TotalVariation.HalfOfL1(p, q);
}
