using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;

namespace SpecProofs.Conformance;

/// <summary>Random cases near the constants at which the code of an engine changes what it does.</summary>
/// <remarks>
/// Near 1/n: masses and total variations a bit below, at and above 1/n, and residuals that hold such a mass beside a large one. Near n:
/// rows of n to n + 4 tokens, residuals as wide among them, and blocks of about n tokens at V = 2; where that is too long for an exact
/// law, all positions but those near n are certain.
/// </remarks>
internal static class NearConstants
{
    /// <summary>Blocks up to here are random at every position.</summary>
    private const int LongestRandom = 8;

    /// <summary>Rows and blocks up to here are generated.</summary>
    private const int Largest = 64;

    /// <summary>Thresholds and sizes that engines like: 1/50, 1/1000, the sixth token of a block, top-8.</summary>
    public static IReadOnlyList<Rational> Default { get; } = [Rational.Of(1, 50), Rational.Of(1, 1000), 6, 8];

    /// <summary>An instance and a lookahead near one of the default constants, or twice as often near one of some others.</summary>
    public static Gen<(GeneratedInstance Given, Lookahead Lookahead)> Of(IReadOnlyList<Rational> others) => others.Count == 0
        ? Gen.OneOf(Default.SelectMany(Near))
        : Gen.Frequency((1, Of([])), (2, Gen.OneOf(others.SelectMany(Near))));

    /// <summary>Whether there is anything to generate near a constant.</summary>
    public static bool Covers(Rational constant) => Near(constant).Any();

    /// <summary>Generators of cases near a constant; none if there are no such cases.</summary>
    public static IEnumerable<Gen<(GeneratedInstance Given, Lookahead Lookahead)>> Near(Rational constant)
    {
        if (constant > 0 && constant < 1)
        {
            var inverse = (double)(Rational.One / constant);
            if (inverse <= int.MaxValue / 4)
            {
                yield return Masses((int)Math.Round(inverse));
            }
        }

        if (constant < 2 || constant.Denominator != 1)
        {
            yield break;
        }

        var size = constant > int.MaxValue ? int.MaxValue : (int)constant.Numerator;
        if (size <= Largest)
        {
            yield return Gen.OneOf(Wide(size), size <= LongestRandom ? Long(size) : LongAndCertain(size));
        }
    }

    /// <summary>Iid pairs of which a mass, the total variation or a part of the residual is near 1/n.</summary>
    private static Gen<(GeneratedInstance Given, Lookahead Lookahead)> Masses(int n) =>
        from vocabulary in Gen.Choose(2, 4)
        from sum in Gen.Elements(Math.Max(2, n - 1), n, n + 1, n + 1, (2 * n) + 1)
        from tokens in Gen.Shuffle(Enumerable.Range(0, vocabulary).ToArray())
        from share in Gen.Choose(0, 3)
        let even = Row(vocabulary, tokens, 1, (sum - 1) * share / 4, sum)
        from kind in Gen.Choose(0, 4)
        from other in kind switch
        {
            0 or 1 => InstanceGenerator.Row(vocabulary),
            2 or 3 => Gen.Constant(Moved(even, Heaviest(even), tokens[0], 1)),
            _ => Gen.Constant(Moved(Moved(even, Heaviest(even), tokens[0], 1), Heaviest(even), tokens[^1], even[Heaviest(even)] - 1)),
        }
        from swap in Gen.Choose(0, 1)
        from horizon in Gen.Frequency((3, Gen.Constant(1)), (1, Gen.Constant(2)))
        from lookahead in Gen.Choose(1, 2)
        let pair = swap == 0 ? (Draft: even, Target: other) : (Draft: other, Target: even)
        select (Iid(pair.Draft, pair.Target, horizon), new Lookahead(lookahead));

