using FsCheck;
using FsCheck.Fluent;
using SpecProofs.Audit;

namespace SpecProofs.Tests;

/// <summary>How numbers of a child are read.</summary>
public sealed class Reading_Numbers
{
    private static readonly Gen<Rational> Fractions =
        from denominator in Gen.Choose(1, 500_000)
        from numerator in Gen.Choose(0, denominator)
        select Rational.Of(numerator, denominator);

    [Fact]
    public void A_double_near_a_fraction_is_that_fraction() => Prop.ForAll(Fractions.ToArbitrary(), fraction =>
    {
        var reading = new Reading(snap: true);
        return reading.Of(new StatedNumber((double)fraction, null), string.Empty) == fraction && reading.LargestShift < 1e-16;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void So_is_one_with_the_rounding_of_a_few_operations() => Prop.ForAll(Fractions.ToArbitrary(), fraction =>
        new Reading(snap: true).Of(new StatedNumber(((double)fraction * 3 / 3 * 7 / 7) + 1e-15 - 1e-15, null), string.Empty) == fraction)
        .QuickCheckThrowOnFailure();

    [Fact]
    public void A_float32_is_read_with_its_own_precision()
    {
        var reading = new Reading(snap: true);
        Assert.Equal(Rational.Of(1, 3), reading.Of(new StatedNumber(1f / 3, null), string.Empty));
        Assert.Equal(Rational.Of(5, 72), reading.Of(new StatedNumber(5f / 72, null), string.Empty));
        Assert.Equal(24, reading.MostBits);
        Assert.InRange(reading.LargestShift, 1e-10, 1e-7);
    }

    [Fact]
    public void A_bfloat16_is_read_as_it_is()
    {
        var reading = new Reading(snap: true);
        Assert.Equal(Rational.Of(171, 512), reading.Of(new StatedNumber(0.333984375, null), string.Empty));
        Assert.Equal((8, 0), (reading.MostBits, reading.LargestShift));
    }

    [Fact]
    public void Without_snapping_a_double_is_the_fraction_that_it_is() =>
        Assert.Equal((Rational)0.1, new Reading(snap: false).Of(new StatedNumber(0.1, null), string.Empty));

    [Fact]
    public void What_rounding_left_over_is_nothing()
    {
        var law = new Reading(snap: true).Of([new(0.3, null), new(5.5e-17, null), new(0.1, null)], "s.py:1");
        Assert.Equal([Rational.Of(3, 4), 0, Rational.Of(1, 4)], law.Masses.ToArray());
    }

    [Theory]
    [InlineData(new[] { 0.333984375, 0.66796875 }, 1.953125e-3)]
    [InlineData(new double[] { 1f / 3, 1f / 3, 1f / 3 }, 2.98e-8)]
    [InlineData(new[] { 1.0 / 3, 2.0 / 3 }, 0)]
    [InlineData(new[] { 0.1, 0.15 }, 0)]
    public void Weights_that_sum_to_nearly_one_are_noted(double[] weights, double off)
    {
        var reading = new Reading(snap: true);
        _ = reading.Of([.. weights.Select(weight => new StatedNumber(weight, null))], "s.py:7");
        Assert.Equal(off, reading.WorstSum, off / 100);
        Assert.Equal(off > 0 ? "s.py:7" : string.Empty, reading.WorstSumPlace);
    }
}
