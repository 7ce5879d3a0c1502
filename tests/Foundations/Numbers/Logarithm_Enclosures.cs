namespace SpecProofs.Tests;

/// <summary>Logarithms and roots lie within their enclosures, which are narrow.</summary>
public sealed class Logarithm_Enclosures
{
    private static readonly Rational Narrow = Rational.Of(1, System.Numerics.BigInteger.One << 66);

    /// <summary>Published digits.</summary>
    [Theory]
    [InlineData("2", "0.693147180559945309417232121458")]
    [InlineData("3", "1.098612288668109691395245236923")]
    [InlineData("10", "2.302585092994045684017991454684")]
    [InlineData("1/10", "-2.302585092994045684017991454685")]
    [InlineData("3/4", "-0.287682072451780927439219005994")]
    public void A_logarithm_has_its_published_digits(string x, string digits)
    {
        var (enclosure, below) = (Logarithm.Of(Rational.Parse(x)), Rational.Parse(digits));
        Assert.True(enclosure.Low <= below && below + Rational.Parse("1e-30") <= enclosure.High);
        Assert.True(enclosure.High - enclosure.Low <= Narrow);
    }

    [Fact]
    public void The_logarithm_of_one_is_known_exactly() => Assert.Equal(Enclosure.Zero, Logarithm.Of(1));

    /// <summary>From one power of two to the next, where the reduction takes another course.</summary>
    [Fact]
    public void Logarithms_of_products_are_sums()
    {
        foreach (var x in Enumerable.Range(1, 40).Select(n => Rational.Of(n, 16)))
        {
            var (product, sum) = (Logarithm.Of(x * 1000), Logarithm.Of(x) + Logarithm.Of(1000));
            Assert.True(product.Low <= sum.High && sum.Low <= product.High, $"ln of {x} · 1000");
            Assert.InRange(Math.Abs(Logarithm.Of(x).Value - Math.Log((double)x)), 0, 1e-15);
        }
    }

    [Fact]
    public void Only_positive_numbers_have_one() =>
        Assert.Contains("x", Assert.Throws<ArgumentOutOfRangeException>(() => Logarithm.Of(0)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("0")]
    [InlineData("2")]
    [InlineData("1/3")]
    [InlineData("1000000")]
    [InlineData("1e-40")]
    public void A_root_lies_between_two_numbers_whose_squares_enclose_it(string x)
    {
        var (value, root) = (Rational.Parse(x), Logarithm.SquareRoot(Enclosure.Of(Rational.Parse(x))));
        Assert.True(root.Low * root.Low <= value && value <= root.High * root.High);
        Assert.True(root.High - root.Low <= Narrow);
    }

    [Fact]
    public void A_lower_bound_below_zero_counts_as_zero() =>
        Assert.Equal(Rational.Zero, Logarithm.SquareRoot(new(-1, 4)).Low);
}
