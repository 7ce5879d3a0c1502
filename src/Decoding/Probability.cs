using System.Numerics;
using System.Runtime.CompilerServices;

namespace SpecProofs.Decoding;

/// <summary>What a decoder may pass as the probability of a test.</summary>
internal static class Probability
{
    /// <summary>The number itself.</summary>
    /// <exception cref="InvalidOperationException">It is not in [0, 1].</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static W Checked<W>(W probability)
        where W : struct, INumber<W> => IsInRange(probability) ? probability : throw Refused(probability);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsInRange<W>(W probability)
        where W : struct, INumber<W>
    {
        if (typeof(W) != typeof(double))
        {
            return probability >= W.Zero && probability <= W.One;
        }

        // One comparison: the bits of a negative number, of one above 1 and of NaN are all above those of 1.
        var bits = BitConverter.DoubleToUInt64Bits(double.CreateTruncating(probability));
        return bits <= BitConverter.DoubleToUInt64Bits(1) || W.IsZero(probability);
    }

    private static InvalidOperationException Refused<W>(W probability) => new($"an acceptance probability is {probability}, not in [0, 1]");
}
