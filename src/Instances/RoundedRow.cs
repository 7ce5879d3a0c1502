using System.Numerics;

namespace SpecProofs.Instances;

/// <summary>Rounds weights to whole numbers with a given sum.</summary>
public static class RoundedRow
{
    /// <summary>
    /// Whole numbers that sum to D, in proportion to the weights as nearly as largest remainders allow, and at least 1 where the weight is
    /// positive.
    /// </summary>
    /// <remarks>
    /// A weight whose share of D is below 1 gets 1; the others divide the rest in proportion, each rounded down, and what is then left goes
    /// by ones to the largest remainders, the first of equals. Zero stays zero.
    /// </remarks>
    /// <exception cref="ArgumentException">A weight is negative, none is positive, or more are positive than D.</exception>
    public static IReadOnlyList<long> Of(IReadOnlyList<BigInteger> weights, int denominator)
    {
        var positive = weights.Count(weight => weight.Sign > 0);
        if (weights.Any(weight => weight.Sign < 0) || positive == 0 || positive > denominator)
        {
            throw new ArgumentException($"{positive} of {weights.Count} weights are positive: from 1 to {denominator} can be");
        }

        var rounded = new long[weights.Count];
        List<int> poor;
        do
        {
            // Raising one weight takes from the others, so another may fall below 1.
            var (rest, sum) = Left(weights, rounded, denominator);
            poor = [.. Enumerable.Range(0, weights.Count).Where(i => rounded[i] == 0 && weights[i].Sign > 0 && weights[i] * rest < sum)];
            poor.ForEach(i => rounded[i] = 1);
        }
        while (poor.Count > 0);

        return Divide(weights, rounded, denominator);
    }

    /// <summary>What is left of D, and the sum of the weights that divide it: those not yet given 1.</summary>
    private static (long Left, BigInteger Sum) Left(IReadOnlyList<BigInteger> weights, long[] rounded, int denominator) =>
        (denominator - rounded.Sum(), weights.Where((_, i) => rounded[i] == 0).Aggregate(BigInteger.Zero, BigInteger.Add));

    private static long[] Divide(IReadOnlyList<BigInteger> weights, long[] given, int denominator)
    {
        var (rest, sum) = Left(weights, given, denominator);
        var shares = Enumerable.Range(0, weights.Count)
            .Where(i => given[i] == 0 && weights[i].Sign > 0)
            .Select(i => (Index: i, Share: BigInteger.DivRem(weights[i] * rest, sum)))
            .ToArray();
        var left = (int)(rest - shares.Sum(share => (long)share.Share.Quotient));
        var rounded = (long[])given.Clone();
        foreach (var (order, (index, share)) in shares.OrderByDescending(share => share.Share.Remainder).Index())
        {
            rounded[index] = (long)share.Quotient + (order < left ? 1 : 0);
        }

        return rounded;
    }
}
