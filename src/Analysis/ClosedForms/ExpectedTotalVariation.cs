using System.Numerics;

namespace SpecProofs.Analysis;

/// <summary>E_Q TV(p_n, q_n) at each position n = 1 … T: how far draft and target are apart on the target's own prefixes.</summary>
/// <remarks>
/// A text that has ended before a position adds nothing there. Shape: T numbers in [0, 1], position 1 first. Two computations that share
/// no step, so each checks the other.
/// Source: Theorem 1 of the paper. Checked by: T1.rejections, T2.bound, T2.tight, T2.scope, N.averageRate.
/// </remarks>
public static class ExpectedTotalVariation
{
    /// <summary>By summation over all prefixes that the target can reach. Cost: V^T.</summary>
    public static IReadOnlyList<W> BySummation<W>(Instance<W> instance)
        where W : struct, INumber<W> =>
        [.. Enumerable.Range(0, instance.Horizon).Select(n => TargetLaw.Prefixes(instance, n).Select(prefix =>
            prefix.Mass * TotalVariation.HalfOfL1(instance.Draft.Next(prefix.DraftContext), instance.Target.Next(prefix.TargetContext)))
            .Sum())];

    /// <summary>By dynamic programming over the contexts that the models keep. Cost: T · contexts · V.</summary>
    public static IReadOnlyList<W> ByContext<W>(Instance<W> instance)
        where W : struct, INumber<W> =>
        [.. Recursion(instance).Positions().Select(totals => totals[0])];

    /// <summary>The dynamic programme; its only total is E_Q TV.</summary>
    internal static ForwardRecursion<W> Recursion<W>(Instance<W> instance)
        where W : struct, INumber<W>
    {
        var graph = ContextGraph<W>.Of(instance);
        return new(graph, RoundPlaces.Single, gains: 1, (number, _) =>
        {
            var context = graph.Contexts[number];
            return new(new[] { context.Coupling.TotalVariation }, [], context.Target.Masses);
        });
    }
}
