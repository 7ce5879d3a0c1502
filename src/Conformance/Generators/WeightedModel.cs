using System.Collections.Immutable;

namespace SpecProofs.Conformance;

/// <summary>A model as rows of small whole weights, so that it shrinks and reads well.</summary>
/// <param name="Memory">What the model remembers of a prefix.</param>
/// <param name="Rows">A row of weights, not all zero and without common divisor, for each thing remembered.</param>
public sealed record WeightedModel(Memory Memory, ImmutableSortedDictionary<Tokens, ImmutableArray<int>> Rows)
{
    /// <summary>The row that a model without memory needs, and any other one begins with.</summary>
    public ImmutableArray<int> First => Rows[Tokens.Empty];

    /// <summary>Number of tokens.</summary>
    public int Vocabulary => First.Length;

    /// <summary>The sum of all weights.</summary>
    public int Weight => Rows.Values.Sum(row => row.Sum());

    /// <summary>A model without memory.</summary>
    public static WeightedModel Iid(ImmutableArray<int> row) =>
        new(Memory.Nothing, ImmutableSortedDictionary<Tokens, ImmutableArray<int>>.Empty.Add(Tokens.Empty, Reduced(row)));

    /// <summary>The model whose row for each key is a function of the key.</summary>
    public static WeightedModel Of(Memory memory, int vocabulary, int horizon, Func<Tokens, ImmutableArray<int>> row)
    {
        var least = memory.AtHorizon(horizon);
        return new(least, least.Keys(vocabulary, horizon).ToImmutableSortedDictionary(key => key, key => Reduced(row(key))));
    }

    /// <summary>The same model with another row.</summary>
    public WeightedModel With(Tokens key, ImmutableArray<int> row) => this with { Rows = Rows.SetItem(key, Reduced(row)) };

    /// <summary>The same model; without memory if all its rows are equal.</summary>
    public WeightedModel WithoutNeedlessMemory() => Rows.Values.All(row => row.SequenceEqual(First)) ? Iid(First) : this;

    /// <summary>The model as decoders see it, in exact weights.</summary>
    public IModel<Rational> ToModel(int horizon)
    {
        var rows = Rows.ToDictionary(row => row.Key, row => Distribution(row.Value));
        return Memory switch
        {
            Memory.Nothing => new Iid<Rational>(rows[Tokens.Empty]),
            Memory.LastToken => MarkovChain<Rational>.Homogeneous(
                rows[Tokens.Empty], [.. Range(Vocabulary).Select(x => rows[Tokens.Of(x)])]),
            Memory.StepAndLastToken => MarkovChain<Rational>.PerStep(
                rows[Tokens.Empty],
                [.. Range(horizon - 1).Select(n => Range(Vocabulary).Select(x => rows[Tokens.Of(n + 1, x)]).ToList())]),
            Memory.LastTwoTokens => new NGramModel<Rational>(
                NGramCounts.Of(Vocabulary, 2, [.. Rows.Values.Select(row => row.Select(weight => (long)weight).ToList())]), Rational.Zero),
            _ => PrefixTable<Rational>.Of(rows),
        };
    }

    /// <summary>The next-token distribution after a prefix.</summary>
    public Distribution<Rational> ToRow(Tokens prefix) => Distribution(Rows[Memory.KeyOf(prefix)]);

    /// <summary>The rows as fractions: <c>(1/2, 1/2)</c>, or one line a row.</summary>
    public override string ToString() => Rows.Count == 1
        ? $"{Distribution(First)}, at every position"
        : string.Join('\n', Rows.Select(row => $"{Distribution(row.Value)} {Words(row.Key)}"));

    /// <summary>The weights as a distribution.</summary>
    internal static Distribution<Rational> Distribution(ImmutableArray<int> row) =>
        Distribution<Rational>.Proportional([.. row.Select(weight => (Rational)weight)]);

    private static ImmutableArray<int> Reduced(ImmutableArray<int> row)
    {
        var divisor = row.Aggregate(0, (a, b) => (int)System.Numerics.BigInteger.GreatestCommonDivisor(a, b));
        return divisor is 0 or 1 ? row : [.. row.Select(weight => weight / divisor)];
    }

    private static IEnumerable<int> Range(int count) => Enumerable.Range(0, count);

    private string Words(Tokens key) => (Memory, key.Length) switch
    {
        (_, 0) => "at the start",
        (Memory.StepAndLastToken, _) => $"after token {key[1]} at position {key[0]}",
        (Memory.LastToken, _) => $"after token {key[0]}",
        (Memory.LastTwoTokens, 1) => $"after the first token {key[0]}",
        (Memory.LastTwoTokens, _) => $"after the last tokens {key}",
        _ => $"after the prefix {key}",
    };
}
