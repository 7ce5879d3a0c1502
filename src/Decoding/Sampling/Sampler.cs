using System.Numerics;

namespace SpecProofs.Decoding;

/// <summary>Chance as a stream of pseudo-random numbers: a seed means the same run on every machine.</summary>
/// <remarks>
/// Exactness: probabilities are rounded to <see cref="double"/>, and a draw from V tokens gives each its mass to about V·2⁻⁵³.
/// Not safe for use by several threads at once.
/// </remarks>
/// <typeparam name="W">The weight type.</typeparam>
public sealed class Sampler<W>(ulong seed) : IChance<W>
    where W : struct, INumber<W>
{
    private Xoshiro256PlusPlus _random = Xoshiro256PlusPlus.Seeded(seed);

    /// <inheritdoc/>
    public int Draw(Distribution<W> distribution) => AliasTable.Draw(distribution.Cells, distribution.Vocabulary, _random.Next());

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The probability is not in [0, 1].</exception>
    public bool Accept(W probability)
    {
        Probability.Check(probability);
        return Accepts(_random.Next(), probability);
    }

    /// <summary>Starts again from another seed.</summary>
    internal void Restart(ulong seed) => _random = Xoshiro256PlusPlus.Seeded(seed);

    /// <summary>Whether a random word accepts: its upper 53 bits, as a number in [0, 1), are less than the probability.</summary>
    internal static bool Accepts(ulong word, W probability) => (long)(word >> 11) * (1.0 / (1UL << 53)) < double.CreateChecked(probability);

    /// <summary>A copy of the stream from here on, to read ahead in.</summary>
    internal Xoshiro256PlusPlus Coming => _random;
}
