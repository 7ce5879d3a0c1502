using System.Numerics;

namespace SpecProofs.Tests;

/// <summary>What generic mathematics asks of a number type, a real number answers as a rational one does.</summary>
public sealed class Real_Queries
{
    private static readonly Rational[] Numbers = [-3, -2, Rational.Of(-1, 2), 0, Rational.Of(1, 2), 1, 2, 3];

    [Fact]
    public void Questions_about_one_number() => Assert.All(Numbers, number =>
    {
        Assert.Equal(Answers(number), Answers<Real>(number));
        Assert.Equal(number + 1, At(One<Real>(number, x => ++x)));
        Assert.Equal(number - 1, At(One<Real>(number, x => --x)));
        Assert.Equal(Rational.Abs(number), At(Real.Abs(number)));
        Assert.Equal(-number, At(-(Real)number));
    });

    [Fact]
    public void Questions_about_two_numbers() => Assert.All(Numbers, x => Assert.All(Numbers, y =>
    {
        Assert.Equal(Order(x, y), Order<Real>(x, y));
        Assert.Equal(Chosen(x, y), Chosen<Real>(x, y).Select(At));
        Assert.Equal(x.CompareTo((object)y), ((Real)x).CompareTo((object)(Real)y));
        Assert.Equal(x.Equals((object)y), ((Real)x).Equals((object)(Real)y));
    }));

    [Fact]
    public void On_a_cell_they_are_answered_where_the_answer_is_the_same_at_every_point()
    {
        var run = new Run(default);
        var (x, y) = (Real.Parameter(0, run), Real.Parameter(1, run));
        Assert.Equal([false, false, true, true, true, false], Order(x, x));
        Assert.Equal([true, false, true, false, false, true], Order(x, x + y));
        Assert.Equal([false, true, false, true, false, true], Order(x + y, x));
        Assert.Equal([x + y, x, x + y, x + y, x, x], Chosen(x, x + y));
        Assert.True(Real.IsPositive(x) && Real.IsNegative(-x) && !Real.IsNegative(x) && !Real.IsPositive(-x) && !Real.IsZero(x));
        Assert.Throws<UndecidedException>(() => Real.IsPositive(x - y));
        Assert.Throws<UndecidedException>(() => Chosen(x, y));
    }

    [Fact]
    public void A_quotient_is_a_constant_only_without_denominator()
    {
        var run = new Run(default);
        var (x, y) = (Real.Parameter(0, run), Real.Parameter(1, run));
        Assert.Equal("(1)/((t0 + t1))", $"{1 / (x + y)}");
        Assert.Equal("(1)/((t0 + t1)^2)", $"{1 / (x + y) / (x + y)}");
        Assert.Equal("(1)/(t0)", $"{1 / x}");
        Assert.Equal("0", $"{(x / y) - (x / y)}");
        Assert.Equal("0", $"{((x / y) - (x / y)) / (x + y)}");
        Assert.Equal("1/2", $"{x / (x + x)}");
        _ = Refused.With<NotSupportedException>(() => Answers(1 / (x + y)));
        _ = Refused.With<NotSupportedException>(() => Answers(1 / x));
    }

    [Fact]
    public void Refusals_name_the_number()
    {
        var x = Real.Parameter(0, new(default));
        Assert.Equal("t0 % 2: a real number on a cell has no remainder", Refused.With<NotSupportedException>(() => x % 2));
        Assert.Equal("t0 is an integer at some points only", Refused.With<NotSupportedException>(() => Answers(x)));
        Assert.Equal("t0 cannot be divided by zero", Assert.Throws<DivideByZeroException>(() => x / (x - x)).Message);
        Assert.Equal(
            "a System.String does not compare with a Real (Parameter 'obj')",
            Assert.Throws<ArgumentException>(() => x.CompareTo("1")).Message);
        Assert.Equal(1, x.CompareTo(null));
    }

    [Fact]
    public void Text_is_written_where_it_fits_and_read_where_it_is_a_number()
    {
        var third = Real.Of(1, 3);
        Span<char> room = stackalloc char[3];
        Assert.True(third.TryFormat(room, out var written, default, null));
        Assert.Equal(("1/3", 3), (room.ToString(), written));
        Assert.False(third.TryFormat(room[..2], out written, default, null));
        Assert.Equal(0, written);
        Assert.True(Real.TryParse("1/3", null, out var read));
        Assert.Equal(third, read);
    }

    private static Rational At(Real value) => value.At([]);

    private static Real One<W>(W value, Func<W, Real> operation) => operation(value);

    private static bool[] Answers<W>(W x)
        where W : struct, INumber<W> =>
    [
        W.IsCanonical(x), W.IsComplexNumber(x), W.IsFinite(x), W.IsImaginaryNumber(x), W.IsInfinity(x), W.IsNaN(x), W.IsNegativeInfinity(x),
        W.IsNormal(x), W.IsPositiveInfinity(x), W.IsRealNumber(x), W.IsSubnormal(x), W.IsInteger(x), W.IsEvenInteger(x), W.IsOddInteger(x),
        W.IsZero(x), W.IsNegative(x), W.IsPositive(x), W.AdditiveIdentity == x, W.MultiplicativeIdentity == x,
    ];

    private static bool[] Order<W>(W x, W y)
        where W : struct, INumber<W> => [x < y, x > y, x <= y, x >= y, x == y, x != y];

    private static W[] Chosen<W>(W x, W y)
        where W : struct, INumber<W> =>
    [
        W.Max(x, y), W.Min(x, y), W.MaxMagnitude(x, y), W.MaxMagnitudeNumber(x, y), W.MinMagnitude(x, y), W.MinMagnitudeNumber(x, y),
    ];
}
