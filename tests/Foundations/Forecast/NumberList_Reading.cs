using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SpecProofs.Tests;

/// <summary>Lists of numbers are read to the same bits as token by token, and nothing is taken for a list that is none.</summary>
public sealed class NumberList_Reading
{
    [Fact]
    public void A_number_has_the_bits_that_it_has_token_by_token()
    {
        var random = Xoshiro256PlusPlus.Seeded(3);
        var plain = 0;
        for (var n = 0; n < 300_000; n++)
        {
            var bits = random.Next();
            var unit = (bits >> 11) * Math.ScaleB(1, -53);
            var text = (n % 6) switch
            {
                0 => Text(-20 * unit),
                1 => Text((float)(-20 * unit)),
                2 => Text(-Math.Pow(10, -12 * unit)),
                3 => $"-{bits % 100}.{(bits >> 7) % 10_000_000_000_000_000:D16}",
                4 => $"{bits >> (int)(bits % 40)}",
                _ => Middle(random.Next()),
            };
            var length = NumberList.Number(Encoding.ASCII.GetBytes(text + ","), out var value);
            Assert.Equal(text.Length, length);
            var expected = double.Parse(text, CultureInfo.InvariantCulture);
            Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(value));
            plain += text.Contains('E', StringComparison.Ordinal) ? 0 : 1;
        }

        Assert.True(plain > 200_000);
    }

    [Theory]
    [InlineData("]", 0)]
    [InlineData("-0.5,-0,0,1e-3,-2.5E+2,12345678901234567890123]", 6)]
    [InlineData("-1, -2]", -1)]
    [InlineData("-1,]", -1)]
    [InlineData("-1,null]", -1)]
    [InlineData("-1,\"-inf\"]", -1)]
    [InlineData("-01]", -1)]
    [InlineData("1.]", -1)]
    [InlineData(".5]", -1)]
    [InlineData("+1]", -1)]
    [InlineData("-]", -1)]
    [InlineData("1e]", -1)]
    [InlineData("1.e3]", -1)]
    [InlineData("--1]", -1)]
    [InlineData("-Infinity]", -1)]
    [InlineData("NaN]", -1)]
    [InlineData("[1]]", -1)]
    [InlineData("-1", -1)]
    [InlineData("-1,", -1)]
    [InlineData("", -1)]
    public void A_list_is_read_as_a_whole_or_not_at_all(string json, int numbers)
    {
        var (values, count) = (new double[1], 0);
        var end = NumberList.Read(Encoding.ASCII.GetBytes(json), ref values, ref count);
        Assert.Equal((numbers < 0 ? -1 : json.Length - 1, Math.Max(0, numbers)), (end, count));
        if (numbers > 0)
        {
            Assert.Equal(JsonSerializer.Deserialize<double[]>($"[{json}"), values[..count]);
        }
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>The middle between two neighbouring numbers, or just beside it, as far as nineteen digits can say.</summary>
    private static string Middle(ulong bits)
    {
        var half = (decimal)((bits >> 12) | (1UL << 52)) + 0.5m;
        return ((half + (((int)(bits % 3) - 1) * 0.001m)) / (1 << (int)(bits % 4))).ToString(CultureInfo.InvariantCulture).TrimEnd('0');
    }
}
