using System.Numerics;
using System.Runtime.InteropServices;
using SpecProofs.Decoding;

namespace SpecProofs.Analysis;

/// <summary>The forward recursion of Theorem 3, over the context and the place in the round.</summary>
internal static class BatchRecursion<W>
    where W : struct, INumber<W>
{
    /// <summary>E[N_rej], given what the drafts of a round leave at its first position.</summary>
    public static W Total(Instance<W> instance, Func<Coupling<W>, BatchStages<W>> firstPosition, int lookahead)
    {
        // Drafting to the horizon only the first place differs from the others, so these are one.
        var toHorizon = lookahead >= instance.Horizon;
        var places = toHorizon ? 2 : lookahead;
        var (first, later) = (new Dictionary<Coupling<W>, BatchStages<W>>(), new Dictionary<Coupling<W>, BatchStages<W>>());
        var mass = Enumerable.Repeat(0, places).Select(_ => new W[1]).ToArray();
        mass[0][0] = W.One;
        var total = W.Zero;
        foreach (var layer in ContextLayer<W>.Of(instance))
        {
            var next = new LayerMass<W>(places);
            for (var place = 0; place < places; place++)
            {
                var then = toHorizon ? 1 : (place + 1) % places;
                for (var i = 0; i < mass[place].Length; i++)
                {
                    if (W.IsZero(mass[place][i]))
                    {
                        continue;
                    }

                    var coupling = layer.Couplings[i];
                    var stage = place == 0 ? Once(first, coupling, firstPosition) : Once(later, coupling, pair => BatchStages<W>.After(pair, 1));
                    total += mass[place][i] * stage.Left;
                    if (layer.After.Length > 0)
                    {
                        next.Carry(layer.After[i], mass[place][i], coupling.Target.Masses, stage.Rest.AsSpan(), rejectedTo: 0, acceptedTo: then);
                    }
                }
            }

            mass = next.Settled();
        }

        return total;
    }

    /// <summary>The recursion as a flow: its only total is Pr(R_n = 1).</summary>
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
            state.Place == 0 ? firstPosition(state.Context) : Once(later, state.Context.Coupling, coupling => BatchStages<W>.After(coupling, 1));

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

    private static BatchStages<W> Once(Dictionary<Coupling<W>, BatchStages<W>> known, Coupling<W> coupling, Func<Coupling<W>, BatchStages<W>> stage)
    {
        ref var value = ref CollectionsMarshal.GetValueRefOrAddDefault(known, coupling, out _);
        return value ??= stage(coupling);
    }
}
