using System.Collections.Immutable;

namespace SpecProofs.Conformance;

/// <summary>
/// Simpler instances near a failing one, boldest first: no end token, fewer tokens, shorter horizon, less memory, equal rows, lower
/// weights.
/// </summary>
public static class InstanceShrinker
{
    private static readonly ImmutableArray<int> Parts = [4, 16, 64, 256];

    /// <summary>From the boldest; each is tried only where those before found nothing.</summary>
    private static readonly ImmutableArray<Func<GeneratedInstance, IEnumerable<GeneratedInstance>>> Ways =
        [WithoutToken, ShorterHorizon, LessMemory, EqualRows, LowerWeights];

    /// <summary>All candidates, each smaller than the given; made as they are asked for, since most instances do not fail.</summary>
    public static IEnumerable<GeneratedInstance> Shrink(GeneratedInstance given) => given.EndTokens.IsEmpty
        ? Simpler(given)
        : Simpler(given).Select(simpler => simpler.EndingAt(Counted(given, simpler))).Prepend(given.EndingAt());

    /// <summary>The end tokens as they are counted from the last token, so that a token dropped before them moves them.</summary>
    private static IEnumerable<int> Counted(GeneratedInstance given, GeneratedInstance simpler) =>
        given.EndTokens.Select(token => token - given.Vocabulary + simpler.Vocabulary).Where(token => token >= 0);

    private static IEnumerable<GeneratedInstance> Simpler(GeneratedInstance given) => Ways.SelectMany(way => way(given));

    private static IEnumerable<GeneratedInstance> WithoutToken(GeneratedInstance given) => given.Vocabulary == 1
        ? []
        : Enumerable.Range(0, given.Vocabulary).Select(token => new GeneratedInstance(
            WithoutToken(given.Draft, token, given.Horizon), WithoutToken(given.Target, token, given.Horizon), given.Horizon));

    private static WeightedModel WithoutToken(WeightedModel model, int token, int horizon) =>
        WeightedModel.Of(model.Memory, model.Vocabulary - 1, horizon, key =>
        {
            var row = model.Rows[Renamed(key, model.Memory, token)].RemoveAt(token);
            return row.All(weight => weight == 0) ? row.SetItem(0, 1) : row;
        });

    /// <summary>The key that a key had before the token was dropped: tokens from it on have moved down by one.</summary>
    private static Tokens Renamed(Tokens key, Memory memory, int dropped)
    {
        var first = memory == Memory.StepAndLastToken ? 1 : 0;
        return Tokens.Of([.. key.Span.ToArray().Select((x, i) => i < first || x < dropped ? x : x + 1)]);
    }

    private static IEnumerable<GeneratedInstance> ShorterHorizon(GeneratedInstance given) =>
        Enumerable.Range(1, given.Horizon - 1)
            .Select(horizon => new GeneratedInstance(Shortened(given.Draft, horizon), Shortened(given.Target, horizon), horizon));

    private static WeightedModel Shortened(WeightedModel model, int horizon)
    {
        var least = model.Memory.AtHorizon(horizon);
        return WeightedModel.Of(model.Memory, model.Vocabulary, horizon, key => model.Rows[
            model.Memory == Memory.StepAndLastToken && least == Memory.LastToken && key.Length == 1 ? Tokens.Of(1, key[0]) : key]);
    }

    private static IEnumerable<GeneratedInstance> LessMemory(GeneratedInstance given)
    {
        var (drafts, targets) = (Forgetful(given.Draft).ToList(), Forgetful(given.Target).ToList());
        return
        [
            .. drafts.SelectMany(draft => targets.Select(target => new GeneratedInstance(draft, target, given.Horizon))),
            .. drafts.Select(draft => new GeneratedInstance(draft, given.Target, given.Horizon)),
            .. targets.Select(target => new GeneratedInstance(given.Draft, target, given.Horizon)),
        ];
    }

    /// <summary>The model that uses one of its rows at all times, and the Markov chain that uses its row after the token alone.</summary>
    private static IEnumerable<WeightedModel> Forgetful(WeightedModel model) => model.Memory == Memory.Nothing
        ? []
        : [
            .. model.Rows.Values.DistinctBy(row => string.Join(',', row)).Take(4).Select(WeightedModel.Iid),
            .. model.Memory is Memory.LastTwoTokens or Memory.WholePrefix
                ? new[] { new WeightedModel(Memory.LastToken, model.Rows.Where(row => row.Key.Length <= 1).ToImmutableSortedDictionary()) }
                : [],
        ];

    private static IEnumerable<GeneratedInstance> EqualRows(GeneratedInstance given) =>
    [
        .. given.Draft.Rows.Where(row => given.Target.Rows.TryGetValue(row.Key, out var other) && !other.SequenceEqual(row.Value))
            .Select(row => new GeneratedInstance(given.Draft.With(row.Key, given.Target.Rows[row.Key]), given.Target, given.Horizon)),
        .. LikeFirst(given.Draft).Select(draft => new GeneratedInstance(draft, given.Target, given.Horizon)),
        .. LikeFirst(given.Target).Select(target => new GeneratedInstance(given.Draft, target, given.Horizon)),
    ];

    private static IEnumerable<WeightedModel> LikeFirst(WeightedModel model) =>
        model.Rows
            .Where(row => !row.Value.SequenceEqual(model.First) && row.Value.Sum() >= model.First.Sum())
            .Select(row => model.With(row.Key, model.First));

    private static IEnumerable<GeneratedInstance> LowerWeights(GeneratedInstance given) =>
    [
        .. Lower(given.Draft).Select(draft => new GeneratedInstance(draft, given.Target, given.Horizon)),
        .. Lower(given.Target).Select(target => new GeneratedInstance(given.Draft, target, given.Horizon)),
    ];

    private static IEnumerable<WeightedModel> Lower(WeightedModel model) =>
        from row in model.Rows
        from lower in LowerRows(row.Value)
        let lowered = model.With(row.Key, lower)
        where lowered.Weight < model.Weight
        select lowered;

    private static IEnumerable<ImmutableArray<int>> LowerRows(ImmutableArray<int> row) =>
    [
        .. Enumerable.Range(0, row.Length).Select(token => row.Select((_, x) => x == token ? 1 : 0).ToImmutableArray()),
        row.Select(weight => Math.Min(weight, 1)).ToImmutableArray(),
        .. row.Any(weight => weight > 1) ? new[] { row.Select(weight => weight / 2).ToImmutableArray() } : [],
        .. from token in Enumerable.Range(0, row.Length)
           from weight in (int[])[0, 1, row[token] / 2, .. Nearer(row[token]), row[token] - 1]
           where weight >= 0 && weight < row[token]
           let lower = row.SetItem(token, weight)
           where lower.Any(w => w > 0)
           select lower,
    ];

    /// <summary>Large weights lowered by a quarter, a sixteenth and so on, so that a thousand takes few steps.</summary>
    private static IEnumerable<int> Nearer(int weight) =>
        weight <= InstanceGenerator.HeaviestWeight
            ? []
            : Parts.Select(part => weight - (weight / part)).Where(nearer => nearer < weight);
}
