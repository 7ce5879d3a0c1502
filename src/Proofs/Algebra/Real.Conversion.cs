using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;

namespace SpecProofs.Proofs;

/// <content>From the other number types, and to them where a number is a constant.</content>
public readonly partial struct Real
{
    /// <summary>The integer.</summary>
    public static implicit operator Real(int value) => Of(value, BigInteger.One);

    /// <summary>The integer.</summary>
    public static implicit operator Real(long value) => Of(value, BigInteger.One);

    /// <summary>The rational number.</summary>
    public static implicit operator Real(Rational value) => Of(value.Numerator, value.Denominator);

    /// <summary>The quotient of two integers.</summary>
    /// <exception cref="DivideByZeroException">The denominator is zero.</exception>
    public static Real Of(BigInteger numerator, BigInteger denominator)
    {
        var value = Rational.Of(numerator, denominator);
        return value == Rational.Zero ? Zero : value == Rational.One ? One :
            new(new Quotient(Polynomial.Constant(value.Numerator),
                value.Denominator.IsOne ? Denominator.One : new(value.Denominator, default, []), null));
    }

    /// <summary>The constant that <see cref="Rational"/> reads.</summary>
    public static Real Parse(string s, IFormatProvider? provider) => Rational.Parse(s, provider);

    /// <inheritdoc cref="Parse(string, IFormatProvider?)"/>
    public static Real Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Rational.Parse(s, provider);

    /// <inheritdoc cref="Parse(string, IFormatProvider?)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Real result) =>
        TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc cref="Parse(string, IFormatProvider?)"/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Real result)
    {
        var found = Rational.TryParse(s, provider, out var value);
        result = value;
        return found;
    }

    static Real INumberBase<Real>.Parse(ReadOnlySpan<char> s, NumberStyles style, IFormatProvider? provider) => Parse(s, provider);

    static Real INumberBase<Real>.Parse(string s, NumberStyles style, IFormatProvider? provider) => Parse(s, provider);

    static bool INumberBase<Real>.TryParse(
        ReadOnlySpan<char> s, NumberStyles style, IFormatProvider? provider, out Real result) => TryParse(s, provider, out result);

    static bool INumberBase<Real>.TryParse(
        [NotNullWhen(true)] string? s, NumberStyles style, IFormatProvider? provider, out Real result) => TryParse(s, provider, out result);

    /// <summary>As <see cref="ToString()"/>.</summary>
    public string ToString(string? format, IFormatProvider? formatProvider) => ToString();

    /// <summary>Writes <see cref="ToString()"/>; false, having written nothing, if it does not fit.</summary>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        var text = ToString();
        var fits = text.TryCopyTo(destination);
        charsWritten = fits ? text.Length : 0;
        return fits;
    }

    static bool INumberBase<Real>.TryConvertFromChecked<TOther>(TOther value, out Real result) => TryConvertFrom(value, out result);

    static bool INumberBase<Real>.TryConvertFromSaturating<TOther>(TOther value, out Real result) => TryConvertFrom(value, out result);

    static bool INumberBase<Real>.TryConvertFromTruncating<TOther>(TOther value, out Real result) => TryConvertFrom(value, out result);

    static bool INumberBase<Real>.TryConvertToChecked<TOther>(Real value, out TOther result) => throw NotOneNumber<TOther>(value);

    static bool INumberBase<Real>.TryConvertToSaturating<TOther>(Real value, out TOther result) => throw NotOneNumber<TOther>(value);

    static bool INumberBase<Real>.TryConvertToTruncating<TOther>(Real value, out TOther result) => throw NotOneNumber<TOther>(value);

    /// <summary>
    /// Integers of every type and rationals. A fraction in floating point is refused: 0.1 there is 3602879701896397/36028797018963968,
    /// which nobody means.
    /// </summary>
    private static bool TryConvertFrom<TOther>(TOther value, out Real result)
        where TOther : INumberBase<TOther>
    {
        result = value switch
        {
            Real same => same,
            Rational exact => exact,
            _ when TOther.IsInteger(value) => Of(BigInteger.CreateChecked(value), BigInteger.One),
            _ => throw Refusal.Noted(new NotSupportedException($"{value} is not an integer: state it as a quotient of two")),
        };
        return true;
    }

    private static NotSupportedException NotOneNumber<TOther>(Real value) =>
        Refusal.Noted(new NotSupportedException(
            $"{value} is not one {typeof(TOther).Name}: it stands for a number at every point of a cell"));
}
