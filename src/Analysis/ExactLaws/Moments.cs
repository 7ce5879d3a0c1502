using System.Numerics;

namespace SpecProofs.Analysis;

/// <summary>Mean, variance and quantiles of a law of counts, such as that of N_rej.</summary>
/// <remarks>Exactness: as exact as the weight type. Checked by: X.lawN.</remarks>
public static class Moments
{
    /// <summary>E[N].</summary>
    public static W Mean<W>(this Law<int, W> law)
        where W : struct, INumber<W> => law.Expectation(W.CreateChecked);

    /// <summary>Var[N] = E[N²] − E[N]².</summary>
    public static W Variance<W>(this Law<int, W> law)
        where W : struct, INumber<W> =>
        law.Expectation(count => W.CreateChecked(count) * W.CreateChecked(count)) - (law.Mean() * law.Mean());

    /// <summary>The least k with Pr(N ≤ k) ≥ level; the largest outcome where the masses, as rounded, never reach it.</summary>
    /// <param name="law">The law.</param>
    /// <param name="level">In [0, 1]; ½ for the median.</param>
    public static int Quantile<W>(this Law<int, W> law, W level)
        where W : struct, INumber<W>
    {
        var (below, last) = (W.Zero, 0);
        foreach (var count in law.Outcomes.Order())
        {
            (below, last) = (below + law[count], count);
            if (below >= level)
            {
                break;
            }
        }

        return last;
    }
}
