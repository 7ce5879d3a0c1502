using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SpecProofs.Analysis;

/// <summary>What one context of a batch that drafts to the horizon sends on, in one pass over long rows of draft and target.</summary>
/// <remarks>
/// The sums r_2 … r_{M+1} need a pass each, so they are kept; with them g_{m+1} = [g_m − r_m·p]₊ is a matter of one token at a time, and nothing but p and q is read from memory.
/// Cost: M · V in vectors at a visit, and M numbers of memory a coupling.
/// </remarks>
/// <param name="drafts">M ≥ 1.</param>
/// <param name="vocabulary">V.</param>
/// <typeparam name="W">A hardware number.</typeparam>
internal sealed class OnePass<W>(int drafts, int vocabulary)
    where W : struct, INumber<W>
{
    private readonly List<W> _left = [];
    private readonly W[] _row = new W[vocabulary];

    /// <summary>r_2 … r_{M+1} of a coupling.</summary>
    /// <param name="coupling">Draft and target.</param>
    /// <param name="number">Its number. A coupling is asked for only after all of lower numbers.</param>
    public ReadOnlySpan<W> Left(Coupling<W> coupling, int number)
    {
        if (number * drafts == _left.Count)
        {
            var left = RowKernels.Excess(coupling.Target.Masses, W.One, coupling.Draft.Masses, _row);
            _left.Add(left);
            for (var m = 1; m < drafts; m++)
            {
                left = RowKernels.Excess(_row, left, coupling.Draft.Masses);
                _left.Add(left);
            }
        }

        return CollectionsMarshal.AsSpan(_left).Slice(number * drafts, drafts);
    }

    /// <summary>Adds the target's mass to one row and what is accepted, first·(q − g_{M+1}) + later·(q − g_2), to another.</summary>
    /// <param name="coupling">Draft and target.</param>
    /// <param name="left">r_2 … r_M.</param>
    /// <param name="first">The mass at the first position of a round.</param>
    /// <param name="later">The mass at later positions.</param>
    /// <param name="to">The rows.</param>
    public static void Send(Coupling<W> coupling, ReadOnlySpan<W> left, W first, W later, TokenMass<W> to)
    {
        var (ofAll, ofFirst, ofLater) = (Vector512.Create(first + later), Vector512.Create(first), Vector512.Create(later));
        var p = MemoryMarshal.Cast<W, Vector512<W>>(coupling.Draft.Masses);
        var q = MemoryMarshal.Cast<W, Vector512<W>>(coupling.Target.Masses);
        var all = MemoryMarshal.Cast<W, Vector512<W>>(to.All.AsSpan());
        var accepted = MemoryMarshal.Cast<W, Vector512<W>>(to.Later(0));
        for (var i = 0; i < p.Length; i++)
        {
            var (draft, target) = (p[i], q[i]);
            var excess = Vector512.MaxNative(target - draft, Vector512<W>.Zero);
            var sum = ofLater * (target - excess);
            foreach (var r in left)
            {
                excess = Vector512.MaxNative(excess - (Vector512.Create(r) * draft), Vector512<W>.Zero);
            }

            all[i] += ofAll * target;
            accepted[i] += sum + (ofFirst * (target - excess));
        }

        for (var x = p.Length * Vector512<W>.Count; x < to.All.Length; x++)
        {
            var (draft, target) = (coupling.Draft[x], coupling.Target[x]);
            var excess = W.Max(target - draft, W.Zero);
            var sum = later * (target - excess);
            foreach (var r in left)
            {
                excess = W.Max(excess - (r * draft), W.Zero);
            }

            to.All[x] += (first + later) * target;
            to.Later(0)[x] += sum + (first * (target - excess));
        }
    }
}
