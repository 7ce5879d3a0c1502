using System.Numerics;

namespace SpecProofs.Decoding;

/// <summary>The only two kinds of randomness that a decoding algorithm may ask for.</summary>
/// <remarks>
/// An algorithm is written once against this interface. A sampler answers at random, an exact interpreter answers in every
/// possible way, a replay repeats recorded answers.
/// </remarks>
/// <typeparam name="W">The weight type in which probabilities are stated.</typeparam>
public interface IChance<W>
    where W : struct, INumber<W>
{
    /// <summary>
    /// A token drawn from the distribution: token x with probability <c>distribution[x] </c>, independent of everything before.
    /// </summary>
    int Draw(Distribution<W> distribution);

    /// <summary>True with this probability, in [0, 1], independent of everything before; 0 never accepts, 1 always does.</summary>
    bool Accept(W probability);
}
