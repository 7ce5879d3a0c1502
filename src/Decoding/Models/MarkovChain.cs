using System.Numerics;

namespace SpecProofs.Decoding;

/// <summary>A Markov chain: the next token depends on the last one, and on the position if there are several matrices.</summary>
/// <remarks>
/// Shape: an initial distribution over V tokens and matrices of V rows over V tokens; row x is the distribution after token x.
/// Context 0 is the empty prefix; context 1 + m·V + x is "the last token is x and the next row is in matrix m". A chain with a matrix for
/// each step has no row beyond its last.
/// Source: the (non-stationary) chains of the paper's section 2 and of its Figures 2 and 5.
/// </remarks>
/// <typeparam name="W">The weight type.</typeparam>
public sealed class MarkovChain<W> : IModel<W>
    where W : struct, INumber<W>
{
    private readonly Distribution<W> _initial;
    private readonly Distribution<W>[] _rows;

    private MarkovChain(Distribution<W> initial, IReadOnlyList<IReadOnlyList<Distribution<W>>> matrices, int? horizon)
    {
        (_initial, Horizon) = (initial, horizon);
        foreach (var (step, matrix) in matrices.Index())
        {
            if (matrix.Count != Vocabulary || matrix.Any(row => row.Vocabulary != Vocabulary))
            {
                throw new ArgumentException($"matrix {step} must be {Vocabulary} rows over {Vocabulary} tokens", nameof(matrices));
            }
        }

        _rows = [.. matrices.SelectMany(matrix => matrix)];
    }

    /// <inheritdoc/>
    public int Vocabulary => _initial.Vocabulary;

    /// <summary>T for a chain with its own matrix for each step; null for one whose matrices take turns.</summary>
    public int? Horizon { get; }

    /// <inheritdoc/>
    public int Start => 0;

    /// <summary>A time-homogeneous chain: one matrix for all steps.</summary>
    /// <exception cref="ArgumentException">The matrix is not V rows over V tokens.</exception>
    public static MarkovChain<W> Homogeneous(Distribution<W> initial, IReadOnlyList<Distribution<W>> transitions) =>
        InTurn(initial, [transitions]);

    /// <summary>A chain whose matrices take turns: the first after the first token, then the next, and so on cyclically.</summary>
    /// <exception cref="ArgumentException">There is no matrix, or one is not V rows over V tokens.</exception>
    public static MarkovChain<W> InTurn(Distribution<W> initial, IReadOnlyList<IReadOnlyList<Distribution<W>>> transitions) =>
        transitions.Count > 0
            ? new(initial, transitions, horizon: null)
            : throw new ArgumentException("a chain for any horizon needs a matrix", nameof(transitions));

    /// <summary>A chain with its own matrix for each step: T − 1 matrices for horizon T.</summary>
    /// <exception cref="ArgumentException">A matrix is not V rows over V tokens.</exception>
    public static MarkovChain<W> PerStep(Distribution<W> initial, IReadOnlyList<IReadOnlyList<Distribution<W>>> transitions) =>
        new(initial, transitions, transitions.Count + 1);

    /// <inheritdoc/>
    public int After(int context, int token) => 1 + token + SuccessorKey(context);

    /// <summary>Where the next matrix starts: a successor does not depend on the last token.</summary>
    public int SuccessorKey(int context)
    {
        var next = context == 0 ? 0 : context - 1 - ((context - 1) % Vocabulary) + Vocabulary;
        return next < _rows.Length ? next : Horizon is null ? 0 : _rows.Length;
    }

    /// <inheritdoc/>
    public Distribution<W> Next(int context) => context == 0 ? _initial
        : context <= _rows.Length ? _rows[context - 1]
        : throw new InvalidOperationException($"the chain has a matrix for each step of horizon {Horizon}, and no row beyond it");
}
