using System.Numerics;

namespace SpecProofs.Decoding;

/// <summary>
/// The table that drafts are drawn from and tested with: the alias table of p, with min(1, q/p) beside each token's cell.
/// </summary>
/// <remarks>Built at the first draw and then kept; a race builds it twice, with the same content.</remarks>
/// <param name="draft">p.</param>
/// <param name="target">q, of the same length.</param>
/// <typeparam name="W">The weight type.</typeparam>
internal sealed class DrawTable<W>(W[] draft, W[] target)
    where W : struct, INumber<W>
{
    private Cell<W>[]? _cells;

    /// <summary>The cells, one a token.</summary>
    public Cell<W>[] Cells => _cells ??= NewCells();

    /// <summary>The cells if they were built before.</summary>
    public Cell<W>[]? CachedCells => _cells;

    private Cell<W>[] NewCells()
    {
        var (cells, acceptances) = (AliasTable.Of<W>(draft), RowKernels.Acceptances<W>(draft, target));
        for (var token = 0; token < cells.Length; token++)
        {
            cells[token].Acceptance = acceptances[token];
        }

        return cells;
    }
}
