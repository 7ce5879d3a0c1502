using System.Numerics;
using System.Runtime.InteropServices;
using SpecProofs.Decoding;

namespace SpecProofs.Analysis;

/// <summary>The forward recursion of Theorem 3 as a flow, over the context and the place in the round.</summary>
/// <remarks><see cref="BatchTotals{W}"/> does the same row by row.</remarks>
internal static class BatchRecursion<W>
    where W : struct, INumber<W>
{
    /// <summary>The flow: its only total is Pr(R_n = 1).</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="firstPosition">What the drafts of a round leave at its first position.</param>
    /// <param name="lookahead">γ ≥ 1.</param>
    public static MassFlow<(Context<W> Context, int Place), W> Flow(Instance<W> instance, Func<Context<W>, BatchStages<W>> firstPosition, int lookahead = int.MaxValue)
    {
        // Drafting to the horizon only the first place differs from the others, so these are one.
        var toHorizon = lookahead >= instance.Horizon;
        var later = new Dictionary<Coupling<W>, BatchStages<W>>();
        return new((instance.Start, 0), instance.Horizon, state => [Stage(state).Left], Moves);

        BatchStages<W> Stage((Context<W> Context, int Place) state) =>
            state.Place == 0 ? firstPosition(state.Context) : Later(state.Context.Coupling);

        BatchStages<W> Later(Coupling<W> coupling)
        {
            ref var stage = ref CollectionsMarshal.GetValueRefOrAddDefault(later, coupling, out _);
            return stage ??= BatchStages<W>.After(coupling, 1);
        }

        IEnumerable<((Context<W> Context, int Place) To, W Share)> Moves((Context<W> Context, int Place) state)
        {
            var (context, excess) = (state.Context, Stage(state).Rest);
            foreach (var x in context.Target.Support.ToArray())
            {
                var after = context.After(x);
                yield return ((after, 0), excess[x]);
                yield return ((after, toHorizon ? 1 : (state.Place + 1) % lookahead), context.Target[x] - excess[x]);
            }
        }
    }
}
