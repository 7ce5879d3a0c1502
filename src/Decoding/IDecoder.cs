using System.Numerics;

namespace SpecProofs.Decoding;

/// <summary>A decoding algorithm, as a step that appends to a text.</summary>
/// <remarks>
/// A step appends at least one token and leaves in the text everything that the next step depends on. An interpreter may therefore
/// stop after any step, continue later, and merge texts that the decoder cannot tell apart.
/// </remarks>
/// <typeparam name="W">The weight type.</typeparam>
public interface IDecoder<W>
    where W : struct, INumber<W>
{
    /// <summary>Appends at least one token to a text that has not ended.</summary>
    void Advance(IChance<W> chance, Text<W> text);
}
