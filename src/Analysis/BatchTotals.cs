using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using SpecProofs.Decoding;

namespace SpecProofs.Analysis;

/// <summary>The forward recursion of Theorem 3, over the context and the place in the round, whole rows at a time and for several numbers of drafts side by side.</summary>
/// <remarks>
/// Mass is carried for all places together, which is the target's own law whatever the number of drafts, and for each place behind the first, where only
/// accepted tokens lead; the first place has what is left. Nothing else subtracts.
/// </remarks>
internal static class BatchTotals<W>
    where W : struct, INumber<W>
{
    /// <summary>From this length on the rows of a coupling are written again at each visit: reading them back from memory would take longer.</summary>
    private const int LongRow = 64;

    /// <summary>E[N_rej] for each number of drafts.</summary>
    public static W[] Of(Instance<W> instance, DraftCounts counts, int lookahead)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lookahead, 1);

        // Drafting to the horizon all places but the first are alike, so these are one.
        var toHorizon = lookahead >= instance.Horizon;
        var places = toHorizon ? 1 : lookahead - 1;
        var rowsOf = Rows(counts, instance.Vocabulary);
        var totals = new W[counts.Count];
        var mass = LayerMass<W>.At(W.One, counts.Count * places);
        foreach (var layer in ContextLayer<W>.Of(instance))
        {
            var next = new LayerMass<W>(counts.Count * places, instance.Vocabulary);
            for (var i = 0; i < layer.Couplings.Length; i++)
            {
                if (!W.IsZero(mass.All[i]))
                {
                    Visit(layer.Couplings[i], i, layer.After.Length > 0 ? next.Towards(layer.After[i]) : null);
                }
            }

            mass = next.Settled();
        }

        return totals;

        void Visit(Coupling<W> coupling, int context, TokenMass<W>? next)
        {
            var rows = rowsOf(coupling);
            next?.AddAll(mass.All[context], coupling.Target.Masses);
            for (var count = 0; count < totals.Length; count++)
            {
                var first = mass.All[context];
                for (var place = 1; place <= places; place++)
                {
                    var here = mass.Later[RowOf(count, place)][context];
                    first -= here;
                    totals[count] += here * rows.RejectedLater;
                    if (toHorizon || place < places)
                    {
                        next?.Add(RowOf(count, toHorizon ? place : place + 1), here, rows.AcceptedLater);
                    }
                }

                // Rounding may take away more than there is.
                first = W.Max(first, W.Zero);
                totals[count] += first * rows.RejectedFirst(count);
                if (places > 0)
                {
                    next?.Add(RowOf(count, 1), first, rows.AcceptedFirst(count));
                }
            }
        }

        int RowOf(int count, int place) => (count * places) + place - 1;
    }

    /// <summary>The rows of a coupling: kept for the next visit, or written again in one place.</summary>
    private static Func<Coupling<W>, RoundRows<W>> Rows(DraftCounts counts, int vocabulary)
    {
        if (Vector512<W>.IsSupported && vocabulary >= LongRow)
        {
            return new RoundRows<W>(counts, vocabulary).Fill;
        }

        var known = new Dictionary<Coupling<W>, RoundRows<W>>();
        return coupling =>
        {
            ref var rows = ref CollectionsMarshal.GetValueRefOrAddDefault(known, coupling, out _);
            return rows ??= new RoundRows<W>(counts, vocabulary).Fill(coupling);
        };
    }
}
