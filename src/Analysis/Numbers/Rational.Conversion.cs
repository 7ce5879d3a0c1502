using System.Numerics;

namespace SpecProofs.Analysis;

/// <content>To and from the other number types.</content>
public readonly partial struct Rational
{
    /// <summary>The integer, exactly.</summary>
    public static implicit operator Rational(int value) => new(value, 1);

    /// <summary>The integer, exactly.</summary>
    public static implicit operator Rational(long value) => new(value);

    /// <summary>The number that the double is, exactly: 0.1 becomes 3602879701896397/36028797018963968.</summary>
    /// <exception cref="OverflowException">NaN or an infinity.</exception>
    public static explicit operator Rational(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new OverflowException($"{value} is not a rational number");
        }

        const int FractionBits = 52;
        var bits = BitConverter.DoubleToUInt64Bits(value);
        var biased = (int)(bits >> FractionBits) & 0x7FF;
        var fraction = (long)(bits & ((1UL << FractionBits) - 1));
        BigInteger significand = biased == 0 ? fraction : fraction | (1L << FractionBits);
        var exponent = Math.Max(biased, 1) - 1023 - FractionBits;
        significand = double.IsNegative(value) ? -significand : significand;
        return exponent < 0
            ? Of(significand, BigInteger.One << -exponent)
            : new Rational(significand << exponent, BigInteger.One);
    }

    /// <summary>The nearest double, halves to even; an infinity from 2¹⁰²⁴ − 2⁹⁷⁰ on, as IEEE 754 rounds.</summary>
    public static explicit operator double(Rational value)
    {
        const long ExactInDouble = 1L << 53;
        return value._big is null && value.SmallDenominator <= ExactInDouble && Math.Abs(value._numerator) <= ExactInDouble
            ? (double)value._numerator / value.SmallDenominator
            : value.SignOfNumerator * NearestDouble(BigInteger.Abs(value.Numerator), value.Denominator);
    }

    static bool INumberBase<Rational>.TryConvertFromChecked<TOther>(TOther value, out Rational result) =>
        TryConvertFrom(value, out result);

    static bool INumberBase<Rational>.TryConvertFromSaturating<TOther>(TOther value, out Rational result) =>
        TryConvertFrom(value, out result);

    static bool INumberBase<Rational>.TryConvertFromTruncating<TOther>(TOther value, out Rational result) =>
        TryConvertFrom(value, out result);

    static bool INumberBase<Rational>.TryConvertToChecked<TOther>(Rational value, out TOther result) =>
        TryConvertTo(value, TOther.CreateChecked, out result);

    static bool INumberBase<Rational>.TryConvertToSaturating<TOther>(Rational value, out TOther result) =>
        TryConvertTo(value, TOther.CreateSaturating, out result);

    static bool INumberBase<Rational>.TryConvertToTruncating<TOther>(Rational value, out TOther result) =>
        TryConvertTo(value, TOther.CreateTruncating, out result);

    /// <summary>Always exact: a rational has no range to check, saturate or truncate to.</summary>
    private static bool TryConvertFrom<TOther>(TOther value, out Rational result)
    {
        Rational? converted = value switch
        {
            Rational same => same,
            int integer => integer,
            long integer => integer,
            double real => (Rational)real,
            float real => (Rational)real,
            Half real => (Rational)(double)real,
            decimal real => OfDecimal(real),
            sbyte integer => integer,
            byte integer => integer,
            short integer => integer,
            ushort integer => integer,
            uint integer => integer,
            ulong integer => new Rational(integer, BigInteger.One),
            Int128 integer => new Rational(integer, BigInteger.One),
            UInt128 integer => new Rational(integer, BigInteger.One),
            BigInteger integer => new Rational(integer, BigInteger.One),
            _ => null,
        };
        result = converted ?? Zero;
        return converted is not null;
    }

    /// <summary>Truncates toward zero for an integer type, which then decides about its own range.</summary>
    private static bool TryConvertTo<TOther>(Rational value, Func<BigInteger, TOther> ofInteger, out TOther result)
        where TOther : INumberBase<TOther>
    {
        result = TOther.Zero;
        if (result is double)
        {
            result = (TOther)(object)(double)value;
            return true;
        }

        var known = result is int or long or BigInteger;
        if (known)
        {
            result = ofInteger(Truncate(value));
        }

        return known;
    }

    private static Rational OfDecimal(decimal value)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        BigInteger magnitude = new UInt128((uint)parts[2], ((ulong)(uint)parts[1] << 32) | (uint)parts[0]);
        return Of(decimal.IsNegative(value) ? -magnitude : magnitude, BigInteger.Pow(10, value.Scale));
    }

    /// <summary>The quotient of two positive integers, rounded once.</summary>
    private static double NearestDouble(BigInteger numerator, BigInteger denominator)
    {
        const int Precision = 53;
        const int SmallestExponent = -1074;

        // A quotient of 55 or 56 bits, its last bit set when anything follows: enough to tell below, at and above a half.
        var scale = Precision + 2 - (int)(numerator.GetBitLength() - denominator.GetBitLength());
        var (quotient, rest) = scale > 0
            ? BigInteger.DivRem(numerator << scale, denominator)
            : BigInteger.DivRem(numerator, denominator << -scale);
        var bits = (ulong)quotient | (rest.IsZero ? 0UL : 1UL);

        // Subnormals have fewer bits; rounding to 53 first would round twice.
        var drop = Math.Max(64 - BitOperations.LeadingZeroCount(bits) - Precision, SmallestExponent + scale);
        if (drop >= 64)
        {
            return 0;
        }

        var kept = bits >> drop;
        var dropped = bits - (kept << drop);
        var half = 1UL << (drop - 1);
        kept += dropped > half || (dropped == half && ulong.IsOddInteger(kept)) ? 1UL : 0UL;
        return Math.ScaleB(kept, drop - scale);
    }
}
