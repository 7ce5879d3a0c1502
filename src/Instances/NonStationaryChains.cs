using System.Numerics;

namespace SpecProofs.Instances;

/// <summary>Random non-stationary Markov chains, for draft and target: a matrix for each step.</summary>
/// <remarks>
/// Every weight is a whole number from 1 to 16, each with the same probability, and the seed gives the same instance on every machine. The
/// paper's own random chains are not published.
/// Source: the construction of the paper's Figures 2 and 5.
/// </remarks>
public static class NonStationaryChains
{
    private const ulong HeaviestWeight = 16;

    /// <summary>Draft and target with so many states over a horizon.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No state, or no position.</exception>
    public static Instance<W> Of<W>(int states, int horizon, ulong seed)
        where W : struct, INumber<W>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(states, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        var random = Xoshiro256PlusPlus.Seeded(seed);
        return new(Chain<W>(states, horizon, ref random), Chain<W>(states, horizon, ref random), horizon);
    }

    private static MarkovChain<W> Chain<W>(int states, int horizon, ref Xoshiro256PlusPlus random)
        where W : struct, INumber<W>
    {
        var initial = Row<W>(states, ref random);
        var rows = new Distribution<W>[(horizon - 1) * states];
        foreach (ref var row in rows.AsSpan())
        {
            row = Row<W>(states, ref random);
        }

        return MarkovChain<W>.PerStep(initial, [.. rows.Chunk(states)]);
    }

    private static Distribution<W> Row<W>(int states, ref Xoshiro256PlusPlus random)
        where W : struct, INumber<W>
    {
        var weights = new W[states];
        foreach (ref var weight in weights.AsSpan())
        {
            weight = W.CreateChecked(1 + (random.Next() % HeaviestWeight));
        }

        return Distribution<W>.Proportional(weights);
    }
}
