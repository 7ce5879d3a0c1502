using System.Numerics;
using SpecProofs.Analysis;
using SpecProofs.Decoding;
using Xunit;

namespace SpecProofs.Properties.Foundations;

/// <summary>The law of a draw, exactly: of the 2⁶⁴ random words, how many draw each token.</summary>
public sealed class AliasTable_Masses
{
    public static TheoryData<double[]> Rows => new(
        [1.0], [0.0, 1.0], [1.0, 1.0], [1.0, 2.0, 4.0], [0.0, 3.0, 0.0, 0.0, 1.0], [1e-300, 1.0, 1e-17], [.. Enumerable.Range(0, 1000).Select(x => (double)(x % 17))]);

    [Theory]
    [MemberData(nameof(Rows))]
    public void Each_token_is_drawn_by_its_mass_of_all_words(double[] weights)
    {
        var row = Distribution<double>.Proportional(weights);
        var drawn = Count(row);
        Assert.All(drawn, (mass, token) => Assert.InRange((double)Rational.Abs(mass - (Rational)row[token]), 0, row.Vocabulary * Math.ScaleB(1, -53)));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_token_without_mass_is_drawn_by_no_word(double[] weights)
    {
        var row = Distribution<double>.Proportional(weights);
        Assert.All(Count(row), (mass, token) => Assert.True(row[token] > 0 || Rational.IsZero(mass)));
    }

    /// <summary>The words of a cell are consecutive; those that keep its own token come first.</summary>
    private static Rational[] Count(Distribution<double> row)
    {
        var drawn = new Rational[row.Vocabulary];
        var all = BigInteger.One << 64;
        BigInteger First(int cell) => ((cell * all) + row.Vocabulary - 1) / row.Vocabulary;
        for (var cell = 0; cell < row.Vocabulary; cell++)
        {
            var (first, end) = (First(cell), First(cell + 1));
            var (low, high) = (first, end);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = Draw(row, middle) == cell ? (middle + 1, high) : (low, middle);
            }

            drawn[cell] += Rational.Of(low - first, all);
            if (low < end)
            {
                drawn[Draw(row, low)] += Rational.Of(end - low, all);
            }
        }

        return drawn;
    }

    private static int Draw(Distribution<double> row, BigInteger word) => AliasTable.Draw(row.Alias, row.Vocabulary, (ulong)word);
}
