using System.Numerics;

namespace SpecProofs.Decoding;

/// <summary>An n-gram model: the next token depends on the last k tokens, or on all of them while there are fewer.</summary>
/// <remarks>
/// Formula: (count(context, x) + λ) / (Σ_y count(context, y) + λ·V): add-λ smoothing, exact for exact weights.
/// The context numbers are those of <see cref="NGramCounts"/>.
/// </remarks>
/// <typeparam name="W">The weight type.</typeparam>
public sealed class NGramModel<W> : IModel<W>
    where W : struct, INumber<W>
{
    private readonly NGramCounts _counts;
    private readonly W _smoothing;
    private readonly Distribution<W>?[] _rows;

    /// <summary>The model of these counts with add-λ smoothing.</summary>
    /// <exception cref="ArgumentOutOfRangeException">λ is negative.</exception>
    public NGramModel(NGramCounts counts, W smoothing)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(smoothing, W.Zero);
        (_counts, _smoothing) = (counts, smoothing);
        _rows = new Distribution<W>?[counts.Contexts];
    }

    /// <inheritdoc/>
    public int Vocabulary => _counts.Vocabulary;

    /// <inheritdoc/>
    public int? Horizon => null;

    /// <inheritdoc/>
    public int Start => 0;

    /// <inheritdoc/>
    public int After(int context, int token) => _counts.After(context, token);

    /// <inheritdoc/>
    public Distribution<W> Next(int context) => _rows[context] ??= Smoothed(context);

    private Distribution<W> Smoothed(int context)
    {
        var weights = Array.ConvertAll(_counts[context].ToArray(), count => W.CreateChecked(count) + _smoothing);
        return weights.All(W.IsZero)
            ? throw new InvalidOperationException(
                $"the context \"{_counts.TokensOf(context)}\" was never counted and there is no smoothing")
            : Distribution<W>.Proportional(weights);
    }
}
