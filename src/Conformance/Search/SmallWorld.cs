using System.Collections.Immutable;

namespace SpecProofs.Conformance;

/// <summary>Every small instance, once: the cases on which most mistakes already show.</summary>
/// <remarks>
/// Shape: iid pairs with V = 1 or 2 and T ≤ 3, and with V = 3 and T ≤ 2, weights up to 3; Markov pairs with V = 2: T = 2 with weights
/// up to 2, T = 3 with weights up to 1; and iid pairs with V ≤ 2, T = 2 or 3 and weights up to 3 in which the last token ends the text.
/// Rows equal as distributions count once. Cases are in order of <see cref="InstanceSize"/>.
/// </remarks>
public static class SmallWorld
{
    private static readonly ImmutableArray<GeneratedInstance> All =
    [
        .. Iid(1, 3).Concat(Iid(2, 3)).Concat(Iid(3, 2)).Concat(Markov(2, 2)).Concat(Markov(3, 1)).Concat(Ending(1)).Concat(Ending(2))
            .OrderBy(given => InstanceSize.Of([given])),
    ];

    /// <summary>The same by vocabulary and horizon.</summary>
    private static readonly ImmutableArray<ImmutableArray<GeneratedInstance>> Sizes =
        [.. All.GroupBy(given => (given.Vocabulary, given.Horizon)).Select(size => size.ToImmutableArray())];

    private static readonly object None = new();

    private static readonly ImmutableArray<Levels> LevelArrays = [new([4]), new([2]), new([0, 4]), new([4, 1])];

    private static readonly ImmutableArray<int> DraftCounts = [2, 3];

    /// <summary>All instances of the small world.</summary>
    public static IReadOnlyList<GeneratedInstance> Instances => All;

    /// <summary>All rows over V tokens with weights up to <paramref name="most"/>, equal distributions once.</summary>
    public static IEnumerable<ImmutableArray<int>> Rows(int vocabulary, int most) =>
        Enumerable.Range(0, vocabulary)
            .Aggregate<int, IEnumerable<ImmutableArray<int>>>(
                [[]], (rows, _) => rows.SelectMany(row => Enumerable.Range(0, most + 1).Select(row.Add)))
            .Where(row => row.Aggregate(0, (a, b) => (int)System.Numerics.BigInteger.GreatestCommonDivisor(a, b)) == 1);

    /// <summary>All cases of a law with these parameters: every given or given, with every value of the others.</summary>
    internal static IEnumerable<object[]> Cases(IReadOnlyList<Type> parameters) => Cases(parameters, All);

    /// <summary>Of each vocabulary and horizon the instances of least weight, with every value of the other parameters.</summary>
    /// <param name="parameters">The parameters of the law.</param>
    /// <param name="most">Cases at most; as many instances of each size are taken as this allows, halving their number.</param>
    internal static IEnumerable<object[]> LeastCases(IReadOnlyList<Type> parameters, int most)
    {
        if (!parameters.Contains(typeof(GeneratedInstance)))
        {
            return Cases(parameters).Take(most);
        }

        var casesOfOne = Sizes.Select(size => Cases(parameters, size[..1]).Count()).ToList();
        var instances = most;
        while (instances > 1 && Sizes.Zip(casesOfOne, (size, cases) => Math.Min(instances, size.Length) * cases).Sum() > most)
        {
            instances /= 2;
        }

        return Cases(parameters, [.. Sizes.SelectMany(size => size.Take(instances))]);
    }

    /// <summary>The same cases with these instances, which are in order of size.</summary>
    internal static IEnumerable<object[]> Cases(IReadOnlyList<Type> parameters, IReadOnlyList<GeneratedInstance> instances)
    {
        if (parameters.Contains(typeof(GeneratedRows)))
        {
            var beside = Others(parameters, type => type == typeof(GeneratedRows));
            return from given in AllRows() from others in beside select Filled(parameters, others, _ => given);
        }

        var free = Others(parameters, type => type == typeof(GeneratedInstance) || type == typeof(Lookahead) || type == typeof(Drafts));
        var counts = parameters.Contains(typeof(Drafts)) ? Values(typeof(Drafts)) : [None];
        return
            from size in instances.GroupBy(given => (given.Vocabulary, given.Horizon))
            from lookahead in parameters.Contains(typeof(Lookahead)) ? Lookaheads(Math.Max(2, size.Key.Horizon)) : [None]
            from drafts in counts
            from given in size
            from others in free
            select Filled(
                parameters, others, type => type == typeof(Lookahead) ? lookahead : type == typeof(Drafts) ? drafts : given);
    }

