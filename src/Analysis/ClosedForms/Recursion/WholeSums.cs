using System.Numerics;
using System.Runtime.InteropServices;

namespace SpecProofs.Analysis;

/// <summary>Sums of products of non-negative whole numbers, each sum in the same number of machine words, added to in place.</summary>
/// <remarks>
/// A <see cref="BigInteger"/> is immutable: each product and each sum allocates a new one. Words are little-endian. Exactness: exact; the
/// sums are widened before a carry could be lost.
/// </remarks>
/// <param name="count">Sums.</param>
internal sealed class WholeSums(int count)
{
    private ulong[] _words = [];
    private ulong[] _factor = [];
    private ulong[] _share = [];
    private int _width;

    /// <summary>Words that a sum may have come to need.</summary>
    private int _used;

    /// <summary>One sum.</summary>
    public BigInteger this[int i] =>
        new(MemoryMarshal.AsBytes(_words.AsSpan(i * _width, _used)), isUnsigned: true, isBigEndian: false);

    /// <summary>sums[first + i] += scale · row[i].</summary>
    public void AddScaled(int first, BigInteger scale, ReadOnlySpan<BigInteger> row)
    {
        var factor = Words(scale, ref _factor);
        for (var i = 0; i < row.Length; i++)
        {
            if (!row[i].IsZero)
            {
                Add(first + i, factor, Words(row[i], ref _share));
            }
        }
    }

    /// <summary>Makes all sums zero.</summary>
    public void Clear()
    {
        _words.AsSpan().Clear();
        _used = 0;
    }

    private static ReadOnlySpan<ulong> Words(BigInteger value, ref ulong[] buffer)
    {
        var length = (value.GetByteCount(isUnsigned: true) + sizeof(ulong) - 1) / sizeof(ulong);
        if (length > buffer.Length)
        {
            buffer = new ulong[2 * length];
        }

        var words = buffer.AsSpan(0, length);
        words[^1] = 0;
        _ = value.TryWriteBytes(MemoryMarshal.AsBytes(words), out _, isUnsigned: true, isBigEndian: false);
        return words;
    }

    private void Add(int i, ReadOnlySpan<ulong> factor, ReadOnlySpan<ulong> share)
    {
        // Fewer than 2^64 products of at most this length need one word more.
        _used = Math.Max(_used, factor.Length + share.Length + 1);
        if (_used > _width)
        {
            Widen(_used + (_used / 4));
        }

        var sum = _words.AsSpan(i * _width, _width);
        for (var s = 0; s < share.Length; s++)
        {
            var (carry, place) = (0UL, s);
            foreach (var word in factor)
            {
                var high = Math.BigMul(word, share[s], out var low);
                low += carry;
                high += low < carry ? 1UL : 0;
                ref var to = ref sum[place++];
                to += low;
                carry = high + (to < low ? 1UL : 0);
            }

            while (carry != 0)
            {
                ref var to = ref sum[place++];
                to += carry;
                carry = to < carry ? 1UL : 0;
            }
        }
    }

    private void Widen(int width)
    {
        var wider = new ulong[count * width];
        for (var i = 0; i < count; i++)
        {
            _words.AsSpan(i * _width, _width).CopyTo(wider.AsSpan(i * width));
        }

        (_words, _width) = (wider, width);
    }
}
