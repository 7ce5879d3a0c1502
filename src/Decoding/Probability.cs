using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace SpecProofs.Decoding;

/// <summary>What a decoder may pass to <see cref="IChance{W}.Accept"/>.</summary>
internal static class Probability
{
    /// <summary>Refuses what is no probability.</summary>
    /// <exception cref="InvalidOperationException">The number is not in [0, 1].</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Check<W>(W probability)
        where W : struct, INumber<W>
    {
        if (!IsInRange(probability))
        {
            Refuse(probability);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsInRange<W>(W probability)
        where W : struct, INumber<W>
    {
        if (typeof(W) != typeof(double))
        {
            return probability >= W.Zero && probability <= W.One;
        }

        // One comparison: the bits of a negative number, of one above 1 and of NaN are all above those of 1.
        return Unsafe.BitCast<W, ulong>(probability) <= BitConverter.DoubleToUInt64Bits(1) || W.IsZero(probability);
    }

    [DoesNotReturn]
    private static void Refuse<W>(W probability) =>
        throw new InvalidOperationException($"an acceptance probability is {probability}, not in [0, 1]");
}
