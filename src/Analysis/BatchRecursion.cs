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
        var (first, later) = (new Dictionary<Context<W>, BatchStages<W>>(), new Dictionary<Context<W>, BatchStages<W>>());
        var law = new Dictionary<(Context<W> Context, int Place), W> { [(instance.Start, 0)] = W.One };
        var total = W.Zero;
        for (var n = 1; n <= instance.Horizon; n++)
        {
            var next = new Dictionary<(Context<W> Context, int Place), W>();
            foreach (var ((context, place), mass) in law)
            {
                var stage = place == 0
                    ? Once(first, context, firstPosition)
                    : Once(later, context, coupling => BatchStages<W>.After(coupling, 1));
                total += mass * stage.Left;
                if (n < instance.Horizon)
                {
                    Carry(next, context, mass, stage, toHorizon ? 1 : (place + 1) % lookahead);
                }
            }

            law = next;
        }

        return total;
    }

    private static void Carry(Dictionary<(Context<W> Context, int Place), W> next, Context<W> context, W mass, BatchStages<W> stage, int placeIfAccepted)
    {
        foreach (var x in context.Target.Support)
        {
            var (after, rejected) = (context.After(x), mass * stage.Excess[x]);
            var accepted = (mass * context.Target[x]) - rejected;
            Add(next, (after, 0), rejected);
            Add(next, (after, placeIfAccepted), accepted);
        }
    }

    private static void Add(Dictionary<(Context<W> Context, int Place), W> law, (Context<W> Context, int Place) state, W mass)
    {
        if (!W.IsZero(mass))
        {
            CollectionsMarshal.GetValueRefOrAddDefault(law, state, out _) += mass;
        }
    }

    private static BatchStages<W> Once(Dictionary<Context<W>, BatchStages<W>> known, Context<W> context, Func<Coupling<W>, BatchStages<W>> stage)
    {
        ref var value = ref CollectionsMarshal.GetValueRefOrAddDefault(known, context, out _);
        return value ??= stage(context.Coupling);
    }
}
