using System.Numerics;

namespace SpecProofs.Analysis;

/// <summary>E[rounds], the expected number of target calls, in closed form.</summary>
/// <remarks>Checked by: N.calls.</remarks>
public static class ExpectedRounds
{
    /// <summary>Speculative decoding that drafts to the horizon: 1 + Σ_{n&lt;T} E_Q TV(p_n, q_n), in [1, T].</summary>
    /// <remarks>
    /// A rejection at the last position starts no new round, so this is neither E[N_rej] nor E[N_rej] + 1. Nor does a rejection that writes
    /// an end token: with end tokens TV(p, q) loses their share of it, Σ [q − p]₊ over the end tokens. Cost: T · contexts · V. Checked by:
    /// T1.calls.
    /// </remarks>
    public static W Speculative<W>(Instance<W> instance)
        where W : struct, INumber<W> =>
        W.One + Recursion(instance).Positions().SkipLast(1).Select(totals => totals[0]).Sum();

    /// <summary>The dynamic programme; its only total is the probability of a rejection after which the text goes on.</summary>
    internal static ForwardRecursion<W> Recursion<W>(Instance<W> instance)
        where W : struct, INumber<W>
    {
        var graph = ContextGraph<W>.Of(instance);
        return new(graph, RoundPlaces.Single, gains: 1, (number, _) =>
        {
            var context = graph.Contexts[number];
            return new(new[] { context.Coupling.TotalVariation - Ending(instance, context) }, [], context.Target.Masses);
        });
    }

    /// <summary>The probability that a rejection writes an end token.</summary>
    private static W Ending<W>(Instance<W> instance, Context<W> context)
        where W : struct, INumber<W> =>
        instance.EndTokens.Select(x => W.Max(context.Target[x] - context.Coupling.Draft[x], W.Zero)).Sum();
}
