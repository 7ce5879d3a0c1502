using System.Numerics;
using System.Runtime.InteropServices;

namespace SpecProofs.Analysis;

/// <summary>The forward recursion of Theorem 3 as a flow, drafting to the horizon: over the context and whether a round starts there. All later places of a round are alike.</summary>
/// <remarks><see cref="BatchTotals{W}"/> does the same row by row.</remarks>
internal static class BatchRecursion<W>
    where W : struct, INumber<W>
{
    /// <summary>The flow: its only total is Pr(R_n = 1).</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="firstPosition">What the drafts of a round leave at its first position.</param>
    public static MassFlow<(Context<W> Context, bool Starts), W> Flow(Instance<W> instance, Func<Context<W>, BatchStages<W>> firstPosition)
    {
        var later = new Dictionary<Coupling<W>, BatchStages<W>>();
        return new((instance.Start, true), instance.Horizon, state => [Stage(state).Left], Moves);

        BatchStages<W> Stage((Context<W> Context, bool Starts) state) =>
            state.Starts ? firstPosition(state.Context) : Later(state.Context.Coupling);

        BatchStages<W> Later(Coupling<W> coupling)
        {
            ref var stage = ref CollectionsMarshal.GetValueRefOrAddDefault(later, coupling, out _);
            return stage ??= BatchStages<W>.After(coupling, 1);
        }

        IEnumerable<((Context<W> Context, bool Starts) To, W Share)> Moves((Context<W> Context, bool Starts) state)
        {
            var (context, excess) = (state.Context, Stage(state).Rest);
            foreach (var x in context.Target.Support.ToArray())
            {
                var after = context.After(x);
                yield return ((after, true), excess[x]);
                yield return ((after, false), context.Target[x] - excess[x]);
            }
        }
    }
}
