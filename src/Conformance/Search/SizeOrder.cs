using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Numerics;

namespace SpecProofs.Conformance;

/// <summary>Instances from the smallest upwards, with every kind of memory: the search from below for a least counterexample.</summary>
/// <remarks>
/// Shape: V, T and M up to <see cref="MostTokens"/>, <see cref="Longest"/> and <see cref="MostDrafts"/>, weights of any size while the
/// sum of both models is at most <see cref="MostWeight"/>. Of equal size, those without end token come first, then those whose last token
/// ends the text.
/// It shares no code with <see cref="SmallWorld"/>, which goes by the largest weight; a test compares the two.
/// </remarks>
public static class SizeOrder
{
    /// <summary>The largest vocabulary.</summary>
    public const int MostTokens = 3;

    /// <summary>The largest number of drafts.</summary>
    public const int MostDrafts = 2;

    /// <summary>The longest horizon.</summary>
    public const int Longest = 3;

    /// <summary>The largest sum of the weights of both models.</summary>
    public const int MostWeight = 16;

    /// <summary>How many instances of a vocabulary and horizon searches share: what they try of each.</summary>
    private const int MostShared = SmallestCase.Budget + 1;

    private static readonly ConcurrentDictionary<(int Vocabulary, int Horizon), SharedSequence<GeneratedInstance>> Known = [];

    /// <summary>
    /// The first of <see cref="Instances"/>, the same objects for every search: an instance keeps its contexts, couplings and target law,
    /// which cost
    /// more than most decoders do.
    /// </summary>
    internal static IEnumerable<GeneratedInstance> Shared(int vocabulary, int horizon) =>
        Known.GetOrAdd((vocabulary, horizon), key => new(Instances(key.Vocabulary, key.Horizon).Take(MostShared))).All();

    /// <summary>The instances with so many tokens and such a horizon, by sum of weights, then by number of rows.</summary>
    public static IEnumerable<GeneratedInstance> Instances(int vocabulary, int horizon)
    {
        var shapes = Enum.GetValues<Memory>()
            .Where(memory => memory.AtHorizon(horizon) == memory)
            .Select(memory => (Memory: memory, Keys: memory.Keys(vocabulary, horizon).ToList()))
            .DistinctBy(shape => string.Join(';', shape.Keys))
            .ToList();
        var pairs =
            from draft in shapes
            from target in shapes
            orderby draft.Keys.Count + target.Keys.Count
            select (Draft: draft, Target: target);
        var sizes = pairs.GroupBy(pair => pair.Draft.Keys.Count + pair.Target.Keys.Count).ToList();
        int[][] ends = [[], [vocabulary - 1]];
        return
            from weight in Enumerable.Range(2, MostWeight - 1)
            from size in sizes
            from end in ends
            from pair in size
            from rows in Rows(size.Key, weight, vocabulary)
            let first = pair.Draft.Keys.Count
            select new GeneratedInstance(Model(pair.Draft, rows[..first]), Model(pair.Target, rows[first..]), horizon, end);

        WeightedModel Model((Memory Memory, List<Tokens> Keys) shape, ImmutableArray<ImmutableArray<int>> rows) =>
            WeightedModel.Of(shape.Memory, vocabulary, horizon, key => rows[shape.Keys.IndexOf(key)]);
    }

    /// <summary>So many rows whose weights sum to this.</summary>
    private static IEnumerable<ImmutableArray<ImmutableArray<int>>> Rows(int count, int sum, int vocabulary) => count > sum ? []
        : count == 1 ? RowsOfSum(vocabulary, sum).Select(row => ImmutableArray.Create(row))
        : from first in Enumerable.Range(1, sum - count + 1)
          from row in RowsOfSum(vocabulary, first)
          from rest in Rows(count - 1, sum - first, vocabulary)
          select rest.Insert(0, row);

    /// <summary>The rows of this sum without common divisor.</summary>
    private static IEnumerable<ImmutableArray<int>> RowsOfSum(int vocabulary, int sum) =>
        Compositions(vocabulary, sum).Where(row => row.Aggregate(0, (a, b) => (int)BigInteger.GreatestCommonDivisor(a, b)) == 1);

    private static IEnumerable<ImmutableArray<int>> Compositions(int parts, int sum) => parts == 1
        ? [[sum]]
        : from first in Enumerable.Range(0, sum + 1) from rest in Compositions(parts - 1, sum - first) select rest.Insert(0, first);
}
