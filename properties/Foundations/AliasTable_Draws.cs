using SpecProofs.Decoding;
using Xunit;

namespace SpecProofs.Properties.Foundations;

/// <summary>The alias table where it is exact: masses that are binary fractions, over 2, 4 or 8 tokens.</summary>
public sealed class AliasTable_Draws
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 8)]
    [InlineData(4, 16)]
    [InlineData(8, 8)]
    public void Words_spread_evenly_draw_each_token_as_often_as_its_mass_says(int vocabulary, int sum)
    {
        foreach (var weights in Compositions(vocabulary, sum))
        {
            double[] masses = [.. weights.Select(weight => (double)weight / sum)];
            var table = AliasTable.Of<double>(masses);
            var words = (ulong)(vocabulary * sum);
            var (first, last) = (new int[vocabulary], new int[vocabulary]);
            for (var i = 0ul; i < words; i++)
            {
                var word = (ulong)(((UInt128)i << 64) / words);
                first[AliasTable.Draw(table, word)]++;
                last[AliasTable.Draw(table, word + (ulong.MaxValue / words))]++;
            }

            int[] expected = [.. weights.Select(weight => weight * vocabulary)];
            Assert.Equal(expected, first);
            Assert.Equal(expected, last);
        }
    }

    /// <summary>In single precision 2²⁴ + 3 + 3 + … is summed as 2²⁴ + 4 + 4 + …, so that the masses are too small and the last cells find nothing to be filled with.</summary>
    [Fact]
    public void Where_rounding_leaves_a_cell_open_a_token_without_mass_stands_aside_for_the_heaviest()
    {
        var row = Distribution<float>.Proportional([0, 1 << 24, .. Enumerable.Repeat(3f, 8000)]);
        var table = AliasTable.Of(row.Masses);
        Assert.All(table.SelectMany(cell => new[] { 0ul, 1ul << 63, ulong.MaxValue }.Select(cell.At)), token => Assert.NotEqual(0, token));
        Assert.Equal((1, 1), (table[0].At(0), table[0].At(ulong.MaxValue)));
    }

    private static IEnumerable<int[]> Compositions(int parts, int sum) => parts == 1
        ? [[sum]]
        : Enumerable.Range(0, sum + 1).SelectMany(first => Compositions(parts - 1, sum - first).Select(rest => (int[])[first, .. rest]));
}
