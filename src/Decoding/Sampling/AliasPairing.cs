using System.Numerics;

namespace SpecProofs.Decoding;

/// <summary>Vose's construction of an alias table: equal columns, each shared by at most two outcomes.</summary>
/// <remarks>
/// Every alias table is filled from this one construction, in whole numbers or in floating point.
/// Exactness: as exact as the number type; with whole numbers that sum to V full columns nothing is rounded.
/// Source: Walker 1977, Vose 1991.
/// </remarks>
/// <typeparam name="N">The type of the heights.</typeparam>
internal sealed class AliasPairing<N>
    where N : struct, INumber<N>
{
    private readonly Stack<int> _poor = [];
    private readonly Stack<int> _rich = [];

    /// <summary>Splits V full columns so that each outcome keeps its total height and each column has at most two outcomes.</summary>
    /// <param name="heights">
    /// V heights, each a probability times V in units of a full column. Overwritten with each column's own share.
    /// </param>
    /// <param name="full">The height of a full column.</param>
    /// <param name="alias">For each column the outcome that has the rest; the column itself if there is none, but for rounding.</param>
    public void Fill(Span<N> heights, N full, Span<int> alias)
    {
        for (var column = 0; column < heights.Length; column++)
        {
            alias[column] = column;
            (heights[column] < full ? _poor : _rich).Push(column);
        }

        while (_poor.Count > 0 && _rich.Count > 0)
        {
            var (low, high) = (_poor.Pop(), _rich.Pop());
            alias[low] = high;
            heights[high] -= full - heights[low];
            (heights[high] < full ? _poor : _rich).Push(high);
        }

        _poor.Clear();
        _rich.Clear();
    }
}
