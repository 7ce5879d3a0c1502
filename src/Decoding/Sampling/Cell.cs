using System.Numerics;

namespace SpecProofs.Decoding;

/// <summary>A cell of the alias table and, in a coupling's <see cref="DrawTable{W}"/>, the token's acceptance.</summary>
/// <remarks>
/// Side by side because most draws keep the token of the cell they choose: with a large vocabulary that is one cache miss, not two.
/// </remarks>
/// <typeparam name="W">The weight type.</typeparam>
internal struct Cell<W>
    where W : struct, INumber<W>
{
    /// <summary>Cut and alias: see <see cref="AliasTable"/>.</summary>
    public ulong Alias;

    /// <summary>The probability of keeping the token; unused where nothing is tested.</summary>
    public W Acceptance;
}
