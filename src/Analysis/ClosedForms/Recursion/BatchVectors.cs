using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SpecProofs.Analysis;

/// <summary>The steps of <see cref="BatchRecursion"/> for hardware numbers: all places and numbers of drafts in one pass over the rows of draft and target.</summary>
/// <remarks>
/// The sums r_2 … r_{M+1} need a pass each, so they are computed at the first visit of a context and kept; with them g_{m+1} = [g_m − r_m·p]₊ is a matter of one
/// token at a time and needs no row in memory. Cost: M · V in vectors a visit. Memory: M numbers a context.
/// </remarks>
internal sealed class BatchVectors<W>(ContextGraph<W> graph, RoundPlaces places, DraftCounts counts)
    where W : struct, INumber<W>
{
    // r_2 is needed at later places even where no draft is asked for.
    private readonly int _most = int.Max(counts.Most, 1);
    private readonly (int Drafts, int Index)[] _ascending = counts.Ascending;
    private readonly W[]?[] _left = new W[graph.Contexts.Count][];
    private readonly W[] _row = new W[graph.Contexts[0].Target.Vocabulary];

    /// <summary>Moves the mass of one context on.</summary>
    public void Push(int number, ReadOnlySpan<W> mass, Span<W> totals, MassByToken<W>? to)
    {
        var coupling = graph.Contexts[number].Coupling;
        ReadOnlySpan<W> left = _left[number] ??= Left(coupling);
        for (var i = 0; i < _ascending.Length; i++)
        {
            var (drafts, index) = _ascending[i];
            Gain(index, mass, drafts == 0 ? W.One : left[drafts - 1], left[0], totals);
        }

        if (counts.Limit)
        {
            Gain(counts.Count - 1, mass, left[^1], left[0], totals);
        }

        if (to is not null)
        {
            Send(coupling, left, mass, MemoryMarshal.Cast<W, Vector512<W>>(to.WholeRows(0, places.Rows)));
        }
    }

    private void Gain(int decoder, ReadOnlySpan<W> mass, W first, W later, Span<W> totals)
    {
        mass = mass.Slice(decoder * places.Places, places.Places);
        totals[decoder] += mass[0] * first;
        foreach (var behind in mass[1..])
        {
            totals[decoder] += behind * later;
        }
    }

    private void Send(Coupling<W> coupling, ReadOnlySpan<W> left, ReadOnlySpan<W> mass, Span<Vector512<W>> to)
    {
        var draft = coupling.Draft.Masses;
        var target = coupling.Target.Masses;
        var p = MemoryMarshal.Cast<W, Vector512<W>>(draft);
        var q = MemoryMarshal.Cast<W, Vector512<W>>(target);
        var stride = to.Length / places.Rows;
        for (var i = 0; i < p.Length; i++)
        {
            Send(p[i], q[i], left, mass, to, stride, i);
        }

        if (p.Length < stride)
        {
            Send(Filled(draft[(p.Length * Vector512<W>.Count)..]), Filled(target[(p.Length * Vector512<W>.Count)..]), left, mass, to, stride, p.Length);
        }
    }

    /// <summary>Sends the mass of as many tokens as a vector holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Send(Vector512<W> p, Vector512<W> q, ReadOnlySpan<W> left, ReadOnlySpan<W> mass, Span<Vector512<W>> to, int stride, int at)
    {
        var later = Vector512.MaxNative(q - p, Vector512<W>.Zero);
        var (first, m) = (q, 0);
        foreach (var (drafts, index) in _ascending)
        {
            for (; m < drafts; m++)
            {
                first = m == 0 ? later : Vector512.MaxNative(first - (Vector512.Create(left[m - 1]) * p), Vector512<W>.Zero);
            }

            Send(index, q, first, later, mass, to, stride, at);
        }

        if (counts.Limit)
        {
            Send(counts.Count - 1, q, Vector512.ConditionalSelect(Vector512.Equals(p, Vector512<W>.Zero), q, Vector512<W>.Zero), later, mass, to, stride, at);
        }
    }

    /// <summary>Sends the mass of one decoder.</summary>
    /// <param name="decoder">Its index.</param>
    /// <param name="q">The target.</param>
    /// <param name="first">What is rejected at the first place.</param>
    /// <param name="later">What is rejected at later places.</param>
    /// <param name="mass">The context's mass in each place of each decoder.</param>
    /// <param name="to">The rows of all places.</param>
    /// <param name="stride">Vectors a row.</param>
    /// <param name="at">Which vector of each row.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Send(
        int decoder, Vector512<W> q, Vector512<W> first, Vector512<W> later, ReadOnlySpan<W> mass, Span<Vector512<W>> to, int stride, int at)
    {
        var row = decoder * places.Places;
        var fresh = Vector512.Create(mass[row]);
        var rejected = fresh * first;
        var arriving = fresh * (q - first);
        for (var place = 1; place < places.Places; place++)
        {
            var behind = Vector512.Create(mass[row + place]);
            var accepted = behind * (q - later);
            rejected += behind * later;
            if (places.LastRepeats && place == places.Places - 1)
            {
                arriving += accepted;
                accepted = Vector512<W>.Zero;
            }

            to[((row + place) * stride) + at] += arriving;
            arriving = accepted;
        }

        to[(row * stride) + at] += rejected + arriving;
    }

    /// <summary>r_2 … r_{M+1}, and then r of the limit if that is asked for.</summary>
    private W[] Left(Coupling<W> coupling)
    {
        var left = new W[_most + (counts.Limit ? 1 : 0)];
        left[0] = Excess.Reduce(coupling.Target.Masses, W.One, coupling.Draft.Masses, _row);
        for (var m = 1; m < _most; m++)
        {
            left[m] = Excess.Reduce(_row, left[m - 1], coupling.Draft.Masses);
        }

        if (counts.Limit)
        {
            left[^1] = BatchStages<W>.Limit(coupling, _row);
        }

        return left;
    }

    private static Vector512<W> Filled(ReadOnlySpan<W> tail)
    {
        var vector = Vector512<W>.Zero;
        tail.CopyTo(MemoryMarshal.Cast<Vector512<W>, W>(new Span<Vector512<W>>(ref vector)));
        return vector;
    }
}
