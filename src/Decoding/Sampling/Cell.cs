using System.Numerics;

namespace SpecProofs.Decoding;

/// <summary>What is read of a token when it is drawn and then tested: a cell of the alias table and, in the draft of a coupling, the token's acceptance.</summary>
/// <remarks>Side by side, as most draws keep the token of the cell that they choose: with a large vocabulary that is one wait for the memory, not two.</remarks>
/// <typeparam name="W">The weight type.</typeparam>
internal struct Cell<W>
    where W : struct, INumber<W>
{
    /// <summary>Cut and alias: see <see cref="AliasTable"/>.</summary>
    public ulong Alias;

    /// <summary>The probability of keeping the token; without meaning in a distribution that is no coupling's draft.</summary>
    public W Acceptance;
}
