using System.Numerics;

namespace SpecProofs.Decoding;

/// <summary>Chance that is told what its answers said of a shared uniform number, so that a report can show that.</summary>
/// <typeparam name="W">The weight type.</typeparam>
internal interface IReadsUniforms<W> : IChance<W>
    where W : struct, INumber<W>
{
    /// <summary>u was compared with a threshold; <paramref name="known"/> if the answer was known, so that chance was not asked.</summary>
    void Compared(SharedUniform<W> u, W threshold, bool below, bool known);

    /// <summary>A token was drawn by u, which is now known to be in [from, to); chance was asked just before.</summary>
    void Inverted(SharedUniform<W> u, int drawn, W from, W to);
}
