using System.Numerics;

namespace SpecProofs.Tests;

public class RoundedRow_Rounding
{
    [Theory]
    [InlineData(new[] { 1, 1, 1 }, 10, new long[] { 4, 3, 3 })]
    [InlineData(new[] { 1, 2, 3 }, 6, new long[] { 1, 2, 3 })]
    [InlineData(new[] { 41, 29, 30 }, 10, new long[] { 4, 3, 3 })]
    [InlineData(new[] { 1, 999 }, 10, new long[] { 1, 9 })]
    [InlineData(new[] { 0, 5 }, 8, new long[] { 0, 8 })]
    [InlineData(new[] { 1, 1, 1, 1000 }, 4, new long[] { 1, 1, 1, 1 })]
    [InlineData(new[] { 5, 5, 90 }, 3, new long[] { 1, 1, 1 })]
    public void By_hand(int[] weights, int denominator, long[] expected) =>
        Assert.Equal(expected, RoundedRow.Of([.. weights.Select(weight => (BigInteger)weight)], denominator));

    [Fact]
    public void Raising_one_weight_can_make_another_poor() =>

        // Shares of 10: 0.0099…, 1.00, 8.98. The first takes 1, and then 9 · 101/1000 = 0.909 is below 1 too.
        Assert.Equal([1, 1, 8], RoundedRow.Of([1, 101, 899], 10));

    [Fact]
    public void Sums_are_exact_and_shares_are_never_off_by_one_when_none_is_poor()
    {
        var random = Xoshiro256PlusPlus.Seeded(1913);
        for (var trial = 0; trial < 1000; trial++)
        {
            BigInteger[] weights = [.. Enumerable.Range(0, 5).Select(_ => (BigInteger)(random.Next() % 40))];
            if (weights.All(weight => weight.IsZero))
            {
                continue;
            }

            var rounded = RoundedRow.Of(weights, 64);
            var sum = weights.Aggregate(BigInteger.Add);
            Assert.Equal(64, rounded.Sum());
            Assert.Equal(weights.Select(weight => weight.Sign), rounded.Select(Math.Sign));
            if (weights.All(weight => weight.IsZero || weight * 64 >= sum))
            {
                Assert.All(rounded.Zip(weights), pair => Assert.True(BigInteger.Abs((pair.First * sum) - (pair.Second * 64)) < sum));
            }
        }
    }

    [Theory]
    [InlineData(new[] { 0, 0 }, 10)]
    [InlineData(new[] { 1, 1, 1 }, 2)]
    [InlineData(new[] { 1, -1 }, 10)]
    public void Weights_that_cannot_be_rounded(int[] weights, int denominator) =>
        Assert.Throws<ArgumentException>(() => RoundedRow.Of([.. weights.Select(weight => (BigInteger)weight)], denominator));
}
