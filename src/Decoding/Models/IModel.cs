using System.Numerics;

namespace SpecProofs.Decoding;

/// <summary>A language model as a deterministic automaton: a next-token distribution for every context.</summary>
/// <remarks>
/// A <em>context</em> is all that the model remembers of a prefix, as a number that only the model understands. A model without
/// memory has one context, a Markov chain one per token, a fully history-dependent table one per prefix. Models are immutable, or
/// behave as if they were: the same context always gives the same distribution, from any thread.
/// Source: the kernels p_n(· | x_{&lt;n}) and q_n(· | x_{&lt;n}) of the paper's section 2.
/// </remarks>
/// <typeparam name="W">The weight type.</typeparam>
public interface IModel<W>
    where W : struct, INumber<W>
{
    /// <summary>Number of tokens V ≥ 1.</summary>
    int Vocabulary { get; }

    /// <summary>The only horizon T that the model is defined for; null if it is defined for all.</summary>
    int? Horizon { get; }

    /// <summary>The context of the empty prefix.</summary>
    int Start { get; }

    /// <summary>The context after one more token.</summary>
    int After(int context, int token);

    /// <summary>Contexts with equal keys have equal successors. Default: the context itself.</summary>
    int SuccessorKey(int context) => context;

    /// <summary>The distribution of the next token in a context.</summary>
    /// <exception cref="InvalidOperationException">The model has no row for this context.</exception>
    Distribution<W> Next(int context);
}
