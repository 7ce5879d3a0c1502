using System.Numerics;

namespace SpecProofs.Instances;

/// <summary>Random non-stationary Markov chains, for draft and target.</summary>
/// <remarks>
/// Every weight is a whole number from 1 to 16, uniformly at random; a seed gives the same instance on every machine. The paper's own
/// random chains are not published. Source: the construction of the paper's Figures 2 and 5.
/// </remarks>
public static class NonStationaryChains
{
    private const ulong HeaviestWeight = 16;

    /// <summary>Draft and target with a matrix for each step.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No state, or no position.</exception>
    public static Instance<W> Of<W>(int states, int horizon, ulong seed)
        where W : struct, INumber<W>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        var (draft, target) = Weights(states, horizon - 1, seed);
        return new(draft.PerStep<W>(), target.PerStep<W>(), horizon);
    }

    /// <summary>Draft and target with a few matrices that take turns.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No state, no matrix or no position.</exception>
    public static Instance<W> InTurn<W>(int states, int matrices, int horizon, ulong seed)
        where W : struct, INumber<W>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(matrices, 1);
        var (draft, target) = Weights(states, matrices, seed);
        return new(draft.InTurn<W>(), target.InTurn<W>(), horizon);
    }

    /// <summary>The instance of this project's Figures 2 and 5: 7 states, a matrix for each step, seed 1913.</summary>
    /// <remarks>The matrices take turns and none comes twice: contexts are numbered as the approved simulations saw them.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">No position.</exception>
    public static Instance<W> SevenStates<W>(int horizon)
        where W : struct, INumber<W> =>
        horizon <= 1 ? Of<W>(states: 7, horizon, seed: 1913) : InTurn<W>(states: 7, matrices: horizon - 1, horizon, seed: 1913);

    /// <summary>The weights of draft and target, each with the same number of matrices.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No state, or a negative number of matrices.</exception>
    public static (ChainWeights Draft, ChainWeights Target) Weights(int states, int matrices, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(states, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(matrices);
        var random = Xoshiro256PlusPlus.Seeded(seed);
        return (Chain(states, matrices, ref random), Chain(states, matrices, ref random));
    }

    private static ChainWeights Chain(int states, int matrices, ref Xoshiro256PlusPlus random)
    {
        var initial = Row(states, ref random);
        var rows = new int[matrices * states][];
        foreach (ref var row in rows.AsSpan())
        {
            row = Row(states, ref random);
        }

        return new(initial, [.. rows.Chunk(states)]);
    }

    private static int[] Row(int states, ref Xoshiro256PlusPlus random)
    {
        var weights = new int[states];
        foreach (ref var weight in weights.AsSpan())
        {
            weight = 1 + (int)(random.Next() % HeaviestWeight);
        }

        return weights;
    }
}
