using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SpecProofs.Decoding;

/// <summary>
/// Vectorised operations on rows of V numbers: the excess [g − r·p]₊ with its sum, acceptances, weighted sums, normalising.
/// </summary>
/// <remarks>
/// Exactness: exact for exact weights. Floating sums run in the lanes of a 512-bit vector on every machine, so their last bit does
/// not depend on the hardware's width.
/// </remarks>
internal static class RowKernels
{
    /// <summary>Σ [q − p]₊ over two rows of equal length.</summary>
    public static W ExcessSum<W>(ReadOnlySpan<W> draft, ReadOnlySpan<W> target)
        where W : struct, INumber<W>
    {
        var (sum, done) = (W.Zero, 0);
        if (Vector512<W>.IsSupported && draft.Length >= Vector512<W>.Count)
        {
            var lanes = Vector512<W>.Zero;
            var p = MemoryMarshal.Cast<W, Vector512<W>>(draft);
            var q = MemoryMarshal.Cast<W, Vector512<W>>(target);
            for (var i = 0; i < p.Length; i++)
            {
                lanes += Vector512.MaxNative(q[i] - p[i], Vector512<W>.Zero);
            }

            (sum, done) = (Vector512.Sum(lanes), p.Length * Vector512<W>.Count);
        }

        for (var token = done; token < draft.Length; token++)
        {
            sum += W.Max(target[token] - draft[token], W.Zero);
        }

        return sum;
    }

    /// <summary>Replaces a row g by [g − r·p]₊ and returns its sum.</summary>
    public static W Excess<W>(Span<W> row, W scale, ReadOnlySpan<W> draft)
        where W : struct, INumber<W> => Excess(row, scale, draft, row);

    /// <summary>Writes [g − r·p]₊ to a row, which may be g itself, and returns its sum.</summary>
    public static W Excess<W>(ReadOnlySpan<W> from, W scale, ReadOnlySpan<W> draft, Span<W> to)
        where W : struct, INumber<W>
    {
        var (sum, done) = (W.Zero, 0);
        if (Vector512<W>.IsSupported && draft.Length >= Vector512<W>.Count)
        {
            var lanes = Vector512<W>.Zero;
            var r = Vector512.Create(scale);
            var g = MemoryMarshal.Cast<W, Vector512<W>>(from);
            var p = MemoryMarshal.Cast<W, Vector512<W>>(draft);
            var rest = MemoryMarshal.Cast<W, Vector512<W>>(to);
            for (var i = 0; i < p.Length; i++)
            {
                var excess = Vector512.MaxNative(g[i] - (r * p[i]), Vector512<W>.Zero);
                rest[i] = excess;
                lanes += excess;
            }

            (sum, done) = (Vector512.Sum(lanes), p.Length * Vector512<W>.Count);
        }

        for (var token = done; token < draft.Length; token++)
        {
            to[token] = W.Max(from[token] - (scale * draft[token]), W.Zero);
            sum += to[token];
        }

        return sum;
    }

    /// <summary>sum += scale · row.</summary>
    public static void AddScaled<W>(Span<W> sum, W scale, ReadOnlySpan<W> row)
        where W : struct, IAdditionOperators<W, W, W>, IMultiplyOperators<W, W, W>
    {
        var done = 0;
        if (Vector512<W>.IsSupported && row.Length >= Vector512<W>.Count)
        {
            var factor = Vector512.Create(scale);
            var to = MemoryMarshal.Cast<W, Vector512<W>>(sum);
            var from = MemoryMarshal.Cast<W, Vector512<W>>(row);
            for (var i = 0; i < from.Length; i++)
            {
                to[i] += factor * from[i];
            }

            done = from.Length * Vector512<W>.Count;
        }

        for (var token = done; token < row.Length; token++)
        {
            sum[token] += scale * row[token];
        }
    }

    /// <summary>Divides a row by a number.</summary>
    public static void Divide<W>(Span<W> row, W divisor)
        where W : struct, INumber<W>
    {
        var done = 0;
        if (Vector512<W>.IsSupported)
        {
            var d = Vector512.Create(divisor);
            var vectors = MemoryMarshal.Cast<W, Vector512<W>>(row);
            foreach (ref var vector in vectors)
            {
                vector /= d;
            }

            done = vectors.Length * Vector512<W>.Count;
        }

        foreach (ref var mass in row[done..])
        {
            mass /= divisor;
        }
    }

    /// <summary>The acceptances min(1, q/p), 1 where p = 0.</summary>
    public static W[] Acceptances<W>(ReadOnlySpan<W> draft, ReadOnlySpan<W> target)
        where W : struct, INumber<W>
    {
        var (acceptance, done) = (Row.OfLength<W>(draft.Length), 0);
        if (Vector512<W>.IsSupported && draft.Length >= Vector512<W>.Count)
        {
            var p = MemoryMarshal.Cast<W, Vector512<W>>(draft);
            var q = MemoryMarshal.Cast<W, Vector512<W>>(target);
            var b = MemoryMarshal.Cast<W, Vector512<W>>(acceptance.AsSpan());
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

        return acceptance;
    }

    /// <summary>min(1, q/p), in each lane.</summary>
    public static Vector512<W> Acceptance<W>(Vector512<W> draft, Vector512<W> target)
        where W : struct, INumber<W> =>
        Vector512.ConditionalSelect(Vector512.GreaterThanOrEqual(target, draft), Vector512<W>.One, target / draft);

    /// <summary>min(1, q/p).</summary>
    public static W Acceptance<W>(W draft, W target)
        where W : struct, INumber<W> => target >= draft ? W.One : target / draft;
}
