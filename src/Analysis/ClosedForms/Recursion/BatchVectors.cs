using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SpecProofs.Analysis;

/// <summary>
/// The steps of <see cref="BatchRecursion"/> for hardware numbers: straight from the rows of draft and target, a vector of tokens at a
/// time.
/// </summary>
/// <remarks>
/// The sums r_1 … r_{M+1} need a pass each, so they are computed at the first visit of a context and kept; with them g_{m+1} = [g_m −
/// r_m·p]₊ is a matter of one token at a time. Cost: M · V in vectors a visit. Memory: M numbers a context. Checked by: rows of all lengths
/// against exact values, in the foundations.
/// </remarks>
internal sealed class BatchVectors<W>(ContextGraph<W> graph, RoundPlaces places, DraftCounts counts)
    where W : struct, INumber<W>
{
    private readonly (int Drafts, int Index)[] _ascending = counts.Ascending;
    private readonly W[]?[] _left = new W[graph.Contexts.Count][];
    private readonly Vector512<W>[] _excess = new Vector512<W>[1 + (graph.Contexts[0].Target.Vocabulary / Vector512<W>.Count)];

    /// <summary>Moves the mass of one context on.</summary>
    public void Push(int number, ReadOnlySpan<W> mass, Span<W> totals, MassByToken<W>? to)
    {
        var coupling = graph.Contexts[number].Coupling;
        ReadOnlySpan<W> left = _left[number] ??= Left(coupling);
        for (var decoder = 0; decoder < totals.Length; decoder++)
        {
            var own = mass.Slice(decoder * places.Places, places.Places);
            var first = decoder < counts.Numbers.Count ? left[counts.Numbers[decoder]] : left[^1];
            totals[decoder] += (own[0] * first) + (Sum(own[1..]) * left[1]);
        }

        if (to is not null)
        {
            Send(coupling, left, mass, to);
        }
    }

    private void Send(Coupling<W> coupling, ReadOnlySpan<W> left, ReadOnlySpan<W> mass, MassByToken<W> to)
    {
        var draft = coupling.Draft.Masses;
        var target = coupling.Target.Masses;
        var p = MemoryMarshal.Cast<W, Vector512<W>>(draft);
        var done = p.Length * Vector512<W>.Count;
        Send(p, MemoryMarshal.Cast<W, Vector512<W>>(target), left, mass, to, 0);
        if (done < draft.Length)
        {
            Send([FilledUp(draft[done..])], [FilledUp(target[done..])], left, mass, to, done);
        }
    }

    /// <summary>Sends the mass of some tokens, in whole vectors.</summary>
    private void Send(
        ReadOnlySpan<Vector512<W>> p, ReadOnlySpan<Vector512<W>> q, ReadOnlySpan<W> left, ReadOnlySpan<W> mass, MassByToken<W> to, int from)
    {
        var m = 0;
        var excess = _excess.AsSpan(0, p.Length);
        ReadOnlySpan<Vector512<W>> before = q;
        foreach (var (drafts, decoder) in _ascending)
        {
            // One draft leaves at the first place what is left at later ones.
            var one = m == 0 && drafts > 0;
            SendDecoder(p, q, one ? [] : before, excess, left[(one ? 1 : m)..drafts], decoder, mass, to, from);
            before = excess;
            m = drafts;
        }

        if (counts.Limit)
        {
            for (var i = 0; i < excess.Length; i++)
            {
                excess[i] = Vector512.ConditionalSelect(Vector512.Equals(p[i], Vector512<W>.Zero), q[i], Vector512<W>.Zero);
            }

            SendDecoder(p, q, excess, excess, [], counts.Count - 1, mass, to, from);
        }
    }

    private void SendDecoder(
        ReadOnlySpan<Vector512<W>> p,
        ReadOnlySpan<Vector512<W>> q,
        ReadOnlySpan<Vector512<W>> before,
        Span<Vector512<W>> excess,
        ReadOnlySpan<W> stages,
        int decoder,
        ReadOnlySpan<W> mass,
        MassByToken<W> to,
        int from)
    {
        var row = decoder * places.Places;
        var own = mass.Slice(row, places.Places);

        // Drafting to the horizon, accepted tokens of both places lead to the same one.
        var joined = places is { LastRepeats: true, Places: 2 };
        var rejected = to.Vectors(row, from, p.Length);
        var accepted = to.Vectors(row + places.Next(0), from, p.Length);
        SendRound(p, q, before, excess, stages, places.Decoders > 1, own[0], Sum(own[1..]), joined ? own[1] : W.Zero, rejected, accepted);
        for (var place = 1; place < own.Length && !joined; place++)
        {
            SendAccepted(p, q, own[place], to.Vectors(row + places.Next(place), from, p.Length));
        }
    }

    /// <summary>Sends what is rejected anywhere, and what is accepted at the first place.</summary>
    /// <param name="p">The draft.</param>
    /// <param name="q">The target.</param>
    /// <param name="before">g after the drafts of the decoder before; empty for g_2.</param>
    /// <param name="excess">Where g after those of this one goes.</param>
    /// <param name="stages">r for each draft between the two.</param>
    /// <param name="keep">Whether to write it.</param>
    /// <param name="first">The mass at the first place.</param>
    /// <param name="later">The mass at all later places.</param>
    /// <param name="joined">Mass at a later place whose accepted tokens go along.</param>
    /// <param name="rejected">The first place of the next round.</param>
    /// <param name="accepted">The place after the first.</param>
    private static void SendRound(
        ReadOnlySpan<Vector512<W>> p,
        ReadOnlySpan<Vector512<W>> q,
        ReadOnlySpan<Vector512<W>> before,
        Span<Vector512<W>> excess,
        ReadOnlySpan<W> stages,
        bool keep,
        W first,
        W later,
        W joined,
        Span<Vector512<W>> rejected,
        Span<Vector512<W>> accepted)
    {
        var (ofFirst, ofLater, ofJoined) = (Vector512.Create(first), Vector512.Create(later), Vector512.Create(joined));
        for (var i = 0; i < p.Length; i++)
        {
            var (draft, target) = (p[i], q[i]);
            var behind = Vector512.MaxNative(target - draft, Vector512<W>.Zero);
            var g = before.IsEmpty ? behind : before[i];
            foreach (var r in stages)
            {
                g = Vector512.MaxNative(g - (Vector512.Create(r) * draft), Vector512<W>.Zero);
            }

            if (keep)
            {
                excess[i] = g;
            }

            rejected[i] += (ofFirst * g) + (ofLater * behind);
            accepted[i] += (ofFirst * (target - g)) + (ofJoined * (target - behind));
        }
    }

    /// <summary>Sends what is accepted at a later place.</summary>
    private static void SendAccepted(ReadOnlySpan<Vector512<W>> p, ReadOnlySpan<Vector512<W>> q, W mass, Span<Vector512<W>> to)
    {
        for (var i = 0; i < p.Length; i++)
        {
            to[i] += Vector512.Create(mass) * (q[i] - Vector512.MaxNative(q[i] - p[i], Vector512<W>.Zero));
        }
    }

    /// <summary>r_1 = 1, r_2 … r_{M+1}, and then r of the limit.</summary>
    private W[] Left(Coupling<W> coupling)
    {
        // r_2 is needed at later places even if there is no draft.
        var drafts = int.Max(counts.Most, 1);
        var left = new W[drafts + 1 + (counts.Limit ? 1 : 0)];
        var row = MemoryMarshal.Cast<Vector512<W>, W>(_excess.AsSpan())[..coupling.Draft.Vocabulary];
        left[0] = W.One;
        left[1] = RowKernels.Excess(coupling.Target.Masses, W.One, coupling.Draft.Masses, row);
        for (var m = 2; m <= drafts; m++)
        {
            left[m] = RowKernels.Excess(row, left[m - 1], coupling.Draft.Masses);
        }

        if (counts.Limit)
        {
            left[^1] = BatchStages<W>.Limit(coupling, row);
        }

        return left;
    }

    private static W Sum(ReadOnlySpan<W> masses)
    {
        var sum = W.Zero;
        foreach (var mass in masses)
        {
            sum += mass;
        }

        return sum;
    }

    private static Vector512<W> FilledUp(ReadOnlySpan<W> tail)
    {
        var vector = Vector512<W>.Zero;
        tail.CopyTo(MemoryMarshal.Cast<Vector512<W>, W>(new Span<Vector512<W>>(ref vector)));
        return vector;
    }
}
