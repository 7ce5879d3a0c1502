using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SpecProofs.Decoding;

/// <summary>Row operations of verification: [g − r·p]₊ token by token with its sum, acceptances, normalising. At the speed of memory where the weights are hardware numbers.</summary>
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
                lanes += Vector512.Max(q[i] - p[i], Vector512<W>.Zero);
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
        where W : struct, INumber<W>
    {
        var (sum, done) = (W.Zero, 0);
        if (Vector512<W>.IsSupported && draft.Length >= Vector512<W>.Count)
        {
            var lanes = Vector512<W>.Zero;
            var r = Vector512.Create(scale);
            var g = MemoryMarshal.Cast<W, Vector512<W>>(row);
            var p = MemoryMarshal.Cast<W, Vector512<W>>(draft);
            for (var i = 0; i < p.Length; i++)
            {
                g[i] = Vector512.Max(g[i] - (r * p[i]), Vector512<W>.Zero);
                lanes += g[i];
            }

            (sum, done) = (Vector512.Sum(lanes), p.Length * Vector512<W>.Count);
        }

        for (var token = done; token < draft.Length; token++)
        {
            row[token] = W.Max(row[token] - (scale * draft[token]), W.Zero);
            sum += row[token];
        }

        return sum;
    }

    /// <summary>Adds a row times a number to another row.</summary>
    public static void AddScaled<W>(Span<W> sum, W scale, ReadOnlySpan<W> row)
        where W : struct, INumber<W>
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

    /// <summary>min(1, q/p) for each token; 1 where p = 0.</summary>
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
                b[i] = Vector512.ConditionalSelect(Vector512.GreaterThanOrEqual(q[i], p[i]), Vector512<W>.One, q[i] / p[i]);
            }

            done = p.Length * Vector512<W>.Count;
        }

        for (var token = done; token < draft.Length; token++)
        {
            acceptance[token] = target[token] >= draft[token] ? W.One : target[token] / draft[token];
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
