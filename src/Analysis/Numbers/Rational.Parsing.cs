using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;

namespace SpecProofs.Analysis;

/// <content>Reading text: an integer, a fraction of two integers, or a decimal with an optional exponent.</content>
public readonly partial struct Rational
{
    /// <summary>Reads <c>-3</c>, <c>2/6</c>, <c>.25</c> or <c>2.5E+2</c> exactly, in every culture; white space may surround it.</summary>
    /// <exception cref="FormatException">
    /// Anything else, a zero denominator, or an exponent beyond ±10000; the message quotes the text.
    /// </exception>
    public static Rational Parse(string s) => Parse(s, null);

    /// <inheritdoc cref="Parse(string)"/>
    public static Rational Parse(string s, IFormatProvider? provider)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s.AsSpan(), provider);
    }

    /// <inheritdoc cref="Parse(string)"/>
    public static Rational Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Read(s, out var value) is { } problem
        ? throw new FormatException($"\"{Quoted.Of(s)}\" is not a rational number: {problem}")
        : value;

    /// <summary>As <see cref="Parse(string)"/>, but false and zero for what that rejects, null included.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, out Rational result) => TryParse(s, null, out result);

    /// <inheritdoc cref="TryParse(string, out Rational)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Rational result) =>
        TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc cref="TryParse(string, out Rational)"/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Rational result) => Read(s, out result) is null;

    static Rational INumberBase<Rational>.Parse(ReadOnlySpan<char> s, NumberStyles style, IFormatProvider? provider) => Parse(s, provider);

    static Rational INumberBase<Rational>.Parse(string s, NumberStyles style, IFormatProvider? provider) => Parse(s, provider);

    static bool INumberBase<Rational>.TryParse(
        ReadOnlySpan<char> s, NumberStyles style, IFormatProvider? provider, out Rational result) =>
        TryParse(s, provider, out result);

    static bool INumberBase<Rational>.TryParse(
        [NotNullWhen(true)] string? s, NumberStyles style, IFormatProvider? provider, out Rational result) =>
        TryParse(s, provider, out result);

    /// <summary>Null, or what is wrong with the text; then the value is zero.</summary>
    private static string? Read(ReadOnlySpan<char> text, out Rational value)
    {
        text = text.Trim();
        var negative = text.StartsWith('-');
        text = WithoutSign(text);
        var slash = text.IndexOf('/');
        var problem = slash < 0 ? ReadDecimal(text, out value) : ReadFraction(text[..slash], text[(slash + 1)..], out value);
        value = negative ? -value : value;
        return problem;
    }

    private static string? ReadFraction(ReadOnlySpan<char> numerator, ReadOnlySpan<char> denominator, out Rational value)
    {
        value = Zero;
        if (!AreDigits(numerator) || !AreDigits(denominator))
        {
            return "a fraction is digits, one slash and digits";
        }

        var divisor = BigInteger.Parse(denominator, NumberStyles.None);
        if (divisor.IsZero)
        {
            return "its denominator is zero";
        }

        value = Of(BigInteger.Parse(numerator, NumberStyles.None), divisor);
        return null;
    }

    private static string? ReadDecimal(ReadOnlySpan<char> text, out Rational value)
    {
        // Far beyond a double's, yet far below what would keep the machine busy.
        const int MaxExponent = 10_000;

        value = Zero;
        var mark = text.IndexOfAny('e', 'E');
        var exponent = 0;
        if (mark >= 0)
        {
            var digits = text[(mark + 1)..];
            if (!AreDigits(WithoutSign(digits)) || !int.TryParse(digits, NumberStyles.AllowLeadingSign, null, out exponent)
                || exponent is < -MaxExponent or > MaxExponent)
            {
                return $"its exponent is not an integer from -{MaxExponent} to {MaxExponent}";
            }

            text = text[..mark];
        }

        var point = text.IndexOf('.');
        var decimals = point < 0 ? 0 : text.Length - point - 1;
        ReadOnlySpan<char> significand = point < 0 ? text : $"{text[..point]}{text[(point + 1)..]}";
        if (!AreDigits(significand))
        {
            return "a number is digits with at most one point, or a fraction";
        }

        exponent -= decimals;
        var power = BigInteger.Pow(10, Math.Abs(exponent));
        var integer = BigInteger.Parse(significand, NumberStyles.None);
        value = exponent < 0 ? Of(integer, power) : new Rational(integer * power, BigInteger.One);
        return null;
    }

    private static ReadOnlySpan<char> WithoutSign(ReadOnlySpan<char> text) =>
        text.StartsWith('-') || text.StartsWith('+') ? text[1..] : text;

    private static bool AreDigits(ReadOnlySpan<char> text) => !text.IsEmpty && !text.ContainsAnyExceptInRange('0', '9');
}
