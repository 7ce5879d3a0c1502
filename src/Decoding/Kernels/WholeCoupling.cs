using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SpecProofs.Decoding;

/// <summary>Acceptances, residual mass and total variation of two rows in one pass, into the caller's buffers.</summary>
/// <remarks>
/// Cost: V; reads each row once, writes each row once, allocates nothing. Exactness: exact for exact weights. Floating sums run in the
/// lanes of a 512-bit vector on every machine, so their last bit does not depend on the hardware's width.
/// </remarks>
public static class WholeCoupling
{
    /// <summary>Writes the acceptances min(1, q/p), 1 where p = 0, and the excess [q − p]₊; returns the excess's sum TV(p, q).</summary>
    /// <remarks>
    /// The residual is the excess divided by its sum. It is left undivided, so that equal rows need no exception and no second pass.
    /// Source: the paper's speculative decoding. Checked by: L.coupling.
    /// </remarks>
    /// <param name="draft">p.</param>
    /// <param name="target">q, of the same length.</param>
    /// <param name="acceptance">Overwritten; of the same length.</param>
    /// <param name="excess">Overwritten; of the same length.</param>
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
                b[i] = RowKernels.Acceptance(p[i], q[i]);
                g[i] = more;
                lanes += more;
            }

            (sum, done) = (Vector512.Sum(lanes), p.Length * Vector512<W>.Count);
        }

        for (var token = done; token < draft.Length; token++)
        {
            acceptance[token] = RowKernels.Acceptance(draft[token], target[token]);
            excess[token] = W.Max(target[token] - draft[token], W.Zero);
            sum += excess[token];
        }

        return sum;
    }
}
