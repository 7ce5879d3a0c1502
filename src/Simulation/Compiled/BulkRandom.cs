using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SpecProofs.Simulation;

/// <summary>The random bits of one block of runs: eight generators xoshiro256++ side by side, seeded from (seed, block).</summary>
/// <remarks>
/// A draw gives 8 numbers of 64 bits, one from each generator, in this order whatever the vector width; they are cut into pieces in the
/// order of their bits, lowest first. Ties are broken by separate numbers, a function of (seed, block, step, run), so that the others
/// do not shift.
/// </remarks>
internal sealed class BulkRandom
{
    public const int Streams = 8;
    private const int Words = 4;
    private readonly ulong[] _state = new ulong[Words * Streams];
    private ulong _ties;

    /// <summary>The words of the state: word i of all generators, then word i + 1.</summary>
    public Span<ulong> State => _state;

    public void Seed(ulong seed, long block)
    {
        var mix = new SplitMix64(new SplitMix64(seed).Next() ^ (ulong)block);
        foreach (ref var word in _state.AsSpan())
        {
            word = mix.Next();
        }

        _ties = mix.Next();
    }

    /// <summary>64 bits to break the tie of one run at one step.</summary>
    public ulong Tie(int step, int run) => new SplitMix64(_ties ^ (((ulong)(uint)step << 32) | (uint)run)).Next();

    /// <summary>Fills a buffer, a multiple of 8 numbers, from as many draws as it takes.</summary>
    public void Fill(Span<ulong> numbers, BulkWidth width)
    {
        switch (width)
        {
            case BulkWidth.Bits512:
                Fill512(MemoryMarshal.Cast<ulong, Vector512<ulong>>(numbers));
                break;
            case BulkWidth.Bits256:
                Fill256(MemoryMarshal.Cast<ulong, Vector256<ulong>>(numbers), 0);
                Fill256(MemoryMarshal.Cast<ulong, Vector256<ulong>>(numbers), 1);
                break;
            default:
                for (var stream = 0; stream < Streams; stream++)
                {
                    FillOne(numbers, stream);
                }

                break;
        }
    }

    public static Vector512<ulong> Rotated(Vector512<ulong> value, [ConstantExpected] byte bits) =>
        Avx512F.IsSupported ? Avx512F.RotateLeft(value, bits) : (value << bits) | (value >>> (64 - bits));

    private static Vector256<ulong> Rotated(Vector256<ulong> value, int bits) => (value << bits) | (value >>> (64 - bits));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Fill512(Span<Vector512<ulong>> numbers)
    {
        var state = MemoryMarshal.Cast<ulong, Vector512<ulong>>(_state.AsSpan());
        var (a, b, c, d) = (state[0], state[1], state[2], state[3]);
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = Rotated(a + d, 23) + a;
            (a, b, c, d) = (a ^ b ^ d, a ^ b ^ c, a ^ c ^ (b << 17), Rotated(b ^ d, 45));
        }

        (state[0], state[1], state[2], state[3]) = (a, b, c, d);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Fill256(Span<Vector256<ulong>> numbers, int half)
    {
        var state = MemoryMarshal.Cast<ulong, Vector256<ulong>>(_state.AsSpan());
        var (a, b, c, d) = (state[half], state[half + 2], state[half + 4], state[half + 6]);
        for (var i = half; i < numbers.Length; i += 2)
        {
            numbers[i] = Rotated(a + d, 23) + a;
            (a, b, c, d) = (a ^ b ^ d, a ^ b ^ c, a ^ c ^ (b << 17), Rotated(b ^ d, 45));
        }

        (state[half], state[half + 2], state[half + 4], state[half + 6]) = (a, b, c, d);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FillOne(Span<ulong> numbers, int stream)
    {
        var (a, b, c, d) = (_state[stream], _state[stream + Streams], _state[stream + (2 * Streams)], _state[stream + (3 * Streams)]);
        for (var i = stream; i < numbers.Length; i += Streams)
        {
            numbers[i] = BitOperations.RotateLeft(a + d, 23) + a;
            (a, b, c, d) = (a ^ b ^ d, a ^ b ^ c, a ^ c ^ (b << 17), BitOperations.RotateLeft(b ^ d, 45));
        }

        (_state[stream], _state[stream + Streams], _state[stream + (2 * Streams)], _state[stream + (3 * Streams)]) = (a, b, c, d);
    }
}

/// <summary>Bits of random numbers made by one instruction. Does not change their values.</summary>
internal enum BulkWidth
{
    /// <summary>One number at a time.</summary>
    Scalar,

    /// <summary>AVX2.</summary>
    Bits256,

    /// <summary>AVX-512; tables are looked up in registers too.</summary>
    Bits512,
}
