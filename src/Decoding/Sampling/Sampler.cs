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
    public int Draw(Distribution<W> distribution) => AliasTable.Draw(distribution.Cells, distribution.Vocabulary, _random.Next());

    /// <inheritdoc/>
    public bool Accept(W probability) => Accepts(_random.Next(), probability);

    /// <summary>Starts again from another seed.</summary>
    internal void Restart(ulong seed) => _random = Xoshiro256PlusPlus.Seeded(seed);

    /// <summary>Whether a random word, as the number in [0, 1) that its upper 53 bits make, accepts: no word does at probability 0, each at 1.</summary>
    internal static bool Accepts(ulong word, W probability) => (long)(word >> 11) * (1.0 / (1UL << 53)) < double.CreateChecked(probability);

    /// <summary>The stream from here on, to read ahead in it.</summary>
    internal Xoshiro256PlusPlus Coming => _random;
}
