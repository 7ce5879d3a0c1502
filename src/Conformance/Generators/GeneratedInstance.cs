using System.Collections.Immutable;
using System.Numerics;

namespace SpecProofs.Conformance;

/// <summary>A generated instance: a draft and a target model of small whole weights, a horizon, and mostly no end token.</summary>
public sealed class GeneratedInstance(WeightedModel draft, WeightedModel target, int horizon, IEnumerable<int>? endTokens = null)
    : IEquatable<GeneratedInstance>
{
    private readonly Lazy<Instance<Rational>> _instance =
        new(() => new(draft.ToModel(horizon), target.ToModel(horizon), horizon, endTokens));
    private Law<Tokens, Rational>? _targetLaw;

    /// <summary>The draft model p.</summary>
    public WeightedModel Draft => draft;

    /// <summary>The target model q.</summary>
    public WeightedModel Target => target;

    /// <summary>Largest number of tokens to decode, T ≥ 1.</summary>
    public int Horizon => horizon;

    /// <summary>The tokens that end a text.</summary>
    public ImmutableSortedSet<int> EndTokens { get; } = [.. endTokens ?? []];

    /// <summary>Number of tokens, V ≥ 1.</summary>
    public int Vocabulary => Target.Vocabulary;

    /// <summary>The instance in exact weights.</summary>
    public Instance<Rational> Instance => _instance.Value;

    /// <summary>The target's law Q of the output, worked out once.</summary>
    public Law<Tokens, Rational> TargetLaw => _targetLaw ??= Analysis.TargetLaw.Of(Instance);

    /// <summary>The sum of all weights of both models.</summary>
    public int Weight { get; } = draft.Weight + target.Weight;

    /// <summary>How many rows both models have.</summary>
    public int Rows => Draft.Rows.Count + Target.Rows.Count;

    /// <summary>An exact instance in whole weights, with the rows of each prefix.</summary>
    /// <exception cref="NotSupportedException">A row has a common denominator of 2³¹ or more.</exception>
    public static GeneratedInstance Of(Instance<Rational> instance)
    {
        return new(Model(context => context.Draft), Model(context => context.Target), instance.Horizon, instance.EndTokens);

        WeightedModel Model(Func<Context<Rational>, Distribution<Rational>> row) => WeightedModel.Of(
            Memory.WholePrefix, instance.Vocabulary, instance.Horizon, prefix => WeightsOf(row(At(prefix))));

        Context<Rational> At(Tokens prefix) => prefix.Span.ToArray().Aggregate(instance.Start, (context, token) => context.After(token));
    }

    /// <summary>The masses of a row as whole numbers, in proportion.</summary>
    /// <exception cref="NotSupportedException">Their common denominator is 2³¹ or more.</exception>
    public static ImmutableArray<int> WeightsOf(Distribution<Rational> row)
    {
        var masses = row.Masses.ToArray();
        var common = masses.Select(mass => mass.Denominator).Aggregate(
            BigInteger.One, (multiple, denominator) => multiple * denominator / BigInteger.GreatestCommonDivisor(multiple, denominator));
        return common <= int.MaxValue
            ? [.. masses.Select(mass => (int)(mass.Numerator * common / mass.Denominator))]
            : throw new NotSupportedException("a generated weight is below 2^31");
    }

    /// <summary>The same models and horizon with other end tokens.</summary>
    public GeneratedInstance EndingAt(params IEnumerable<int> tokens) => new(draft, target, horizon, tokens);

    /// <inheritdoc/>
    public bool Equals(GeneratedInstance? other) => other is not null
        && (Vocabulary, Horizon) == (other.Vocabulary, other.Horizon)
        && ToString() == other.ToString();

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as GeneratedInstance);

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>Vocabulary, horizon, end tokens, and the rows of both models as fractions.</summary>
    public override string ToString() =>
        $"V = {Vocabulary}, T = {Horizon}{EndWords}\ndraft   {Indented(Draft)}\ntarget  {Indented(Target)}";

    private static string Indented(WeightedModel model) => $"{model}".Replace("\n", "\n        ", StringComparison.Ordinal);

    private string EndWords => EndTokens.Count switch
    {
        0 => string.Empty,
        1 => $", end token {EndTokens.Min}",
        _ => $", end tokens {string.Join(' ', EndTokens)}",
    };
}
