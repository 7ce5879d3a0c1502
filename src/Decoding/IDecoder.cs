using System.Numerics;

namespace SpecProofs.Decoding;

/// <summary>A decoding algorithm, as the step that lengthens a text.</summary>
/// <remarks>
/// One step appends at least one token and leaves all that the next step depends on in the text. An interpreter may therefore
/// stop after any step, go on later, and treat texts alike that the decoder cannot tell apart.
/// </remarks>
/// <typeparam name="W">The weight type.</typeparam>
public interface IDecoder<W>
    where W : struct, INumber<W>
{
    /// <summary>Appends at least one token to a text that has not ended.</summary>
    void Advance(IChance<W> chance, Text<W> text);
}
