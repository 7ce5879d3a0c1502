using System.Numerics;

namespace SpecProofs.Tests;

/// <summary>Sums that are added to in place are those of the standard library's whole numbers.</summary>
public sealed class WholeSums_Sums
{
    private const int Sums = 5;

    /// <summary>Around the ends of one, two and three machine words, where carries happen.</summary>
    private static readonly BigInteger[] Numbers =
    [
        0, 1, 2, 1000, ulong.MaxValue - 1, ulong.MaxValue, (BigInteger)ulong.MaxValue + 1,
        (BigInteger.One << 127) + 12345, (BigInteger.One << 128) - 1, BigInteger.One << 128,
        (BigInteger.One << 191) - 7, (BigInteger.One << 192) - 1, (BigInteger.One << 640) - 1, BigInteger.Pow(3, 500),
    ];

    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    public void Sums_of_products_are_exact(ulong seed)
    {
        var (random, sums, expected) = (Xoshiro256PlusPlus.Seeded(seed), new WholeSums(Sums), new BigInteger[Sums]);
        for (var n = 0; n < 2000; n++)
        {
            if (n % 300 == 299)
            {
                sums.Clear();
                Array.Clear(expected);
            }

            var first = (int)(random.Next() % Sums);
            var (scale, row) = (Any(), new BigInteger[Sums - first]);
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = Any();
                expected[first + i] += scale * row[i];
            }

            sums.AddScaled(first, scale, row);
            Assert.Equal(expected, Enumerable.Range(0, Sums).Select(i => sums[i]));
        }

        BigInteger Any() => Numbers[random.Next() % (ulong)Numbers.Length];
    }

    [Fact]
    public void Carries_travel_through_words_that_are_full()
    {
        var sums = new WholeSums(1);
        sums.AddScaled(0, 1, [(BigInteger.One << 640) - 1]);
        sums.AddScaled(0, 1, [1]);
        Assert.Equal(BigInteger.One << 640, sums[0]);
    }
}
