namespace SpecProofs.Tests;

/// <summary>Traces in floating point, from logarithms, and their refusals.</summary>
public sealed class Traces_OfLogs
{
    private static readonly WrittenToken<double>[] Written = [new(0.5, 0.25), new(0.1, 0.4), new(0.3, 0.3), new(0, 0.5), new(0.9, 0.1)];
    private static readonly (double Draft, double Target)[] Logs =
        [.. Written.Select(token => (Math.Log(token.Draft), Math.Log(token.Target)))];

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(2, true)]
    [InlineData(int.MaxValue, false)]
    public void Logarithms_give_what_probabilities_give(int lookahead, bool bonus)
    {
        Agree(TokenTrace.Of(Written, lookahead, bonus), TokenTrace.OfLogs(Logs, lookahead, bonus));
        Agree(BlockTrace.Of(Written, lookahead), BlockTrace.OfLogs(Logs, lookahead));
    }

    /// <summary>1, ¼, 1, 0 and 1 are kept; as a block the 2 of the first token makes up for the ¼ of the second.</summary>
    [Fact]
    public void Their_numbers_are_those_on_paper()
    {
        Assert.Equal([0, 0.75, 0, 1, 0], TokenTrace.Of(Written).Rejected, (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal(1.75, TokenTrace.Of(Written).Mean(Quantity.Rejections), 12);
        Assert.Equal([1, 1, 0.5, 0.5, 0, 0], BlockTrace.KeptAtLeast<double>([2, 0.25, 1, 0, 9]), (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal(2.75, TokenTrace.Of(Written).Mean(Quantity.Rounds), 12);
    }

    /// <summary>A likelihood ratio far beyond the range of floating point, both ways.</summary>
    [Fact]
    public void Long_blocks_neither_overflow_nor_vanish()
    {
        (double Draft, double Target)[] written = [.. Enumerable.Repeat((-1.0, -3.0), 600), .. Enumerable.Repeat((-3.0, -1.0), 599)];
        Assert.Equal(1199, BlockTrace.OfLogs(written).Mean(Quantity.Kept), 9);
    }

    [Fact]
    public void What_the_target_cannot_have_written_is_refused()
    {
        Refused("position 2: p = 1 and q = 0", () => TokenTrace.Of<Rational>([new(1, 1), new(1, 0)]));
        Refused("position 1: p = -1 and q = 1", () => BlockTrace.Of<Rational>([new(-1, 1)]));
        Refused("position 1: log p = 0 and log q = -", () => TokenTrace.OfLogs([(0, double.NegativeInfinity)]));
        Refused("position 1: log p = NaN and log q = 0", () => BlockTrace.OfLogs([(double.NaN, 0)]));
        Refused("position 1: log p = ", () => BlockTrace.OfLogs([(double.PositiveInfinity, 0)]));
        Refused("2 numbers for 1 written tokens", () => BatchTrace.Of<Rational>([new(1, 1)], [0, 0]));
        Refused("lookahead", () => TokenTrace.Of<Rational>([new(1, 1)], lookahead: 0));
        Refused("lookahead", () => BlockTrace.Of<Rational>([new(1, 1)], lookahead: 0));
        Refused("lookahead", () => TokenTrace.Rounds<Rational>([new(1, 1)], 0));
        Refused("lookahead", () => BatchTrace.Rounds<Rational>([new(1, 1)], [0], 0));
        Refused("lookahead", () => BlockTrace.Price<Rational>([new(1, 1)], 0));
        Refused("2 numbers for 1 written tokens", () => BatchTrace.Rounds<Rational>([new(1, 1)], [0, 0], 1));
    }

    [Fact]
    public void Sources_of_another_length_have_probability_zero()
    {
        var trace = TokenTrace.Of<Rational>([new(1, 1), new(1, 2)]);
        Assert.Equal(Rational.Of(1, 2), trace.Probability([Source.Draft, Source.Rejection]));
        Assert.Equal(Rational.Zero, trace.Probability([Source.Draft]));
        Assert.Equal(Rational.Zero, trace.Probability([Source.Draft, Source.Target]));
        Assert.Equal(Rational.Zero, trace.Probability([Source.Draft, Source.Draft, Source.Draft]));
    }

    private static void Agree(VerificationTrace<double> expected, VerificationTrace<double> actual)
    {
        Assert.Equal(expected.Rejected, actual.Rejected, (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal(expected.Kept, actual.Kept, (a, b) => Math.Abs(a - b) < 1e-12);
    }

    private static void Refused(string because, Func<object> make) =>
        Assert.Contains(because, Assert.ThrowsAny<ArgumentException>(make).Message, StringComparison.Ordinal);
}
