using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SpecProofs.Analysis;

/// <summary>Theorem 3 as a forward recursion; its only total is Pr(R_n = 1).</summary>
/// <remarks>
/// At the first place of a round a position is rejected with r_{M+1}, and token x then has mass g_{M+1}(x); at later places with r_2 and
/// g_2(x). Accepted is what the target has left: q(x) − g(x). Source: Theorem 3 of the paper. Checked by: T3.rejections, T3.lookahead,
/// P1.limit.
/// </remarks>
internal static class BatchRecursion
{
    /// <summary>E[N_rej] for each number of drafts.</summary>
    public static W[] Rejections<W>(Instance<W> instance, DraftCounts counts, int lookahead)
        where W : struct, INumber<W>
    {
        var (graph, places) = (ContextGraph<W>.Of(instance), RoundPlaces.Of(counts.Count, lookahead, instance.Horizon));
        var stages = new Dictionary<Coupling<W>, BatchStages<W>[]>();
        var recursion = Of(graph, places, (context, decoder) => StagesOf(context.Coupling)[decoder]);
        var positions = Vector512<W>.IsSupported
            ? recursion.Positions(W.One, new BatchVectors<W>(graph, places, counts).Push)
            : recursion.Positions(W.One, recursion.Following<W>(new ConvertedSteps<W, W>(recursion.Steps, weight => weight).At));
        var sums = new W[counts.Count];
        foreach (var totals in positions)
        {
            for (var i = 0; i < sums.Length; i++)
            {
                sums[i] += totals[i];
            }
        }

        return sums;

        BatchStages<W>[] StagesOf(Coupling<W> coupling)
        {
            ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(stages, coupling, out _);
            return known ??= counts.Stages(coupling);
        }
    }

    /// <summary>The recursion with given stages.</summary>
    /// <param name="graph">The contexts that the target can reach.</param>
    /// <param name="places">The places of a round.</param>
    /// <param name="first">What the drafts of a round leave at its first position, by context and decoder.</param>
    public static ForwardRecursion<W> Of<W>(ContextGraph<W> graph, RoundPlaces places, Func<Context<W>, int, BatchStages<W>> first)
        where W : struct, INumber<W>
    {
        return new(graph, places, gains: 1, At);

        Step<W> At(int number, int place)
        {
            var context = graph.Contexts[number];
            var stage = place == Step<W>.Later ? BatchStages<W>.After(context.Coupling, 1) : first(context, place);
            return new(new[] { stage.Left }, stage.Rest.AsSpan(), stage.Rest.Select((rest, x) => context.Target[x] - rest).ToArray());
        }
    }
}
