using System.Collections.Immutable;
using System.Numerics;

namespace SpecProofs.Decoding;

/// <summary>A model over a part of the tokens, mapped into the whole vocabulary: zero elsewhere.</summary>
/// <remarks>
/// Token i of the model is token map[i] of the vocabulary. The model is not told of a token that it does not have: its context stays.
/// Source: EAGLE-3, reduced draft vocabularies. Checked by: X.vocabulary.
/// </remarks>
/// <typeparam name="W">The weight type.</typeparam>
public sealed class ReducedVocabulary<W> : IModel<W>
    where W : struct, INumber<W>
{
    private readonly IModel<W> _model;
    private readonly ImmutableArray<int> _map;
    private readonly System.Collections.Concurrent.ConcurrentDictionary<int, Distribution<W>> _rows = [];

    /// <summary>The model in the whole vocabulary.</summary>
    /// <param name="model">The model over the part.</param>
    /// <param name="map">For each token of the model the token that it stands for; distinct.</param>
    /// <param name="vocabulary">V, the number of all tokens.</param>
    /// <exception cref="ArgumentException">The map is not one distinct token in 0 … V−1 for each token of the model.</exception>
    public ReducedVocabulary(IModel<W> model, ImmutableArray<int> map, int vocabulary)
    {
        if (map.Length != model.Vocabulary || map.Distinct().Count() != map.Length || map.Any(x => x < 0 || x >= vocabulary))
        {
            throw new ArgumentException(
                $"the map ({string.Join(", ", map)}) must be {model.Vocabulary} distinct tokens in 0 … {vocabulary - 1}", nameof(map));
        }

        (_model, _map, Vocabulary) = (model, map, vocabulary);
    }

    /// <inheritdoc/>
    public int Vocabulary { get; }

    /// <inheritdoc/>
    public int? Horizon => _model.Horizon;

    /// <inheritdoc/>
    public int Start => _model.Start;

    /// <inheritdoc/>
    public int After(int context, int token) => _map.IndexOf(token) is >= 0 and var known ? _model.After(context, known) : context;

    /// <inheritdoc/>
    public Distribution<W> Next(int context) => _rows.GetOrAdd(context, number =>
    {
        var (small, row) = (_model.Next(number), new W[Vocabulary]);
        foreach (var (i, x) in _map.Index())
        {
            row[x] = small[i];
        }

        return Distribution<W>.Of(row);
    });
}