    private static IEnumerable<object> Lookaheads(int longest) =>
        Enumerable.Range(1, longest).Select(tokens => (object)new Lookahead(tokens));

    /// <summary>All values of the parameters that are not set apart, and <see cref="None"/> in place of those that are.</summary>
    private static IReadOnlyList<object[]> Others(IReadOnlyList<Type> parameters, Func<Type, bool> apart) =>
    [
        .. parameters.Aggregate<Type, IEnumerable<ImmutableArray<object>>>(
            [[]], (cases, type) => cases.SelectMany(@case => (apart(type) ? [None] : Values(type)).Select(@case.Add)))
            .Select(@case => @case.ToArray()),
    ];

    private static object[] Filled(IReadOnlyList<Type> parameters, object[] others, Func<Type, object> apart)
    {
        var @case = new object[others.Length];
        for (var i = 0; i < @case.Length; i++)
        {
            @case[i] = ReferenceEquals(others[i], None) ? apart(parameters[i]) : others[i];
        }

        return @case;
    }

    private static IEnumerable<object> Values(Type type) => type switch
    {
        _ when type == typeof(Levels) => LevelArrays,
        _ when type == typeof(Damping) =>
            [.. LevelArrays.Select(levels => new Damping(levels, RuleMemory.Nothing)), new Damping(new([4, 1]), RuleMemory.History)],
        _ when type == typeof(bool) => [false, true],
        _ when type == typeof(Drafts) => [.. DraftCounts.Select(count => new Drafts(count))],
        _ when type.GetInterfaces().Any(known => known.IsGenericType && known.GetGenericTypeDefinition() == typeof(ISmallValues<>)) =>
            OwnValues(type),
        _ => throw new ArgumentException($"the small world has no values of type {type.Name}: it does not implement ISmallValues"),
    };

    /// <summary>All rows with V ≤ 2 and weights up to 3, or V = 3 and weights up to 2.</summary>
    private static IEnumerable<GeneratedRows> AllRows() =>
        from size in new (int Vocabulary, int Most)[] { (1, 1), (2, 3), (3, 2) }
        let rows = Rows(size.Vocabulary, size.Most).ToList()
        from first in rows
        from second in rows
        from third in rows
        select new GeneratedRows([first, second, third]);

    private static IEnumerable<object> OwnValues(Type type) =>
        ((System.Collections.IEnumerable)typeof(SmallWorld).GetMethod(
            nameof(ValuesOf), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
            .MakeGenericMethod(type).Invoke(null, null)!).Cast<object>();

    private static IEnumerable<T> ValuesOf<T>()
        where T : ISmallValues<T> => T.Small;

    private static IEnumerable<GeneratedInstance> Iid(int vocabulary, int longest) =>
        from horizon in Enumerable.Range(1, longest)
        from draft in Rows(vocabulary, 3)
        from target in Rows(vocabulary, 3)
        select new GeneratedInstance(WeightedModel.Iid(draft), WeightedModel.Iid(target), horizon);

    /// <summary>Iid pairs in which the last token ends the text.</summary>
    private static IEnumerable<GeneratedInstance> Ending(int vocabulary) =>
        Iid(vocabulary, 3).Where(given => given.Horizon > 1).Select(given => given.EndingAt(vocabulary - 1));

    private static IEnumerable<GeneratedInstance> Markov(int horizon, int most)
    {
        var rows = Rows(2, most).ToList();
        var chains =
            (from initial in rows
             from afterZero in rows
             from afterOne in rows
             select WeightedModel.Of(
                 Memory.LastToken,
                 2,
                 horizon,
                 key => key.Length == 0 ? initial : key[0] == 0 ? afterZero : afterOne).WithoutNeedlessMemory()).ToList();
        return
            from draft in chains
            from target in chains
            where draft.Memory != Memory.Nothing || target.Memory != Memory.Nothing
            select new GeneratedInstance(draft, target, horizon);
    }
}
