using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SpecProofs.Decoding;

/// <summary>Row operations of verification: [g − r·p]₊ token by token with its sum, weighted sums, normalising. At the speed of memory where the weights are hardware numbers.</summary>
/// <remarks>
/// Exactness: exact for exact weights. Floating sums run in the lanes of a 512-bit vector on every machine, so they are the same
/// to the last bit whatever the hardware's width.
/// </remarks>
public static class Excess
{
    /// <summary>Σ [q − p]₊ over two rows of equal length.</summary>
    public static W Sum<W>(ReadOnlySpan<W> draft, ReadOnlySpan<W> target)
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

    /// <summary>Replaces a row g by [g − r·p]₊ and gives its sum.</summary>
    public static W Reduce<W>(Span<W> row, W scale, ReadOnlySpan<W> draft)
        where W : struct, INumber<W> => Reduce(row, scale, draft, row);

    /// <summary>Writes [g − r·p]₊ to a row, which may be that of g, and gives its sum.</summary>
    public static W Reduce<W>(ReadOnlySpan<W> from, W scale, ReadOnlySpan<W> draft, Span<W> to)
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

    /// <summary>Adds a row times a number to another row.</summary>
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

    /// <summary>Adds what is left of a row when another is taken away, times a number, to a third.</summary>
    internal static void AddScaledRest<W>(Span<W> sum, W scale, ReadOnlySpan<W> row, ReadOnlySpan<W> taken)
        where W : struct, INumber<W>
    {
        var done = 0;
        if (Vector512<W>.IsSupported && row.Length >= Vector512<W>.Count)
        {
            var factor = Vector512.Create(scale);
            var to = MemoryMarshal.Cast<W, Vector512<W>>(sum);
            var all = MemoryMarshal.Cast<W, Vector512<W>>(row);
            var less = MemoryMarshal.Cast<W, Vector512<W>>(taken);
            for (var i = 0; i < all.Length; i++)
            {
                to[i] += factor * (all[i] - less[i]);
            }

            done = all.Length * Vector512<W>.Count;
        }

        for (var token = done; token < row.Length; token++)
        {
            sum[token] += scale * (row[token] - taken[token]);
        }
    }

    /// <summary>Divides a row by a number.</summary>
    internal static void Divide<W>(Span<W> row, W divisor)
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
}
