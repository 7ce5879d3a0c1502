using System.Numerics;

namespace SpecProofs.Decoding;

/// <summary>One uniform number u in [0, 1) that several decisions read, as engines do that seed two generators alike.</summary>
/// <remarks>
/// Only the interval that u lies in is known. A question cuts the interval at the thresholds that matter to it, and chance says which
/// part holds u; so any number of decisions can share u, and each learns no more than it needs. Decisions that read one number are
/// dependent: a decoder that needs independent ones is wrong, and its exact law shows it.
/// Exactness: as exact as the weight type. Lives for as long as u is read: one step, one round, or a whole run, see
/// <see cref="Remembering{W}"/>.
/// </remarks>
/// <typeparam name="W">The weight type.</typeparam>
public sealed class SharedUniform<W>(IChance<W> chance)
    where W : struct, INumber<W>
{
    private W _from = W.Zero;
    private W _to = W.One;

    /// <summary>Whether u &lt; threshold. Asks chance for nothing if the answers so far decide it.</summary>
    public bool IsBelow(W threshold)
    {
        var known = threshold <= _from || threshold >= _to;
        var below = known ? threshold >= _to : chance.Accept((threshold - _from) / (_to - _from));
        (_from, _to) = known ? (_from, _to) : below ? (_from, threshold) : (threshold, _to);
        (chance as IReadsUniforms<W>)?.Compared(this, threshold, below, known);
        return below;
    }

    /// <summary>
    /// The token of a row whose stretch of [from, 1) holds u: the inverse of the cumulative sum in token order. Given that u is in
    /// [from, 1), it is drawn from the row.
    /// </summary>
    /// <param name="row">The row.</param>
    /// <param name="from">Where the stretches begin, in [0, 1); u must be known to be no less.</param>
    /// <exception cref="InvalidOperationException">u is known to be less than <paramref name="from"/>.</exception>
    public int Invert(Distribution<W> row, W from = default)
    {
        var ends = new W[row.Vocabulary];
        var end = from;
        for (var token = 0; token < ends.Length; token++)
        {
            ends[token] = end += (W.One - from) * row[token];
        }

        // The last sum is 1 but for rounding.
        ends[row.Support[^1]] = W.One;
        var lengths = new W[ends.Length];
        foreach (var token in row.Support)
        {
            lengths[token] = W.Max(W.Min(ends[token], _to) - W.Max(Start(token), _from), W.Zero);
        }

        if (Array.TrueForAll(lengths, W.IsZero))
        {
            throw new InvalidOperationException($"u is in [{_from}, {_to}), and the stretches begin at {from}");
        }

        var drawn = chance.Draw(Distribution<W>.Proportional(lengths));
        (_from, _to) = (W.Max(Start(drawn), _from), W.Min(ends[drawn], _to));
        (chance as IReadsUniforms<W>)?.Inverted(this, drawn, _from, _to);
        return drawn;

        W Start(int token) => token == 0 ? from : ends[token - 1];
    }
}
