using System.Numerics;

namespace SpecProofs.Tests;

/// <summary>The law of a draw, exactly: of the 2⁶⁴ random words, how many draw each token.</summary>
public sealed class AliasTable_Masses
{
    private static readonly BigInteger Words = BigInteger.One << 64;

    public static TheoryData<double[]> Rows => new(
        [1.0], [0.0, 1.0], [1.0, 1.0], [1.0, 2.0, 4.0], [0.0, 3.0, 0.0, 0.0, 1.0], [1e-300, 1.0, 1e-17],
        [.. Enumerable.Range(0, 1000).Select(x => (double)(x % 17))]);

    [Theory]
    [MemberData(nameof(Rows))]
    public void Each_token_is_drawn_by_its_mass_of_all_words(double[] weights)
    {
        var row = Distribution<double>.Proportional(weights);
        var drawn = Count(row);
        var most = row.Vocabulary * Math.ScaleB(1, -53);
        Assert.All(drawn, (mass, token) => Assert.InRange((double)Rational.Abs(mass - (Rational)row[token]), 0, most));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_token_without_mass_is_drawn_by_no_word(double[] weights)
    {
        var row = Distribution<double>.Proportional(weights);
        Assert.All(Count(row), (mass, token) => Assert.True(row[token] > 0 || Rational.IsZero(mass)));
    }

    /// <summary>
    /// In single precision 2²⁴ + 3 + 3 + … is summed as 2²⁴ + 4 + 4 + …, so that the masses are too small and the last cells find nothing
    /// to be filled with.
    /// </summary>
    [Fact]
    public void Where_rounding_leaves_a_cell_open_a_token_without_mass_stands_aside_for_the_heaviest()
    {
        var row = Distribution<float>.Proportional([0, 1 << 24, .. Enumerable.Repeat(3f, 8000)]);
        var cells = Enumerable.Range(0, row.Vocabulary)
            .SelectMany(cell => new[] { First(cell, row.Vocabulary), First(cell + 1, row.Vocabulary) - 1 });
        var drawn = cells.Select(word => AliasTable.Draw(row.Cells, row.Vocabulary, (ulong)word)).ToList();
        Assert.DoesNotContain(0, drawn);
        Assert.Equal([1, 1], drawn[..2]);
    }

    /// <summary>The words of a cell are consecutive; those that keep its own token come first.</summary>
    private static Rational[] Count(Distribution<double> row)
    {
        var drawn = new Rational[row.Vocabulary];
        for (var cell = 0; cell < row.Vocabulary; cell++)
        {
            var (first, end) = (First(cell, row.Vocabulary), First(cell + 1, row.Vocabulary));
            var (low, high) = (first, end);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = Draw(row, middle) == cell ? (middle + 1, high) : (low, middle);
            }

            drawn[cell] += Rational.Of(low - first, Words);
            if (low < end)
            {
                drawn[Draw(row, low)] += Rational.Of(end - low, Words);
            }
        }

        return drawn;
    }

    /// <summary>The first word of a cell.</summary>
    private static BigInteger First(int cell, int vocabulary) => ((cell * Words) + vocabulary - 1) / vocabulary;

    private static int Draw(Distribution<double> row, BigInteger word) => AliasTable.Draw(row.Cells, row.Vocabulary, (ulong)word);
}
