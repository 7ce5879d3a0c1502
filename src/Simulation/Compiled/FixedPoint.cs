using System.Numerics;

namespace SpecProofs.Simulation;

/// <summary>Probabilities as whole numbers of ticks, 2^bits of them to 1.</summary>
/// <remarks>
/// Exactness: each mass is rounded down to a tick, from its exact value whatever the weight type, and the ticks left over go to the
/// likeliest outcome. So no probability is off by more than K ticks, K being the number of outcomes. Masses in <see cref="double"/> sum to
/// 1 only to about 2⁻⁵²: that is left over as well.
/// </remarks>
internal static class FixedPoint
{
    /// <summary>Fills in the ticks of the moves, in order.</summary>
    public static void Fill<W>(ReadOnlySpan<Move<W>> moves, int bits, Span<UInt128> ticks)
        where W : struct, INumber<W>
    {
        var (left, likeliest) = ((Int128)1 << bits, 0);
        for (var i = 0; i < moves.Length; i++)
        {
            ticks[i] = Ticks(moves[i].Mass, bits);
            left -= (Int128)ticks[i];
            likeliest = moves[i].Mass > moves[likeliest].Mass ? i : likeliest;
        }

        ticks[likeliest] = (UInt128)((Int128)ticks[likeliest] + left);
    }

    private static UInt128 Ticks<W>(W mass, int bits)
        where W : struct, INumber<W>
    {
        if (mass is Rational exact)
        {
            return (UInt128)((exact.Numerator << bits) / exact.Denominator);
        }

        const int FractionBits = 52;
        var value = BitConverter.DoubleToUInt64Bits(double.CreateChecked(mass));
        var exponent = (int)(value >> FractionBits);
        UInt128 significand = (value & ((1UL << FractionBits) - 1)) | (exponent == 0 ? 0 : 1UL << FractionBits);
        var shift = Math.Max(exponent, 1) - 1023 - FractionBits + bits;
        return shift >= 0 ? significand << shift : shift > -64 ? significand >> -shift : 0;
    }
}
