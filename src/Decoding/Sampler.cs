using System.Numerics;

namespace SpecProofs.Decoding;

/// <summary>Chance as a stream of pseudo-random numbers: one seed, one run, on every machine.</summary>
/// <remarks>Exactness: probabilities are rounded to <see cref="double"/>, and a draw from V tokens gives each its mass to about V·2⁻⁵³. Not safe for use by several threads at once.</remarks>
/// <typeparam name="W">The weight type.</typeparam>
public sealed class Sampler<W>(ulong seed) : IChance<W>
    where W : struct, INumber<W>
{
    private Xoshiro256PlusPlus _random = Xoshiro256PlusPlus.Seeded(seed);

    /// <inheritdoc/>
    public int Draw(Distribution<W> distribution) => AliasTable.Draw(distribution.Alias, distribution.Vocabulary, _random.Next());

    /// <inheritdoc/>
    public bool Accept(W probability) => Unit(_random.Next()) < double.CreateChecked(probability);

    /// <summary>Starts again from another seed.</summary>
    internal void Restart(ulong seed) => _random = Xoshiro256PlusPlus.Seeded(seed);

    /// <summary>The number in [0, 1) that a random word stands for: its upper 53 bits.</summary>
    internal static double Unit(ulong word) => (long)(word >> 11) * (1.0 / (1UL << 53));

    /// <summary>The stream from here on, to read ahead in it.</summary>
    internal Xoshiro256PlusPlus Coming => _random;
}
