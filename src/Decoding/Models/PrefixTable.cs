using System.Collections.Concurrent;
using System.Numerics;

namespace SpecProofs.Decoding;

/// <summary>A fully history-dependent model: a row for each prefix.</summary>
/// <remarks>
/// Context: a number given to each prefix when first met. A prefix without a row is an error only when its row is needed.
/// </remarks>
/// <typeparam name="W">The weight type.</typeparam>
public sealed class PrefixTable<W> : IModel<W>
    where W : struct, INumber<W>
{
    private readonly Func<Tokens, Distribution<W>?> _row;
    private readonly ConcurrentDictionary<(int Context, int Token), int> _after = [];
    private readonly List<Tokens> _prefixes = [Tokens.Empty];

    private PrefixTable(int vocabulary, Func<Tokens, Distribution<W>?> row) => (Vocabulary, _row) = (vocabulary, row);

    /// <inheritdoc/>
    public int Vocabulary { get; }

    /// <inheritdoc/>
    public int? Horizon => null;

    /// <inheritdoc/>
    public int Start => 0;

    /// <summary>A model from a table of rows.</summary>
    /// <exception cref="ArgumentException">There is no row for the empty prefix, or rows differ in their number of tokens.</exception>
    public static PrefixTable<W> Of(IReadOnlyDictionary<Tokens, Distribution<W>> rows)
    {
        if (!rows.TryGetValue(Tokens.Empty, out var first))
        {
            throw new ArgumentException("the table has no row for the empty prefix");
        }

        return rows.FirstOrDefault(row => row.Value.Vocabulary != first.Vocabulary) is { Value: not null } odd
            ? throw new ArgumentException(
                $"the row of prefix \"{odd.Key}\" has {odd.Value.Vocabulary} tokens, the first has {first.Vocabulary}")
            : new PrefixTable<W>(first.Vocabulary, rows.GetValueOrDefault);
    }

    /// <summary>A model from any pure function of the prefix.</summary>
    public static PrefixTable<W> Of(int vocabulary, Func<Tokens, Distribution<W>> row) => new(vocabulary, row);

    /// <inheritdoc/>
    public int After(int context, int token) =>
        _after.TryGetValue((context, token), out var known) ? known : Learn(context, token);

    /// <inheritdoc/>
    public Distribution<W> Next(int context)
    {
        var prefix = Prefix(context);
        return _row(prefix) ?? throw new InvalidOperationException($"the table has no row for the prefix \"{prefix}\"");
    }

    private Tokens Prefix(int context)
    {
        lock (_prefixes)
        {
            return _prefixes[context];
        }
    }

    private int Learn(int context, int token)
    {
        lock (_prefixes)
        {
            if (!_after.TryGetValue((context, token), out var known))
            {
                known = _after[(context, token)] = _prefixes.Count;
                _prefixes.Add(_prefixes[context].Then(token));
            }

            return known;
        }
    }
}
