using System.Numerics;

namespace SpecProofs.Decoding;

/// <summary>A probability distribution over the tokens 0 … V−1. Immutable and safe to share between threads.</summary>
/// <typeparam name="W">The weight type: exact (a rational) or <see cref="double"/>.</typeparam>
/// <remarks>
/// Shape: V ≥ 1 masses, each ≥ 0, with sum 1: exactly for exact weights, to 4·V·2⁻⁵² for <see cref="double"/>.
/// Equality compares masses token by token.
/// </remarks>
public sealed class Distribution<W> : IEquatable<Distribution<W>>
    where W : struct, INumber<W>
{
    private readonly W[] _masses;
    private readonly Distribution<W>? _row;
    private readonly DrawTable<W>? _table;
    private Cell<W>[]? _cells;
    private int[]? _support;

    private Distribution(W[] masses) => (_masses, Vocabulary) = (masses, masses.Length);

    private Distribution(Distribution<W> row, DrawTable<W> table)
        : this(row._masses) => (_row, _table) = (row, table);

    /// <summary>Number of tokens V ≥ 1.</summary>
    public int Vocabulary { get; }

    /// <summary>All masses, indexed by token.</summary>
    public ReadOnlySpan<W> Masses => _masses;

    /// <summary>The tokens of positive mass, ascending. Never empty.</summary>
    public ReadOnlySpan<int> Support => Possible;

    /// <summary>The mass of one token, in [0, 1].</summary>
    /// <exception cref="ArgumentOutOfRangeException">The token is not in 0 … V−1.</exception>
    public W this[int token]
    {
        get
        {
            if ((uint)token >= (uint)_masses.Length)
            {
                NoSuchToken.Refuse(token, Vocabulary);
            }

            return _masses[token];
        }
    }

    /// <summary>
    /// The table that draws are made from. Built at the first draw and cached; a race builds it twice, with the same content.
    /// </summary>
    internal Cell<W>[] Cells => _cells ??= _table?.Cells ?? AliasTable.Of<W>(_masses);

    /// <summary>The table, if a token was drawn before.</summary>
    internal Cell<W>[]? CachedCells => _cells;

    /// <summary>The distribution with exactly these masses.</summary>
    /// <exception cref="ArgumentException">No masses, one that is negative or not finite, or a sum other than 1.</exception>
    public static Distribution<W> Of(params ReadOnlySpan<W> masses)
    {
        var sum = SumOfValid(masses);
        return W.Abs(sum - W.One) <= Slack(masses.Length)
            ? new Distribution<W>(masses.ToArray())
            : throw new ArgumentException($"the masses sum to {sum}, not to 1");
    }

    /// <summary>The distribution in proportion to these weights: each divided by their sum.</summary>
    /// <exception cref="ArgumentException">No weights, one that is negative or not finite, or all of them zero.</exception>
    public static Distribution<W> Proportional(params ReadOnlySpan<W> weights)
    {
        var sum = SumOfValid(weights);
        if (W.IsZero(sum))
        {
            throw new ArgumentException("all weights are zero: nothing to be in proportion to");
        }

        return Normalised(weights.ToArray(), sum);
    }

    /// <summary>The distribution in proportion to a row of known sum; takes ownership of the row.</summary>
    internal static Distribution<W> Normalised(W[] row, W sum)
    {
        RowKernels.Divide(row, sum);
        return new Distribution<W>(row);
    }

    /// <summary>All mass on one token.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The token is not in 0 … V−1.</exception>
    public static Distribution<W> Point(int token, int vocabulary)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(token);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(token, vocabulary);
        var masses = new W[vocabulary];
        masses[token] = W.One;
        return new Distribution<W>(masses);
    }

    /// <summary>The same mass on each of V tokens.</summary>
    public static Distribution<W> Uniform(int vocabulary) => Proportional(Enumerable.Repeat(W.One, vocabulary).ToArray());

    /// <summary>The same distribution in another weight type, normalised there.</summary>
    public Distribution<U> Select<U>(Func<W, U> convert)
        where U : struct, INumber<U> => Distribution<U>.Proportional(Array.ConvertAll(_masses, mass => convert(mass)));

    /// <summary>The distribution without one token, renormalised: what is left to draw from without replacement.</summary>
    /// <exception cref="ArgumentException">The token has all the mass.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The token is not in 0 … V−1.</exception>
    public Distribution<W> Without(int token)
    {
        _ = this[token];
        W[] rest = [.. _masses];
        rest[token] = W.Zero;
        return Proportional(rest);
    }

    /// <inheritdoc/>
    public bool Equals(Distribution<W>? other) => other is not null && _masses.AsSpan().SequenceEqual(other._masses);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Distribution<W>);

    /// <inheritdoc/>
    public override int GetHashCode() => _masses.Aggregate(Vocabulary, HashCode.Combine);

    /// <summary>The masses in token order: <c>(1/2, 1/3, 1/6)</c>.</summary>
    public override string ToString() => $"({string.Join(", ", _masses)})";

    /// <summary>The table for drawing from this distribution and testing against another of the same vocabulary.</summary>
    internal DrawTable<W> TableAgainst(Distribution<W> target) => new(_masses, target._masses);

    /// <summary>The same distribution, drawn from a given table.</summary>
    internal Distribution<W> DrawnFrom(DrawTable<W> table) => new(this, table);

    private int[] Possible => _support ??= _row?.Possible ?? [.. Enumerable.Range(0, Vocabulary).Where(token => _masses[token] > W.Zero)];

    private static W SumOfValid(ReadOnlySpan<W> weights)
    {
        if (weights.IsEmpty)
        {
            throw new ArgumentException("a distribution needs at least one token");
        }

        var sum = W.Zero;
        for (var token = 0; token < weights.Length; token++)
        {
            sum += W.IsFinite(weights[token]) && weights[token] >= W.Zero
                ? weights[token]
                : throw new ArgumentException($"the weight of token {token} is {weights[token]}: weights must be finite and non-negative");
        }

        return sum;
    }

    /// <summary>The rounding error allowed in a floating sum of V masses; zero for exact weights.</summary>
    private static W Slack(int vocabulary) =>
        typeof(W) == typeof(double) ? W.CreateChecked(4.0 * vocabulary * (Math.BitIncrement(1.0) - 1.0)) : W.Zero;
}
