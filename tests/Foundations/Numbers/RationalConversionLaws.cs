using System.Numerics;
using Fractions;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace SpecProofs.Tests;

[Properties(Arbitrary = new[] { typeof(RationalArbitraries) }, MaxTest = 500)]
public class RationalConversionLaws
{
    [Property]
    public bool A_double_converts_exactly_and_back(double value) => (double)(Rational)value == value;

    [Property]
    public bool Arithmetic_of_converted_doubles_rounds_as_the_processor_does(double x, double y) =>
        (double)((Rational)x + (Rational)y) == x + y
        && (double)((Rational)x * (Rational)y) == x * y
        && (y == 0 || (double)((Rational)x / (Rational)y) == x / y);

    [Property]
    public bool The_nearest_double_is_chosen(Rational value)
    {
        var nearest = (double)value;
        return Math.Abs(nearest) > double.MaxValue
            ? Rational.Abs(value) >= HalfwayToInfinity
            : new[] { Math.BitDecrement(nearest), Math.BitIncrement(nearest) }.Where(double.IsFinite)
                .All(other => Rational.Abs(value - (Rational)nearest) <= Rational.Abs(value - (Rational)other));
    }

    [Property]
    public Property Halfway_between_two_doubles_the_even_one_is_chosen(double value) => Prop.When(Math.Abs(value) < double.MaxValue, () =>
    {
        var next = Math.BitIncrement(value);
        var halfway = ((Rational)value + (Rational)next) / 2;
        var sliver = Rational.Of(1, BigInteger.One << 3000);
        var even = (BitConverter.DoubleToInt64Bits(value) & 1) == 0 ? value : next;
        return (double)halfway == even && (double)(halfway - sliver) == value && (double)(halfway + sliver) == next;
    });

    [Fact]
    public void Too_large_a_number_rounds_to_infinity_and_too_small_a_one_to_zero()
    {
        var sliver = Rational.Of(1, BigInteger.One << 3000);
        Assert.Equal(double.PositiveInfinity, (double)HalfwayToInfinity);
        Assert.Equal(double.NegativeInfinity, (double)-HalfwayToInfinity);
        Assert.Equal(double.MaxValue, (double)(HalfwayToInfinity - sliver));
        Assert.Equal(0.0, (double)sliver);
        Assert.Equal(double.PositiveInfinity, (double)(1 / sliver));
    }

    // The package rounds correctly only what the processor divides in one step, and overflows inside on long operands.
    [Property]
    public Property Doubles_agree_with_the_Fractions_package_as_far_as_that_rounds(Rational value) =>
        Prop.When(value.BitLength < 1000, () =>
    {
        var theirs = new Fraction(value.Numerator, value.Denominator).ToDouble();
        var exact = value.Denominator <= 1L << 53 && BigInteger.Abs(value.Numerator) <= 1L << 53;
        return Math.Abs((double)value - theirs) <= (exact ? 0 : 1e-15 * Math.Abs(theirs));
    });

    [Fact]
    public void Not_a_number_and_infinities_do_not_convert()
    {
        Assert.All([double.NaN, double.PositiveInfinity, double.NegativeInfinity], value =>
        {
            Assert.Throws<OverflowException>(() => (Rational)value);
            Assert.Throws<OverflowException>(() => Create<Rational, double>(value));
            Assert.Throws<OverflowException>(() => Create<Rational, float>((float)value));
        });
    }

    [Property]
    public bool Integers_convert_exactly_from_every_type(long value) =>
        Create<Rational, long>(value) == value
        && Create<Rational, int>((int)value) == (int)value
        && Create<Rational, uint>((uint)value).Numerator == (uint)value
        && Create<Rational, ulong>((ulong)value).Numerator == (ulong)value
        && Create<Rational, Int128>((Int128)value << 60).Numerator == (BigInteger)value << 60
        && Create<Rational, BigInteger>((BigInteger)value << 600).Numerator == (BigInteger)value << 600;

    [Property]
    public bool Fractions_convert_exactly_from_every_type(decimal value, float real) =>
        Create<Rational, decimal>(value) == Rational.Parse($"{value}")
        && (!float.IsFinite(real) || Create<Rational, float>(real) == (Rational)(double)real);

    [Property]
    public bool Conversion_to_an_integer_truncates(Rational value)
    {
        var truncated = value.Numerator / value.Denominator;
        return Create<BigInteger, Rational>(value) == truncated
            && CreateSaturating<long, Rational>(value) == long.CreateSaturating(truncated)
            && CreateSaturating<int, Rational>(value) == int.CreateSaturating(truncated)
            && CreateTruncating<int, Rational>(value) == int.CreateTruncating(truncated)
            && CreateTruncating<long, Rational>(value) == long.CreateTruncating(truncated)
            && Create<double, Rational>(value) == (double)value;
    }

    [Fact]
    public void Examples_of_conversions()
    {
        Assert.Equal("3602879701896397/36028797018963968", Create<Rational, double>(0.1).ToString());
        Assert.Equal(5, Create<Rational, int>(5));
        Assert.Equal(-2, Create<int, Rational>(Rational.Of(-8, 3)));
        Assert.Equal(0.6666666666666666, double.CreateChecked(Rational.Of(2, 3)));
        Assert.Throws<OverflowException>(() => Create<int, Rational>(1L << 31));
        Assert.Throws<NotSupportedException>(() => Create<Rational, Complex>(Complex.One));
        Assert.Throws<NotSupportedException>(() => Create<Half, Rational>(1));
        Assert.Equal(long.MinValue, new Rational(long.MinValue).Numerator);
    }

    [Fact]
    public void Bit_length_counts_numerator_and_denominator()
    {
        Rational[] values = [0, 1, Rational.Of(-2, 3), long.MinValue];
        Assert.Equal([1L, 2, 4, 65], values.Select(value => value.BitLength));
    }

    private static Rational HalfwayToInfinity { get; } = Rational.Of((BigInteger.One << 1024) - (BigInteger.One << 970), 1);

    private static T Create<T, TOther>(TOther value)
        where T : INumberBase<T>
        where TOther : INumberBase<TOther> => T.CreateChecked(value);

    private static T CreateSaturating<T, TOther>(TOther value)
        where T : INumberBase<T>
        where TOther : INumberBase<TOther> => T.CreateSaturating(value);

    private static T CreateTruncating<T, TOther>(TOther value)
        where T : INumberBase<T>
        where TOther : INumberBase<TOther> => T.CreateTruncating(value);
}
