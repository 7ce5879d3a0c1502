using System.Collections.Concurrent;
using System.Numerics;

namespace SpecProofs.Decoding;

/// <summary>A model whose rows are transformed, by a function that may remember something of the prefix.</summary>
/// <remarks>
/// Context: the model's own for a transform without memory; else a number for each pair of the model's context and the memory. A
/// transformed model is a model, so transforms compose, in the order in which they are applied. Checked by: X.transform.
/// </remarks>
/// <typeparam name="W">The weight type.</typeparam>
public sealed class Transformed<W> : IModel<W>
    where W : struct, INumber<W>
{
    private readonly IModel<W> _model;
    private readonly Func<Tokens, Tokens>? _memory;
    private readonly Func<Tokens, Distribution<W>, Distribution<W>> _row;
    private readonly ConcurrentDictionary<int, Distribution<W>> _rows = [];
    private readonly Dictionary<(int Context, Tokens Memory), int> _numbers = [];
    private readonly List<(int Context, Tokens Memory)> _pairs = [];

    /// <summary>A model with each row transformed alone.</summary>
    public Transformed(IModel<W> model, Func<Distribution<W>, Distribution<W>> row)
        : this(model, null, (_, before) => row(before))
    {
    }

    /// <summary>A model whose rows are transformed by what is remembered of the prefix.</summary>
    /// <param name="model">The model.</param>
    /// <param name="memory">What is remembered of what was remembered and one more token: all, the last, the tokens seen.</param>
    /// <param name="row">The row after what is remembered, from the model's own.</param>
    public Transformed(IModel<W> model, Func<Tokens, Tokens>? memory, Func<Tokens, Distribution<W>, Distribution<W>> row) =>
        (_model, _memory, _row, Start) = (model, memory, row, memory is null ? model.Start : Number(model.Start, Tokens.Empty));

    /// <inheritdoc/>
    public int Vocabulary => _model.Vocabulary;

    /// <inheritdoc/>
    public int? Horizon => _model.Horizon;

    /// <inheritdoc/>
    public int Start { get; }

    /// <inheritdoc/>
    public int After(int context, int token)
    {
        if (_memory is null)
        {
            return _model.After(context, token);
        }

        var (inner, remembered) = Pair(context);
        return Number(_model.After(inner, token), _memory(remembered.Then(token)));
    }

    /// <inheritdoc/>
    public int SuccessorKey(int context) => _memory is null ? _model.SuccessorKey(context) : context;

    /// <inheritdoc/>
    public Distribution<W> Next(int context) => _rows.GetOrAdd(context, Compute);

    private Distribution<W> Compute(int context)
    {
        var (inner, remembered) = _memory is null ? (context, Tokens.Empty) : Pair(context);
        return _row(remembered, _model.Next(inner));
    }

    private (int Context, Tokens Memory) Pair(int number)
    {
        lock (_pairs)
        {
            return _pairs[number];
        }
    }

    private int Number(int context, Tokens memory)
    {
        lock (_pairs)
        {
            if (!_numbers.TryGetValue((context, memory), out var known))
            {
                known = _numbers[(context, memory)] = _pairs.Count;
                _pairs.Add((context, memory));
            }

            return known;
        }
    }
}
