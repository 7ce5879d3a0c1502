using System.Numerics;

namespace SpecProofs.Analysis;

/// <summary>What is counted in a decoder's run: its expectations and its laws.</summary>
/// <typeparam name="W">The weight type.</typeparam>
public interface IRunCounts<W>
    where W : struct, INumber<W>
{
    /// <summary>The expectation of a count over a whole run.</summary>
    W Mean(Quantity quantity);

    /// <summary>The law of a count over a whole run, in 0 … T.</summary>
    /// <remarks>Cost: T times that of the mean.</remarks>
    Law<int, W> Law(Quantity quantity);

    /// <summary>The expected number of tokens that the first target call yields, in [1, T].</summary>
    W TokensOfFirstRound();
}
