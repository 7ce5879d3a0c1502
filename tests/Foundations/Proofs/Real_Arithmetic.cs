using System.Numerics;

namespace SpecProofs.Tests;

/// <summary>Real numbers on a cell have at each point the values that rational arithmetic gives there, or refuse.</summary>
public sealed class Real_Arithmetic
{
    /// <summary>Expressions of a dozen operations over three parameters and small constants, built by chance.</summary>
    [Fact]
    public void Values_and_comparisons_are_those_at_each_point()
    {
        var random = new Random(11);
        var (decided, undecided) = (0, 0);
        foreach (var _ in Enumerable.Range(0, 2_000))
        {
            var run = new Run(default);
            List<Real> reals = [.. Enumerable.Range(0, 3).Select(parameter => Real.Parameter(parameter, run)), 1, Real.Of(-2, 3), 0];
            Rational[][] points = [.. Enumerable.Range(0, 5).Select(_ => RandomPoint(random))];
            var values = points.Select(point => point.Concat([1, Rational.Of(-2, 3), 0]).ToList()).ToList();
            foreach (var __ in Enumerable.Range(0, 12))
            {
                var (i, j, operation) = (random.Next(reals.Count), random.Next(reals.Count), random.Next(7));
                try
                {
                    reals.Add(Apply(operation, reals[i], reals[j]));
                    decided++;
                }
                catch (Exception e) when (e is UndecidedException or DivideByZeroException)
                {
                    undecided++;
                    continue;
                }

                foreach (var (point, known) in points.Zip(values))
                {
                    known.Add(Apply(operation, known[i], known[j]));
                    Assert.Equal(known[^1], reals[^1].At(point));
                }
            }
        }

        Assert.True(decided > 10_000 && undecided > 1_000, $"{decided} decided, {undecided} not");
    }

    [Fact]
    public void A_comparison_without_one_answer_carries_the_polynomial()
    {
        var run = new Run(default);
        var (x, y) = (Real.Parameter(0, run), Real.Parameter(1, run));
        Assert.True(x + y > x && x * y != 0 && x < 2 * x && -x < 0 && x == y + x - y);
        Assert.Equal("t0 - t1", $"{Assert.Throws<UndecidedException>(() => x / (x + y) < y / (x + y)).Polynomial}");
        Assert.Equal("t0 - t1", $"{Assert.IsType<SignQuestion>(run.Pending).Polynomial}");
        Assert.Throws<UndecidedException>(() => x == 1);
        Assert.Equal("t0 - t1", $"{Assert.IsType<SignQuestion>(run.Pending).Polynomial}");
    }

    [Fact]
    public void Quotients_are_cancelled_where_factors_are_known()
    {
        var run = new Run(default);
        var (x, y) = (Real.Parameter(0, run), Real.Parameter(1, run));
        Assert.Equal("(t0)/((t0 + t1))", $"{x / (x + y)}");
        Assert.Equal("1", $"{(x / (x + y)) + (y / (x + y))}");
        Assert.Equal("t0", $"{x / (x + y) * (x + y)}");
        Assert.Equal("(t0)/(2·t1)", $"{x * x / (2 * x * y)}");
    }

    /// <summary>Two functions may be equal at some points of a cell only: a table must not tell them apart by their hashes.</summary>
    [Fact]
    public void A_table_asks_whether_two_numbers_are_equal()
    {
        var run = new Run(default);
        Assert.Throws<UndecidedException>(() => new HashSet<Real> { Real.Parameter(0, run), Real.Parameter(1, run) });
    }

    [Fact]
    public void Conversions_are_exact_or_refused()
    {
        var x = Real.Parameter(0, new Run(default));
        Assert.Equal(3, Create(3.0));
        Assert.Equal(Real.Of(1, 3), Create(Rational.Of(1, 3)));
        Assert.Equal(Real.Of(BigInteger.One << 70, 1), Create(BigInteger.One << 70));
        Assert.Equal(Real.Of(1, 3), Real.Parse("1/3", null));
        Assert.False(Real.TryParse("x", null, out _));
        Assert.Equal("0.1 is not an integer: state it as a quotient of two",
            Refused.With<NotSupportedException>(() => Create(0.1)));
        _ = Refused.With<NotSupportedException>(() => Create(double.NaN));
        _ = Refused.With<NotSupportedException>(() => Create(double.PositiveInfinity));
        Assert.Equal("t0 is not one Double: it stands for a number at every point of a cell",
            Refused.With<NotSupportedException>(() => double.CreateChecked(x)));
        _ = Refused.With<NotSupportedException>(() => x % 2);
        Assert.Throws<DivideByZeroException>(() => x / (x - x));
        Assert.Equal(default, Real.Zero);
        Assert.Equal(0, default(Real) * x);
        Assert.True(IsEven<Real>(4) && !IsEven<Real>(3) && !IsEven(Real.Of(1, 2)));
        _ = Refused.With<NotSupportedException>(() => IsEven(x));
    }

    [Fact]
    public void A_number_does_not_outlive_its_run()
    {
        var (run, other) = (new Run(default), new Run(default));
        var (x, y) = (Real.Parameter(0, run), Real.Parameter(0, other));
        _ = Refused.With<StaleNumberException>(() => x + y);
        _ = Refused.With<StaleNumberException>(() => x == y);
        run.Over = true;
        _ = Refused.With<StaleNumberException>(() => x * x);
        _ = Refused.With<StaleNumberException>(() => x > 0);
    }

    internal static W Create<W, T>(T value)
        where W : struct, INumber<W>
        where T : INumberBase<T> => W.CreateChecked(value);

    private static W Apply<W>(int operation, W x, W y)
        where W : struct, INumber<W> => operation switch
        {
            0 => x + y,
            1 => x - y,
            2 or 3 => x * y,
            4 => x / y,
            5 => W.Max(x, y) - W.Min(x, W.Zero),
            _ => W.Abs(x) + (W.IsZero(y) ? W.One : x * y),
        };

    private static Real Create<T>(T value)
        where T : INumberBase<T> => Create<Real, T>(value);

    private static bool IsEven<W>(W value)
        where W : struct, INumber<W> => W.IsEvenInteger(value);

    private static Rational[] RandomPoint(Random random) =>
        [.. Enumerable.Range(0, 3).Select(_ => Rational.Of(random.Next(1, 20), random.Next(1, 20)))];
}
