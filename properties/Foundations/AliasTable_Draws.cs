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

    /// <summary>Heights that rounding leaves just below 1 have no alias; a token without mass is not drawn even then.</summary>
    [Fact]
    public void Tokens_without_mass_are_never_drawn()
    {
        for (var parts = 1; parts < 40; parts++)
        {
            double[] masses = [.. Enumerable.Range(0, 2 * parts).Select(token => token % 2 == 0 ? 1.0 / parts : 0)];
            var table = AliasTable.Of<double>(masses);
            Assert.All(table.SelectMany(cell => new[] { 0ul, 1ul << 63, ulong.MaxValue }.Select(cell.At)), token => Assert.Equal(0, token % 2));
        }
    }

    private static IEnumerable<int[]> Compositions(int parts, int sum) => parts == 1
        ? [[sum]]
        : Enumerable.Range(0, sum + 1).SelectMany(first => Compositions(parts - 1, sum - first).Select(rest => (int[])[first, .. rest]));
}
