using System.Collections.Concurrent;
using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;

namespace SpecProofs.Conformance;

/// <summary>
/// Random instances from small whole weights, with every corner frequent: zeros, ties, disjoint supports, draft = target, point masses.
/// </summary>
/// <remarks>Sizes are bounded so that the exact law of a decoder stays affordable: V^T ≤ 64 but for a few.</remarks>
public static class InstanceGenerator
{
    /// <summary>The largest weight of a row.</summary>
    internal const int HeaviestWeight = 12;

    private static readonly (int Frequency, (int Vocabulary, int Horizon) Size)[] Sizes =
    [
        (1, (1, 1)), (1, (1, 3)), (2, (2, 1)), (3, (2, 2)), (4, (2, 3)), (3, (2, 4)), (1, (2, 5)), (2, (3, 1)), (4, (3, 2)), (4, (3, 3)),
        (1, (3, 4)), (2, (4, 1)), (5, (4, 2)), (2, (4, 3)), (1, (5, 1)), (3, (5, 2)), (1, (6, 1)), (2, (6, 2)),
    ];

    private static readonly ConcurrentDictionary<int, Gen<ImmutableArray<int>>> RowGenerators = [];

    /// <summary>Instances of all sizes and memories; in one of eight the last token ends the text.</summary>
    public static Gen<GeneratedInstance> Instances { get; } = Ending(
        from size in Gen.Frequency(Sizes.Select(entry => (entry.Frequency, Gen.Constant(entry.Size))))
        from given in OfSize(size.Vocabulary, size.Horizon)
        select given);

    /// <summary>The same instances, one of eight with an end token: the last one.</summary>
    internal static Gen<GeneratedInstance> Ending(Gen<GeneratedInstance> instances) =>
        from given in instances
        from ends in Gen.Frequency((7, Gen.Constant(false)), (1, Gen.Constant(true)))
        select ends ? given.EndingAt(given.Vocabulary - 1) : given;

    /// <summary>Pairs of models over so many tokens.</summary>
    public static Gen<GeneratedInstance> OfSize(int vocabulary, int horizon) => OfSize(vocabulary, horizon, Memories);

    /// <summary>Pairs of models over so many tokens with weights up to <paramref name="mostWeight"/> and these memories.</summary>
    internal static Gen<GeneratedInstance> OfSize(int vocabulary, int horizon, int mostWeight, IReadOnlyCollection<Memory> memories) =>
        from light in OfSize(vocabulary, horizon, Gen.Elements<Memory>(memories))
        from weights in Gen.ArrayOf(Gen.Choose(0, mostWeight), vocabulary)
        let heavy = weights.Any(weight => weight > 0) ? weights.ToImmutableArray() : light.Target.First
        let rare = mostWeight > HeaviestWeight ? 1 : 0
        from given in Gen.Frequency(
            (2, Gen.Constant(light)),
            (rare, Gen.Constant(new GeneratedInstance(light.Draft, light.Target.With(Tokens.Empty, heavy), horizon))),
            (rare, Gen.Constant(new GeneratedInstance(light.Draft.With(Tokens.Empty, heavy), light.Target, horizon))))
        select new GeneratedInstance(Capped(given.Draft, mostWeight), Capped(given.Target, mostWeight), horizon);

    private static WeightedModel Capped(WeightedModel model, int most) => model.Rows.Values.All(row => row.All(weight => weight <= most))
        ? model
        : model.Rows.Aggregate(model, (capped, row) => capped.With(row.Key, [.. row.Value.Select(weight => Math.Min(weight, most))]));

    private static Gen<GeneratedInstance> OfSize(int vocabulary, int horizon, Gen<Memory> memories) =>
        from memory in memories
        from sameMemory in Gen.Frequency((3, Gen.Constant(true)), (1, Gen.Constant(false)))
        from otherMemory in sameMemory ? Gen.Constant(memory) : memories
        from target in Model(memory, vocabulary, horizon, _ => Row(vocabulary))
        from draft in Model(otherMemory, vocabulary, horizon, key => Related(target.Rows.GetValueOrDefault(key, target.First)))
        select new GeneratedInstance(draft, target, horizon);

    /// <summary>A row of weights, not all zero.</summary>
    public static Gen<ImmutableArray<int>> Row(int vocabulary) => RowGenerators.GetOrAdd(vocabulary, static vocabulary => Gen.Frequency(
        (5, Weights(vocabulary, 0, 4)),
        (2, Weights(vocabulary, 1, 3)),
        (1, Weights(vocabulary, 0, HeaviestWeight)),
        (1, Gen.Choose(0, vocabulary - 1).Select(token => Point(token, vocabulary))),
        (1, Gen.Constant(Enumerable.Repeat(1, vocabulary).ToImmutableArray()))));

    private static Gen<Memory> Memories { get; } = Gen.Frequency(
        (2, Gen.Constant(Memory.Nothing)),
        (3, Gen.Constant(Memory.LastToken)),
        (1, Gen.Constant(Memory.StepAndLastToken)),
        (1, Gen.Constant(Memory.LastTwoTokens)),
        (3, Gen.Constant(Memory.WholePrefix)));

    /// <summary>A row that stands in an interesting relation to another: any, equal, disjoint, with ties, with the support cut.</summary>
    private static Gen<ImmutableArray<int>> Related(ImmutableArray<int> other) => Gen.Frequency(
        (6, Row(other.Length)),
        (1, Gen.Constant(other)),
        (1, Row(other.Length).Select(row => Disjoint(row, other))),
        (2, Gen.Two(Gen.Choose(0, other.Length - 1)).Select(tokens => Swapped(other, tokens.Item1, tokens.Item2))),
        (1, Gen.Choose(0, other.Length - 1).Select(token => Without(other, token))));

    private static ImmutableArray<int> Without(ImmutableArray<int> row, int token) =>
        row.Count(weight => weight > 0) > 1 && row[token] > 0 ? row.SetItem(token, 0) : row;

    private static Gen<WeightedModel> Model(Memory memory, int vocabulary, int horizon, Func<Tokens, Gen<ImmutableArray<int>>> row) =>
        from rows in Gen.CollectToArray(
            memory.AtHorizon(horizon).Keys(vocabulary, horizon), key => row(key).Select(weights => KeyValuePair.Create(key, weights)))
        let table = rows.ToImmutableDictionary()
        select WeightedModel.Of(memory, vocabulary, horizon, key => table[key]);

    private static Gen<ImmutableArray<int>> Weights(int vocabulary, int least, int most) =>
        Gen.ArrayOf(Gen.Choose(least, most), vocabulary)
            .Where(weights => weights.Any(weight => weight > 0))
            .Select(weights => weights.ToImmutableArray());

    private static ImmutableArray<int> Point(int token, int vocabulary) =>
        [.. Enumerable.Range(0, vocabulary).Select(x => x == token ? 1 : 0)];

    private static ImmutableArray<int> Swapped(ImmutableArray<int> row, int a, int b) => row.SetItem(a, row[b]).SetItem(b, row[a]);

    /// <summary>The row where the other one is zero, or anywhere if that leaves nothing.</summary>
    private static ImmutableArray<int> Disjoint(ImmutableArray<int> row, ImmutableArray<int> other)
    {
        ImmutableArray<int> rest = [.. row.Select((weight, token) => other[token] == 0 ? Math.Max(1, weight) : 0)];
        return rest.Any(weight => weight > 0) ? rest : row;
    }
}