    private static Gen<(GeneratedInstance Given, Lookahead Lookahead)> Wide(int n) =>
        from vocabulary in Gen.Elements(n, n + 1, n + 2, n + 4, n + 4, n + 4)
        from kind in Gen.Choose(0, 1)
        from target in Full(vocabulary)
        from draft in kind == 0 ? Full(vocabulary) : Gen.Choose(0, vocabulary - 1).Select(token => Peaked(vocabulary, token))
        select (Iid(draft, target, 1), new Lookahead(1));

    private static Gen<(GeneratedInstance Given, Lookahead Lookahead)> Long(int n) =>
        from horizon in Gen.Choose(Math.Max(n - 1, 1), Math.Min(n + 1, LongestRandom))
        from memory in Gen.Elements(Memory.Nothing, Memory.LastToken)
        from rows in Gen.ArrayOf(Bit, 2 * 3)
        from lookahead in Gen.Elements(new(horizon), new(Math.Min(n, horizon)), Lookahead.ToHorizon)
        let given = new GeneratedInstance(Model(memory, horizon, rows[..3]), Model(memory, horizon, rows[3..]), horizon)
        select (given, lookahead);

    /// <summary>Token 0 is certain but at positions n − 1 … n + 1.</summary>
    private static Gen<(GeneratedInstance Given, Lookahead Lookahead)> LongAndCertain(int n) =>
        from rows in Gen.ArrayOf(Bit, 2 * 3)
        from lookahead in Gen.Elements(n, n + 1)
        select (new GeneratedInstance(Certain(n, rows[..3]), Certain(n, rows[3..]), n + 1), new Lookahead(lookahead));

    private static WeightedModel Certain(int n, ImmutableArray<int>[] rows) => WeightedModel.Of(
        Memory.StepAndLastToken,
        2,
        n + 1,
        key => (key.Length == 0 ? 1 : key[0] + 1) is var position && position >= n - 1 ? rows[position - n + 1] : [1, 0]);

    private static WeightedModel Model(Memory memory, int horizon, ImmutableArray<int>[] rows) =>
        WeightedModel.Of(memory, 2, horizon, key => rows[key.Length == 0 ? 0 : 1 + key[0]]);

    private static Gen<ImmutableArray<int>> Bit =>
        Gen.Elements<ImmutableArray<int>>([1, 1], [1, 2], [2, 1], [1, 1], [3, 1], [1, 0], [0, 1]);

    /// <summary>A row of mostly positive weights.</summary>
    private static Gen<ImmutableArray<int>> Full(int vocabulary) =>
        Gen.OneOf(Gen.ArrayOf(Gen.Choose(1, 4), vocabulary), Gen.ArrayOf(Gen.Choose(0, 4), vocabulary))
            .Where(weights => weights.Any(weight => weight > 0)).Select(weights => weights.ToImmutableArray());

    /// <summary>Two weights on the first and second of some tokens, the rest of the sum on the last.</summary>
    private static ImmutableArray<int> Row(int vocabulary, int[] tokens, int least, int middle, int sum)
    {
        var row = new int[vocabulary];
        row[tokens[0]] += least;
        row[tokens[1]] += middle;
        row[tokens[^1]] += sum - least - middle;
        return [.. row];
    }

    /// <summary>All weight on one token, so that the residual against another row is nearly as wide as that.</summary>
    private static ImmutableArray<int> Peaked(int vocabulary, int token) =>
        [.. Enumerable.Range(0, vocabulary).Select(x => x == token ? 1 : 0)];

    private static int Heaviest(ImmutableArray<int> row) => row.IndexOf(row.Max());

    private static ImmutableArray<int> Moved(ImmutableArray<int> row, int from, int to, int weight)
    {
        var moved = Math.Min(weight, row[from]);
        var lower = row.SetItem(from, row[from] - moved);
        return lower.SetItem(to, lower[to] + moved);
    }

    private static GeneratedInstance Iid(ImmutableArray<int> draft, ImmutableArray<int> target, int horizon) =>
        new(WeightedModel.Iid(draft), WeightedModel.Iid(target), horizon);
}
