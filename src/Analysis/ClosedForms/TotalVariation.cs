using System.Numerics;

namespace SpecProofs.Analysis;

/// <summary>Total variation distance of two distributions over one vocabulary, in its equivalent forms; in [0, 1].</summary>
/// <remarks>Source: the paper's section 2. Checked by: L.tv, L.coupling.</remarks>
public static class TotalVariation
{
    /// <summary>½ Σ |p − q|.</summary>
    public static W HalfOfL1<W>(Distribution<W> p, Distribution<W> q)
        where W : struct, INumber<W> => Sum(p, q, (a, b) => W.Abs(a - b)) / W.CreateChecked(2);

    /// <summary>Σ [q − p]₊.</summary>
    public static W ExcessMass<W>(Distribution<W> p, Distribution<W> q)
        where W : struct, INumber<W> => Sum(p, q, (a, b) => b > a ? b - a : W.Zero);

    /// <summary>1 − Σ min(p, q).</summary>
    public static W OneLessOverlap<W>(Distribution<W> p, Distribution<W> q)
        where W : struct, INumber<W> => W.One - Sum(p, q, W.Min);

    /// <summary>max over events A of q(A) − p(A), over all sets of tokens. Cost: 2^V.</summary>
    public static W LargestEventGap<W>(Distribution<W> p, Distribution<W> q)
        where W : struct, INumber<W> =>
        Enumerable.Range(0, 1 << p.Vocabulary)
            .Select(a => Enumerable.Range(0, p.Vocabulary).Where(x => (a >> x & 1) == 1).Select(x => q[x] - p[x]).Sum())
            .Aggregate(W.Max);

    private static W Sum<W>(Distribution<W> p, Distribution<W> q, Func<W, W, W> term)
        where W : struct, INumber<W>
    {
        if (p.Vocabulary != q.Vocabulary)
        {
            throw new ArgumentException($"one distribution has {p.Vocabulary} tokens and the other {q.Vocabulary}");
        }

        return Enumerable.Range(0, p.Vocabulary).Select(x => term(p[x], q[x])).Sum();
    }
}
