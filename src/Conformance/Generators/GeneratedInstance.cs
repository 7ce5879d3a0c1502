using System.Collections.Immutable;

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

    /// <summary>The same models and horizon with other end tokens.</summary>
    public GeneratedInstance EndingAt(params IEnumerable<int> tokens) => new(draft, target, horizon, tokens);

    /// <inheritdoc/>
    public bool Equals(GeneratedInstance? other) => other is not null && ToString() == other.ToString();

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
