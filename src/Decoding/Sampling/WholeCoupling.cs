using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SpecProofs.Decoding;

/// <summary>Everything that verification asks about two rows, in one pass over them and into rows of the caller's.</summary>
/// <remarks>
/// Cost: V; reads each row once, writes each row once, allocates nothing. Exactness: exact for exact weights. Floating sums run in the lanes of a
/// 512-bit vector on every machine, so they are the same to the last bit whatever the hardware's width.
/// </remarks>
public static class WholeCoupling
{
    /// <summary>Writes the acceptances min(1, q/p), 1 where p = 0, and the excess [q − p]₊, and gives the excess's sum TV(p, q).</summary>
    /// <remarks>
    /// The residual is the excess over its sum. It is left undivided, so that rows that are equal need no exception and the sum no pass of its own.
    /// Source: the paper's speculative decoding. Checked by: L.coupling.
    /// </remarks>
    /// <param name="draft">p.</param>
    /// <param name="target">q, as long.</param>
    /// <param name="acceptance">As long, overwritten.</param>
    /// <param name="excess">As long, overwritten.</param>
    public static W Of<W>(ReadOnlySpan<W> draft, ReadOnlySpan<W> target, Span<W> acceptance, Span<W> excess)
        where W : struct, INumber<W>
    {
        var (sum, done) = (W.Zero, 0);
        if (Vector512<W>.IsSupported && draft.Length >= Vector512<W>.Count)
        {
            var lanes = Vector512<W>.Zero;
            var p = MemoryMarshal.Cast<W, Vector512<W>>(draft);
            var q = MemoryMarshal.Cast<W, Vector512<W>>(target);
            var b = MemoryMarshal.Cast<W, Vector512<W>>(acceptance);
            var g = MemoryMarshal.Cast<W, Vector512<W>>(excess);
            for (var i = 0; i < p.Length; i++)
            {
                var more = Vector512.MaxNative(q[i] - p[i], Vector512<W>.Zero);
                b[i] = Acceptance(p[i], q[i]);
                g[i] = more;
                lanes += more;
            }

            (sum, done) = (Vector512.Sum(lanes), p.Length * Vector512<W>.Count);
        }

        for (var token = done; token < draft.Length; token++)
        {
            acceptance[token] = Acceptance(draft[token], target[token]);
            excess[token] = W.Max(target[token] - draft[token], W.Zero);
            sum += excess[token];
        }

        return sum;
    }

    /// <summary>The acceptances alone.</summary>
    internal static void Acceptances<W>(ReadOnlySpan<W> draft, ReadOnlySpan<W> target, Span<W> acceptance)
        where W : struct, INumber<W>
    {
        var done = 0;
        if (Vector512<W>.IsSupported && draft.Length >= Vector512<W>.Count)
        {
            var p = MemoryMarshal.Cast<W, Vector512<W>>(draft);
            var q = MemoryMarshal.Cast<W, Vector512<W>>(target);
            var b = MemoryMarshal.Cast<W, Vector512<W>>(acceptance);
            for (var i = 0; i < p.Length; i++)
            {
                b[i] = Acceptance(p[i], q[i]);
            }

            done = p.Length * Vector512<W>.Count;
        }

        for (var token = done; token < draft.Length; token++)
        {
            acceptance[token] = Acceptance(draft[token], target[token]);
        }
    }

    private static Vector512<W> Acceptance<W>(Vector512<W> draft, Vector512<W> target)
        where W : struct, INumber<W> => Vector512.ConditionalSelect(Vector512.GreaterThanOrEqual(target, draft), Vector512<W>.One, target / draft);

    private static W Acceptance<W>(W draft, W target)
        where W : struct, INumber<W> => target >= draft ? W.One : target / draft;
}
