using System.Globalization;
using System.Numerics;
using Fractions;
using FsCheck.Xunit;

namespace SpecProofs.Tests;

[Properties(Arbitrary = new[] { typeof(RationalArbitraries) }, MaxTest = 500)]
public class RationalTextLaws
{
    [Property]
    public bool Text_reads_back_as_the_same_number(Rational value) =>
        Rational.Parse(value.ToString()) == value && Rational.TryParse($"\t {value:G} ", out var read) && read == value;

    [Property]
    public bool Text_is_the_Fractions_package_s_text(Rational value) =>
        string.Equals(value.ToString(), $"{new Fraction(value.Numerator, value.Denominator)}", StringComparison.Ordinal);

    [Property]
    public bool Fractions_are_read_as_the_Fractions_package_reads_them(int numerator, uint divisor)
    {
        var text = $"{numerator}/{divisor + 1}";
        var oracle = Fraction.FromString(text, CultureInfo.InvariantCulture);
        return Rational.Parse(text) == Rational.Of(oracle.Numerator, oracle.Denominator);
    }

    [Property]
    public bool Decimals_are_read_as_the_Fractions_package_reads_them(int whole, ushort decimals, sbyte exponent)
    {
        var text = $"{whole}.{decimals}e{exponent}";
        var oracle = Fraction.FromString(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        return Rational.Parse(text) == Rational.Of(oracle.Numerator, oracle.Denominator);
    }

    [Property]
    public bool The_shortest_text_of_a_double_is_read_as_a_number_nearest_to_it(double value) =>
        (double)Rational.Parse($"{value:R}") == value && (double)Rational.Parse($"{value:E16}") == value;

    [Property]
    public bool Decimal_text_is_half_even_and_within_half_a_digit(Rational value, byte places)
    {
        var digits = places % 40;
        var text = value.ToDecimalString(digits);
        var unit = Rational.Of(1, BigInteger.Pow(10, digits));
        var (read, error) = (Rational.Parse(text), Rational.Abs(Rational.Parse(text) - value) * 2);
        return text.Length - text.IndexOf('.', StringComparison.Ordinal) - 1 == (digits == 0 ? text.Length : digits)
            && (error < unit || (error == unit && Rational.IsEvenInteger(read / unit)))
            && text.StartsWith('-') == Rational.IsNegative(read);
    }

    [Property]
    public bool Formatting_into_a_span_is_all_or_nothing(Rational value)
    {
        var text = value.ToString();
        var (exact, tight) = (new char[text.Length], new char[text.Length - 1]);
        return value.TryFormat(exact, out var written, "", null) && written == text.Length && exact.AsSpan().SequenceEqual(text)
            && !value.TryFormat(tight, out var none, "G", null) && none == 0;
    }

    [Theory]
    [InlineData("3", "3")]
    [InlineData("-3", "-3")]
    [InlineData("+3", "3")]
    [InlineData("-2/6", "-1/3")]
    [InlineData(" 4/2\n", "2")]
    [InlineData("0/5", "0")]
    [InlineData("-0", "0")]
    [InlineData("0.25", "1/4")]
    [InlineData("-.5", "-1/2")]
    [InlineData("1e-3", "1/1000")]
    [InlineData("2.5E+2", "250")]
    [InlineData("0e10000", "0")]
    public void Text_is_read(string text, string expected) => Assert.Equal(expected, Rational.Parse(text).ToString());

    [Theory]
    [InlineData("1/0", "its denominator is zero")]
    [InlineData("-0/00", "its denominator is zero")]
    [InlineData("NaN", "digits")]
    [InlineData("Infinity", "digits")]
    [InlineData("", "digits")]
    [InlineData("  ", "digits")]
    [InlineData("-", "digits")]
    [InlineData("--1", "digits")]
    [InlineData(".", "digits")]
    [InlineData("1.2.3", "digits")]
    [InlineData("0x1", "digits")]
    [InlineData("1,5", "digits")]
    [InlineData("1 2", "digits")]
    [InlineData("\u0663", "digits")]
    [InlineData("1/2/3", "digits")]
    [InlineData("1/ 2", "digits")]
    [InlineData("1/-2", "digits")]
    [InlineData("1/", "digits")]
    [InlineData("/2", "digits")]
    [InlineData("0.5/2", "digits")]
    [InlineData("e5", "digits")]
    [InlineData("1e", "exponent")]
    [InlineData("1e1.5", "exponent")]
    [InlineData("1e+-5", "exponent")]
    [InlineData("1e10001", "exponent")]
    [InlineData("1e-2147483648", "exponent")]
    [InlineData("1e999999999", "exponent")]
    [InlineData("1e99999999999999999999", "exponent")]
    public void Malformed_text_is_rejected_with_the_reason(string text, string reason)
    {
        Assert.False(Rational.TryParse(text, out var value));
        Assert.Equal(Rational.Zero, value);
        var message = Assert.Throws<FormatException>(() => Rational.Parse(text)).Message;
        Assert.StartsWith($"\"{text}\" is not a rational number: ", message, StringComparison.Ordinal);
        Assert.Contains(reason, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Arguments_are_checked()
    {
        Assert.False(Rational.TryParse(null, out _));
        Assert.Throws<ArgumentNullException>(() => Rational.Parse(null!));
        Assert.Throws<FormatException>(() => Rational.One.ToString("F2", null));
        Assert.Throws<ArgumentOutOfRangeException>(() => Rational.One.ToDecimalString(-1));
        Assert.Equal(["0.6667", "-0.3", "0", "0", "2", "0.00"], [
            Rational.Of(2, 3).ToDecimalString(4), Rational.Of(-1, 3).ToDecimalString(1), Rational.Of(1, 2).ToDecimalString(0),
            Rational.Of(-1, 2).ToDecimalString(0), Rational.Of(3, 2).ToDecimalString(0), Rational.Of(-1, 1000).ToDecimalString(2)]);
    }
}
