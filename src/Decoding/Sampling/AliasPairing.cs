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

    /// <summary>
    /// Cuts heights, which sum to V full columns, down to the share of each column that is its own, and names the outcome that has the
    /// rest.
    /// </summary>
    /// <param name="heights">
    /// V heights: a probability times V, in units of <paramref name="full"/>. Overwritten with the own shares.
    /// </param>
    /// <param name="full">The height of a full column.</param>
    /// <param name="alias">
    /// The outcome that has the rest of each column: the column itself where the rest is nothing, or no more than rounding.
    /// </param>
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
