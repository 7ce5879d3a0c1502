using System.Numerics;

namespace SpecProofs.Analysis;

/// <summary>Sums of numbers of any weight type.</summary>
public static class Sums
{
    /// <summary>The sum of all terms, added up in order; 0 if there are none.</summary>
    public static W Sum<W>(this IEnumerable<W> terms)
        where W : struct, INumber<W>
    {
        var sum = W.Zero;
        foreach (var term in terms)
        {
            sum += term;
        }

        return sum;
    }
}
