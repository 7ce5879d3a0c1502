using System.Text.Json;

namespace SpecProofs.Forecast;

/// <summary>Lists of plain numbers in JSON, several times faster than token by token, with the same results.</summary>
/// <remarks>
/// w/10^k with w below 10¹⁹: the quotient q of the nearest 64-bit numbers, and its correction by what w − q·10^k leaves. Their sum rounds
/// as w/10^k does: that is off the middle between two numbers by 5⁻¹⁹ of half their distance or more, which is far more than the correction
/// errs by; or it is in the middle, and then k is at most 4 and nothing was rounded. Other numbers go the long way.
/// </remarks>
internal static class NumberList
{
    private const int MostDigits = 19;

    private static readonly double[] Tens =
        [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19];

    /// <summary>Reads the numbers behind a list's opening bracket.</summary>
    /// <param name="json">What follows the bracket.</param>
    /// <param name="values">Takes the numbers; replaced by a longer array where it is too short.</param>
    /// <param name="count">How many it has; grows.</param>
    /// <returns>Where the closing bracket stands; −1 where the list is not of plain numbers alone, and then nothing is read.</returns>
    public static int Read(ReadOnlySpan<byte> json, ref double[] values, ref int count)
    {
        if (!json.IsEmpty && json[0] == ']')
        {
            return 0;
        }

        for (int at = 0, n = count; ; at++, n++)
        {
            if (n == values.Length)
            {
                Array.Resize(ref values, checked(Math.Max(1024, 2 * n)));
            }

            var length = Number(json[at..], out values[n]);
            at += length;
            if (length == 0 || at >= json.Length || json[at] is not ((byte)',' or (byte)']'))
            {
                return -1;
            }

            if (json[at] == ']')
            {
                count = n + 1;
                return at;
            }
        }
    }

    /// <summary>The number at the start, and how many bytes it has; 0 where there is none.</summary>
    internal static int Number(ReadOnlySpan<byte> json, out double value)
    {
        var negative = !json.IsEmpty && json[0] == '-';
        var start = negative ? 1 : 0;
        var (at, digits) = (start, 0UL);
        for (; at < json.Length && (uint)(json[at] - '0') <= 9; at++)
        {
            digits = (10 * digits) + (ulong)(json[at] - '0');
        }

        var (point, scale) = (at, 0);
        if (at < json.Length && json[at] == '.')
        {
            for (at++; at < json.Length && (uint)(json[at] - '0') <= 9; at++)
            {
                digits = (10 * digits) + (ulong)(json[at] - '0');
            }

            scale = at - point - 1;
        }

        var plain = point > start && (point == start + 1 || json[start] != '0') && (at == point || scale > 0)
            && at - start - (scale > 0 ? 1 : 0) <= MostDigits && !(at < json.Length && json[at] is (byte)'e' or (byte)'E');
        if (!plain)
        {
            return Slow(json, out value);
        }

        value = negative ? -Divide(digits, Tens[scale]) : Divide(digits, Tens[scale]);
        return at;
    }

    private static double Divide(ulong digits, double ten)
    {
        var whole = (double)digits;
        var quotient = whole / ten;
        return quotient + ((Math.FusedMultiplyAdd(-quotient, ten, whole) + (long)(digits - (ulong)whole)) / ten);
    }

    private static int Slow(ReadOnlySpan<byte> json, out double value)
    {
        value = 0;
        var end = json.IndexOfAny((byte)',', (byte)']');
        if (end <= 0)
        {
            return 0;
        }

        try
        {
            var reader = new Utf8JsonReader(json[..end]);
            if (reader.Read() && reader.TokenType == JsonTokenType.Number && reader.ValueSpan.Length == end)
            {
                value = reader.GetDouble();
                return end;
            }
        }
        catch (JsonException)
        {
            // Whoever called reads the list again, and says what is wrong with it.
        }

        return 0;
    }
}
