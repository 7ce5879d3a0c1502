using System.Numerics;
using System.Runtime.CompilerServices;

namespace SpecProofs.Decoding;

/// <summary>Chance as a stream of pseudo-random numbers: one seed, one run, on every machine.</summary>
/// <remarks>Exactness: probabilities are rounded to <see cref="double"/>, and a draw from V tokens gives each its mass to about V·2⁻⁵³. Not safe for use by several threads at once.</remarks>
/// <typeparam name="W">The weight type.</typeparam>
public sealed class Sampler<W>(ulong seed) : IChance<W>
    where W : struct, INumber<W>
{
    private Xoshiro256PlusPlus _random = Xoshiro256PlusPlus.Seeded(seed);

    /// <inheritdoc/>
    public int Draw(Distribution<W> distribution) => AliasTable.Draw(distribution.Alias, _random.Next());

    /// <inheritdoc/>
    public bool Accept(W probability) => _random.NextUnit() < double.CreateChecked(probability);

    /// <summary>Starts again from another seed.</summary>
    internal void Restart(ulong seed) => _random = Xoshiro256PlusPlus.Seeded(seed);

    /// <summary>Reads what the next step on a text is likely to ask for, so that it is in the cache by then. Changes nothing that can be seen.</summary>
    /// <returns>A number made of what was read. Not inlined, or a caller that drops the number would drop the reads.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal int LookAhead(Text<W> text) => text.Context.LookAhead(_random.Peek());
}
