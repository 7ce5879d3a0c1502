using System.Numerics;

namespace SpecProofs.Instances;

/// <summary>A Markov chain in whole weights: each row is in proportion to its weights, in whatever number type.</summary>
/// <param name="Initial">V weights of the first token.</param>
/// <param name="Matrices">Matrices of V rows of V weights.</param>
public sealed record ChainWeights(int[] Initial, int[][][] Matrices)
{
    /// <summary>The chain with a matrix for each step: its horizon is one more than the number of matrices.</summary>
    public MarkovChain<W> PerStep<W>()
        where W : struct, INumber<W> => MarkovChain<W>.PerStep(Row<W>(Initial), [.. Matrices.Select(Rows<W>)]);

    /// <summary>The chain whose matrices take turns, for any horizon.</summary>
    /// <exception cref="ArgumentException">There is no matrix.</exception>
    public MarkovChain<W> InTurn<W>()
        where W : struct, INumber<W> => MarkovChain<W>.InTurn(Row<W>(Initial), [.. Matrices.Select(Rows<W>)]);

    private static Distribution<W>[] Rows<W>(int[][] matrix)
        where W : struct, INumber<W> => Array.ConvertAll(matrix, Row<W>);

    private static Distribution<W> Row<W>(int[] weights)
        where W : struct, INumber<W> => Distribution<W>.Proportional(Array.ConvertAll(weights, W.CreateChecked));
}
