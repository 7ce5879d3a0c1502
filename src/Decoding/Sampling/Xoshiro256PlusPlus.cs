using System.Numerics;
using System.Runtime.CompilerServices;

namespace SpecProofs.Decoding;

/// <summary>The xoshiro256++ generator of Blackman and Vigna: 256 bits of state, period 2²⁵⁶ − 1.</summary>
/// <remarks>
/// Own code because the base class library does not fix an algorithm, and a seed must mean the same run on every machine and version.
/// Checked against published outputs.
/// </remarks>
public struct Xoshiro256PlusPlus
{
    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;

    /// <summary>A generator in the given state, not all zero.</summary>
    public Xoshiro256PlusPlus(ulong s0, ulong s1, ulong s2, ulong s3) => (_s0, _s1, _s2, _s3) = (s0, s1, s2, s3);

    /// <summary>A generator whose state is spread from one seed, as its authors advise.</summary>
    public static Xoshiro256PlusPlus Seeded(ulong seed)
    {
        var mix = new SplitMix64(seed);
        return new(mix.Next(), mix.Next(), mix.Next(), mix.Next());
    }

    /// <summary>The next 64 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Next()
    {
        // In locals, so that the state is read and written once.
        var (s0, s1, s2, s3) = (_s0, _s1, _s2, _s3);
        var result = BitOperations.RotateLeft(s0 + s3, 23) + s0;
        var t = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        (_s0, _s1, _s2, _s3) = (s0, s1, s2 ^ t, BitOperations.RotateLeft(s3, 45));
        return result;
    }

    /// <summary>The bits that the next call of <see cref="Next"/> will give.</summary>
    public readonly ulong Peek() => BitOperations.RotateLeft(_s0 + _s3, 23) + _s0;

    /// <summary>A uniform number in [0, 1) with 53 bits.</summary>
    public double NextUnit() => (long)(Next() >> 11) * (1.0 / (1UL << 53));
}
