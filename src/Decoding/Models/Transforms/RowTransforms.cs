using System.Numerics;

namespace SpecProofs.Decoding;

/// <summary>What engines do to one row of probabilities before they draw from it. Exact in exact weights.</summary>
/// <remarks>Ties go to the lower token. Checked by: X.transform.</remarks>
public static class RowTransforms
{
    /// <summary>The row at temperature 1/k: in proportion to p(x)^k.</summary>
    /// <exception cref="ArgumentOutOfRangeException">k is less than 1.</exception>
    public static Distribution<W> Sharpened<W>(this Distribution<W> row, int power)
        where W : struct, INumber<W>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(power, 1);
        return row.Weighted(x => Enumerable.Repeat(row[x], power).Aggregate(W.One, (product, mass) => product * mass));
    }

    /// <summary>The row cut to its k most probable tokens.</summary>
    /// <exception cref="ArgumentOutOfRangeException">k is less than 1.</exception>
    public static Distribution<W> TopK<W>(this Distribution<W> row, int tokens)
        where W : struct, INumber<W>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(tokens, 1);
        return row.CutTo(row.Ranked().Take(tokens));
    }

    /// <summary>The row cut to the fewest most probable tokens that have together a mass of at least P.</summary>
    /// <remarks>At least one token, whatever P.</remarks>
    public static Distribution<W> TopP<W>(this Distribution<W> row, W mass)
        where W : struct, INumber<W>
    {
        var (kept, sum) = (new List<int>(), W.Zero);
        foreach (var token in row.Ranked().TakeWhile(_ => kept.Count == 0 || sum < mass))
        {
            kept.Add(token);
            sum += row[token];
        }

        return row.CutTo(kept);
    }

    /// <summary>The row cut to tokens with at least a share of the largest mass.</summary>
    /// <exception cref="ArgumentException">The share is above 1: nothing is left.</exception>
    public static Distribution<W> MinP<W>(this Distribution<W> row, W share)
        where W : struct, INumber<W>
    {
        var least = share * row.Masses.ToArray().Aggregate(W.Max);
        return row.CutTo(row.Ranked().Where(x => row[x] >= least));
    }

    /// <summary>The row cut to some tokens and renormalised.</summary>
    /// <exception cref="ArgumentException">The row has no mass there: a mask that leaves nothing.</exception>
    public static Distribution<W> CutTo<W>(this Distribution<W> row, IEnumerable<int> tokens)
        where W : struct, INumber<W>
    {
        var kept = tokens.ToHashSet();
        return row.Weighted(x => kept.Contains(x) ? row[x] : W.Zero);
    }

    /// <summary>The row in proportion to a weight for each token.</summary>
    /// <exception cref="ArgumentException">A weight is negative, or all are zero.</exception>
    public static Distribution<W> Weighted<W>(this Distribution<W> row, Func<int, W> weight)
        where W : struct, INumber<W> =>
        Distribution<W>.Proportional([.. Enumerable.Range(0, row.Vocabulary).Select(weight)]);

    /// <summary>The tokens of positive mass, most probable first.</summary>
    public static IEnumerable<int> Ranked<W>(this Distribution<W> row)
        where W : struct, INumber<W> => row.Support.ToArray().OrderByDescending(x => row[x]).ThenBy(x => x);
}
