using System.Globalization;

namespace SpecProofs.Audit;

/// <summary>How numbers of a child are read, and how far that moved them.</summary>
/// <remarks>
/// A probability that was worked out in floating point is near the fraction that was meant. Snapped, it becomes the simplest fraction that
/// is as near as rounding explains: within 2⁻⁴⁰ for a double, and within 2⁻²⁰ for a number that fits the 24 bits of a float32. A number
/// of 11 bits or fewer is read as it is: it may be a quarter, or be rounded so coarsely (bfloat16, half) that a fraction near it means
/// nothing.
/// A wrong guess moves a law by less than the tolerance with which laws are compared.
/// </remarks>
/// <param name="snap">Whether numbers are snapped; otherwise each double is the fraction that it is.</param>
/// <param name="mostShift">The farthest that a number may be moved.</param>
public sealed class Reading(bool snap, double mostShift = 1)
{
    /// <summary>The farthest that rounding to 8 bits moves a sum of probabilities.</summary>
    private const double CoarseSum = 1.0 / 64;

    /// <summary>The farthest that rounding to 24 bits does.</summary>
    private const double FineSum = 1e-6;

    /// <summary>The farthest that rounding to 53 bits does.</summary>
    private const double ExactSum = 1e-12;
    private const int HalfBits = 11;
    private const int FloatBits = 24;

    /// <summary>The farthest that a number was moved, of those that any law depends on.</summary>
    public double LargestShift { get; private set; }

    /// <summary>The most significant bits that a number had: 53 for doubles, 24 for float32, 11 for half, 8 for bfloat16.</summary>
    public int MostBits { get; private set; }

    /// <summary>The farthest that the sum of weights was from 1, where rounding explains the difference.</summary>
    public double WorstSum { get; private set; }

    /// <summary>Where those weights were drawn from.</summary>
    public string WorstSumPlace { get; private set; } = string.Empty;

    /// <summary>Takes in what was read elsewhere.</summary>
    internal void Include(Reading other)
    {
        LargestShift = Math.Max(LargestShift, other.LargestShift);
        MostBits = Math.Max(MostBits, other.MostBits);
        if (other.WorstSum > WorstSum)
        {
            (WorstSum, WorstSumPlace) = (other.WorstSum, other.WorstSumPlace);
        }
    }

    /// <summary>A probability or a threshold.</summary>
    /// <exception cref="FormatException">It would be moved too far.</exception>
    internal Rational Of(StatedNumber number, string place)
    {
        MostBits = Math.Max(MostBits, Bits(number.Float));
        return Snapped(number.Exact, number.Float, Bits(number.Float), place);
    }

    /// <summary>The law of a draw in proportion to weights.</summary>
    /// <exception cref="FormatException">A weight is negative, none is positive, or one would be moved too far.</exception>
    internal Distribution<Rational> Of(IReadOnlyList<StatedNumber> weights, string place)
    {
        var at = place.Length == 0 ? string.Empty : $" at {place}";
        var negative = weights.Index().FirstOrDefault(weight => weight.Item.Float < 0, (-1, default));
        if (negative.Index >= 0)
        {
            throw new FormatException($"weight {negative.Index} of a draw{at} is {negative.Item.Float:R}: it is negative");
        }

        var exact = weights.Select(weight => weight.Exact).ToList();
        var sum = exact.Sum();
        if (sum == 0)
        {
            throw new FormatException(exact.Count == 0 ? $"a draw{at} has no weights" : $"all {exact.Count} weights of a draw{at} are 0");
        }

        var bits = weights.Max(weight => Bits(weight.Float));
        MostBits = Math.Max(MostBits, bits);
        if (Math.Abs((double)sum - 1) is var off && off > Math.Max(ExactSum, WorstSum) && off < (bits <= FloatBits ? CoarseSum : FineSum))
        {
            (WorstSum, WorstSumPlace) = (off, place);
        }

        return Distribution<Rational>.Proportional(
            [.. exact.Select(weight => Snapped(weight / sum, (double)(weight / sum), bits, place))]);
    }

    /// <summary>Bits of the significand of a double, without zeros at its end; 0 for 0.</summary>
    internal static int Bits(double value)
    {
        var fraction = BitConverter.DoubleToUInt64Bits(value) & ((1UL << 52) - 1);
        return value == 0 ? 0 : fraction == 0 ? 1 : 53 - System.Numerics.BitOperations.TrailingZeroCount(fraction);
    }

    private Rational Snapped(Rational exact, double value, int bits, string place)
    {
        if (!snap || bits <= HalfBits)
        {
            return exact;
        }

        var near = Simplest.Near(value, bits <= FloatBits ? 1.0 / (1 << 20) : 1.0 / (1L << 40)) is { } simple ? simple : exact;
        var shift = (double)Rational.Abs(near - exact);
        var at = place.Length > 0 ? $" at {place}" : string.Empty;
        LargestShift = Math.Max(LargestShift, shift);
        return shift <= mostShift
            ? near
            : throw new FormatException(string.Create(
                CultureInfo.InvariantCulture,
                $"the number {value:R}{at} is read as {near}, which moves it by {shift:0.0e+0}, and --shift allows {mostShift:0.0e+0}"));
    }
}
