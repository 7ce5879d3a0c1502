using FsCheck;
using FsCheck.Fluent;

namespace SpecProofs.Conformance;

/// <summary>The instances that a claim is about: small ones that are all tried, and a way to make random ones.</summary>
public sealed class InstanceFamily
{
    /// <summary>Rows that a model of a family may need.</summary>
    private const int MostRows = 10_000;

    /// <summary>Random instances in a row that may miss a condition.</summary>
    private const int MostMisses = 20_000;

    private InstanceFamily(
        string words, IEnumerable<GeneratedInstance> small, Gen<GeneratedInstance> any, Func<GeneratedInstance, bool>? contains) =>
        (Words, Small, Any, Contains, CanShrink) = (words, [.. small], any, contains ?? (_ => false), contains is not null);

    /// <summary>The small world and the random instances of this suite: every memory, V ≤ 6, weights up to 12.</summary>
    public static InstanceFamily Default { get; } = new("all instances", SmallWorld.Instances, InstanceGenerator.Instances, _ => true);

    /// <summary>The family in words.</summary>
    public string Words { get; }

    /// <summary>The instances that are all tried, in order of size.</summary>
    internal IReadOnlyList<GeneratedInstance> Small { get; }

    /// <summary>Random instances.</summary>
    internal Gen<GeneratedInstance> Any { get; }

    /// <summary>Whether an instance is in the family, so that a counterexample may be shrunk to it.</summary>
    internal Func<GeneratedInstance, bool> Contains { get; }

    /// <summary>Whether counterexamples are made smaller.</summary>
    internal bool CanShrink { get; }

    /// <summary>The instances of some sizes; of the small world, those that are among them.</summary>
    /// <param name="vocabulary">The smallest and the largest V.</param>
    /// <param name="horizon">The shortest and the longest T.</param>
    /// <param name="mostWeight">The largest whole weight of a row, ≥ 1: a mass is at least 1/(1 + (V − 1) · mostWeight).</param>
    /// <param name="memories">What the models may remember; everything unless stated.</param>
    /// <exception cref="ArgumentException">
    /// A range is empty or begins below 1, the weight is less than 1, or a model would need more than 10,000 rows.
    /// </exception>
    public static InstanceFamily Sized(
        (int Least, int Most) vocabulary,
        (int Least, int Most) horizon,
        int mostWeight = InstanceGenerator.HeaviestWeight,
        params IReadOnlyCollection<Memory> memories)
    {
        var allowed = memories.Count == 0 ? Enum.GetValues<Memory>() : [.. memories];
        Check(nameof(vocabulary), vocabulary);
        Check(nameof(horizon), horizon);
        ArgumentOutOfRangeException.ThrowIfLessThan(mostWeight, 1);
        if (allowed.Select(memory => Rows(memory, vocabulary.Most, horizon.Most)).Max() is > MostRows and var rows)
        {
            throw new ArgumentException(
                $"a model with V = {vocabulary.Most} and T = {horizon.Most} would need {rows:N0} rows, "
                + $"more than {MostRows:N0}: name shorter memories");
        }

        return new(
            $"V = {vocabulary.Least} … {vocabulary.Most}, T = {horizon.Least} … {horizon.Most}, weights up to {mostWeight}",
            SmallWorld.Instances.Where(Contains),
            from size in Gen.Two(Gen.Choose(0, int.MaxValue - 1))
            let v = vocabulary.Least + (size.Item1 % (vocabulary.Most - vocabulary.Least + 1))
            let t = horizon.Least + (size.Item2 % (horizon.Most - horizon.Least + 1))
            from given in InstanceGenerator.Ending(InstanceGenerator.OfSize(v, t, mostWeight, allowed))
            select given,
            Contains);

        bool Contains(GeneratedInstance given) =>
            given.Vocabulary >= vocabulary.Least && given.Vocabulary <= vocabulary.Most
            && given.Horizon >= horizon.Least && given.Horizon <= horizon.Most
            && new[] { given.Draft, given.Target }.All(model =>
                model.Rows.Values.All(row => row.All(weight => weight <= mostWeight))
                && allowed.Any(memory => memory.AtHorizon(given.Horizon) == model.Memory));
    }

    /// <summary>Instances of one's own, each a pure function of a seed ≥ 0. There are no small ones, and nothing is made smaller.</summary>
    /// <param name="words">The family in words: "my n-gram models".</param>
    /// <param name="instance">The instance of a seed.</param>
    public static InstanceFamily Seeded(string words, Func<int, GeneratedInstance> instance) =>
        new(words, [], Gen.Choose(0, int.MaxValue - 1).Select(instance), contains: null);

    /// <summary>The instances of the family that meet a condition. A condition that few meet makes generation slow.</summary>
    /// <remarks>
    /// A claim over the family is an <see cref="ArgumentException"/> if one random instance after the other, 20,000 in a row, does not.
    /// </remarks>
    public InstanceFamily Where(Func<GeneratedInstance, bool> condition, string words) =>
        new(
            $"{Words}, {words}",
            Small.Where(condition),
            Any.Where(Patiently(condition, words)),
            CanShrink ? given => Contains(given) && condition(given) : null);

    /// <inheritdoc/>
    public override string ToString() => Words;

    /// <summary>The condition, which is not asked for ever.</summary>
    private Func<GeneratedInstance, bool> Patiently(Func<GeneratedInstance, bool> condition, string words)
    {
        var misses = 0;
        return given =>
        {
            if (condition(given))
            {
                misses = 0;
                return true;
            }

            return Interlocked.Increment(ref misses) < MostMisses
                ? false
                : throw new ArgumentException($"of {MostMisses:N0} random instances of the family \"{Words}\", none meets \"{words}\"");
        };
    }

    private static void Check(string name, (int Least, int Most) range)
    {
        if (range.Least < 1 || range.Most < range.Least)
        {
            throw new ArgumentException($"{name} is {range.Least} … {range.Most}: write a range that begins at 1 or above", name);
        }
    }

    private static double Rows(Memory memory, int vocabulary, int horizon) => memory.AtHorizon(horizon) switch
    {
        Memory.Nothing => 1,
        Memory.LastToken => 1 + vocabulary,
        Memory.StepAndLastToken => 1 + ((horizon - 1) * vocabulary),
        Memory.LastTwoTokens => 1 + vocabulary + (vocabulary * vocabulary),
        _ => Enumerable.Range(0, horizon).Sum(n => Math.Pow(vocabulary, n)),
    };
}
