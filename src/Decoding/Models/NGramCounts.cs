using System.Collections.Immutable;

namespace SpecProofs.Decoding;

/// <summary>How often each token followed each context of 0 … k tokens in a text.</summary>
/// <remarks>
/// Contexts are numbered by length and then token by token: 0 is the empty one, 1 … V those of one token, and so on, so that the
/// contexts of a model that remembers k tokens are exactly 0 … Contexts − 1. Immutable.
/// </remarks>
public sealed class NGramCounts
{
    private readonly ImmutableArray<ImmutableArray<long>> _counts;

    private NGramCounts(int vocabulary, int order, ImmutableArray<ImmutableArray<long>> counts) =>
        (Vocabulary, Order, _counts) = (vocabulary, order, counts);

    /// <summary>Number of tokens V ≥ 1.</summary>
    public int Vocabulary { get; }

    /// <summary>Tokens remembered, k ≥ 0.</summary>
    public int Order { get; }

    /// <summary>Number of contexts: 1 + V + … + V^k.</summary>
    public int Contexts => _counts.Length;

    /// <summary>Counts of the V possible next tokens after a context.</summary>
    public ReadOnlySpan<long> this[int context] => _counts[context].AsSpan();

    /// <summary>Counts the n-grams of a text.</summary>
    /// <exception cref="ArgumentException">
    /// The order is negative or not less than the length of the text, or a token is out of range.
    /// </exception>
    public static NGramCounts Of(ReadOnlySpan<int> text, int vocabulary, int order)
    {
        if (order < 0 || order >= text.Length)
        {
            throw new ArgumentException($"order {order} needs a text of more than {order} tokens; this one has {text.Length}");
        }

        var counts = new long[FirstOfLength(order + 1, vocabulary)][];
        foreach (ref var row in counts.AsSpan())
        {
            row = new long[vocabulary];
        }

        // The context of each length up to here: one token more of the next shorter one of before.
        var contexts = new int[order + 1];
        for (var n = 0; n < text.Length; n++)
        {
            if (text[n] < 0 || text[n] >= vocabulary)
            {
                throw new ArgumentException($"token {text[n]} at position {n} is not in 0 … {vocabulary - 1}");
            }

            for (var length = Math.Min(order, n); length >= 0; length--)
            {
                counts[contexts[length]][text[n]]++;
                if (length < order)
                {
                    contexts[length + 1] = (contexts[length] * vocabulary) + 1 + text[n];
                }
            }
        }

        return new(vocabulary, order, [.. counts.Select(row => row.ToImmutableArray())]);
    }

    /// <summary>Given counts.</summary>
    /// <exception cref="ArgumentException">Not one row per context, not one count per token, or a negative count.</exception>
    public static NGramCounts Of(int vocabulary, int order, IReadOnlyList<IReadOnlyList<long>> rows)
    {
        var contexts = FirstOfLength(order + 1, vocabulary);
        if (rows.Count != contexts)
        {
            throw new ArgumentException($"order {order} over {vocabulary} tokens has {contexts} contexts, there are {rows.Count} rows");
        }

        foreach (var (context, row) in rows.Index())
        {
            if (row.Count != vocabulary || row.Any(count => count < 0))
            {
                throw new ArgumentException($"row {context} must hold {vocabulary} non-negative counts");
            }
        }

        return new(vocabulary, order, [.. rows.Select(row => row.ToImmutableArray())]);
    }

    /// <summary>The context after one more token: the last k tokens.</summary>
    public int After(int context, int token) => After(context, token, Vocabulary, Order);

    /// <summary>The tokens of a context, oldest first.</summary>
    public Tokens TokensOf(int context)
    {
        var reversed = new List<int>();
        for (var rest = context; rest > 0; rest = (rest - 1) / Vocabulary)
        {
            reversed.Add((rest - 1) % Vocabulary);
        }

        return Tokens.Of([.. Enumerable.Reverse(reversed)]);
    }

    /// <summary>The number of the first context of a length: 1 + V + … + V^{length−1}.</summary>
    private static int FirstOfLength(int length, int vocabulary)
    {
        var first = 0;
        for (var n = 0; n < length; n++)
        {
            first = checked((first * vocabulary) + 1);
        }

        return first;
    }

    /// <summary>
    /// Contexts are the nodes of a V-ary tree in breadth-first order: a child appends a token. Past length k the oldest token is forgotten.
    /// </summary>
    private static int After(int context, int token, int vocabulary, int order)
    {
        var (child, beyond) = ((context * vocabulary) + 1 + token, FirstOfLength(order + 1, vocabulary));
        return child < beyond ? child : Forget(child, beyond, vocabulary, order);
    }

    private static int Forget(int node, int beyond, int vocabulary, int order)
    {
        var first = FirstOfLength(order, vocabulary);
        return first + ((node - beyond) % (beyond - first));
    }
}
