using System.Runtime.Intrinsics;

namespace SpecProofs.Forecast;

/// <summary>e^x with the same bits on every machine.</summary>
/// <remarks>
/// Own code because shards of a corpus are summed on different machines and must agree to the last bit: the library function of each
/// operating system rounds in its own way, and that of vectors fuses products where the processor can. Formula: x = k·ln 2 + r with
/// |r| ≤ ½·ln 2, a polynomial of degree 13 in r, and 2^k. Exactness: within 2 units in the last place for −708 ≤ x ≤ 708; 0 below.
/// </remarks>
internal static class DeterministicExp
{
    private const double Least = -708;
    private const double RoundToWhole = 6755399441055744.0;
    private const double HighLn2 = 6.93147180369123816490e-01;
    private const double LowLn2 = 1.90821492927058770002e-10;

    /// <summary>1/13!, 1/12!, … 1/2!, 1, 1.</summary>
    private static readonly double[] Inverse = [.. Enumerable.Range(0, 14).Reverse().Select(n => 1 / Factorial(n))];

    /// <summary>e^x of each number, all of them at most 708.</summary>
    public static void Of(ReadOnlySpan<double> exponents, Span<double> powers)
    {
        var n = 0;
        for (; n + Vector256<double>.Count <= exponents.Length; n += Vector256<double>.Count)
        {
            Of(Vector256.Create(exponents[n..])).CopyTo(powers[n..]);
        }

        Span<double> last = stackalloc double[Vector256<double>.Count];
        exponents[n..].CopyTo(last);
        Of(Vector256.Create<double>(last)).CopyTo(last);
        last[..(exponents.Length - n)].CopyTo(powers[n..]);
    }

    private static Vector256<double> Of(Vector256<double> x)
    {
        var tiny = Vector256.LessThan(x, Vector256.Create(Least));
        x = Vector256.ConditionalSelect(tiny, Vector256<double>.Zero, x);
        var shifted = (x * Vector256.Create(1.4426950408889634)) + Vector256.Create(RoundToWhole);
        var whole = shifted - Vector256.Create(RoundToWhole);
        var rest = x - (whole * Vector256.Create(HighLn2)) - (whole * Vector256.Create(LowLn2));
        var power = Vector256.Create(Inverse[0]);
        for (var i = 1; i < Inverse.Length; i++)
        {
            power = (power * rest) + Vector256.Create(Inverse[i]);
        }

        // The low bits of the shifted number are k; they move into the exponent.
        var scale = Vector256.ShiftLeft(shifted.AsInt64() + Vector256.Create(1023L), 52).AsDouble();
        return Vector256.AndNot(power * scale, tiny);
    }

    private static double Factorial(int n) => n < 2 ? 1 : n * Factorial(n - 1);
}
