namespace SpecProofs.Conformance;

/// <summary>A generated instance: a draft and a target model of small whole weights, and a horizon.</summary>
public sealed class GeneratedInstance(WeightedModel draft, WeightedModel target, int horizon) : IEquatable<GeneratedInstance>
{
    private readonly Lazy<Instance<Rational>> _instance = new(() => new(draft.ToModel(horizon), target.ToModel(horizon), horizon));
    private Law<Tokens, Rational>? _targetLaw;

    /// <summary>The draft model p.</summary>
    public WeightedModel Draft => draft;

    /// <summary>The target model q.</summary>
    public WeightedModel Target => target;

    /// <summary>Number of tokens to decode, T ≥ 1.</summary>
    public int Horizon => horizon;

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

    /// <inheritdoc/>
    public bool Equals(GeneratedInstance? other) => other is not null && ToString() == other.ToString();

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as GeneratedInstance);

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>Vocabulary, horizon, and the rows of both models as fractions.</summary>
    public override string ToString() =>
        $"V = {Vocabulary}, T = {Horizon}\ndraft   {Draft.ToString().Replace("\n", "\n        ", StringComparison.Ordinal)}\ntarget  {Target.ToString().Replace("\n", "\n        ", StringComparison.Ordinal)}";
}

/// <summary>A generated lookahead.</summary>
/// <param name="Tokens">γ ≥ 1.</param>
public readonly record struct Lookahead(int Tokens)
{
    /// <summary>Drafting to the horizon: longer than every generated horizon, and still the length of an array.</summary>
    public static Lookahead ToHorizon => new(16);

    /// <inheritdoc/>
    public override string ToString() => this == ToHorizon ? "to the horizon" : Tokens.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>A generated number of drafts.</summary>
/// <param name="Count">M ≥ 1.</param>
public readonly record struct Drafts(int Count)
{
    /// <inheritdoc/>
    public override string ToString() => Count.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
