namespace SpecProofs.Conformance;

/// <summary>How large a case is: the order in which counterexamples are searched, shrunk and compared.</summary>
/// <param name="Vocabulary">V.</param>
/// <param name="Horizon">T.</param>
/// <param name="Lookahead">γ, T if it is to the horizon; 0 for a property that has none.</param>
/// <param name="Drafts">M; 0 for a law that has none.</param>
/// <param name="Weight">The sum of the whole weights of both models.</param>
/// <param name="Rows">How many rows both models have: what they depend on.</param>
/// <param name="EndTokens">How many tokens end a text.</param>
public readonly record struct InstanceSize(int Vocabulary, int Horizon, int Lookahead, int Drafts, int Weight, int Rows, int EndTokens = 0)
    : IComparable<InstanceSize>
{
    /// <summary>The size of a case with these arguments; null if none of them is an instance.</summary>
    public static InstanceSize? Of(IReadOnlyCollection<object> arguments) =>
        arguments.OfType<GeneratedInstance>().FirstOrDefault() is { } given
        ? new(
            given.Vocabulary,
            given.Horizon,
            arguments.OfType<Lookahead>()
                .Select(lookahead => lookahead.IsToHorizon ? given.Horizon : lookahead.Tokens)
                .FirstOrDefault(),
            arguments.OfType<Drafts>().Select(drafts => drafts.Count).FirstOrDefault(),
            given.Weight,
            given.Rows,
            given.EndTokens.Count)
        : null;

    /// <summary>Smaller comes first.</summary>
    public static bool operator <(InstanceSize left, InstanceSize right) => left.CompareTo(right) < 0;

    /// <summary>Larger comes last.</summary>
    public static bool operator >(InstanceSize left, InstanceSize right) => left.CompareTo(right) > 0;

    /// <summary>Not larger.</summary>
    public static bool operator <=(InstanceSize left, InstanceSize right) => left.CompareTo(right) <= 0;

    /// <summary>Not smaller.</summary>
    public static bool operator >=(InstanceSize left, InstanceSize right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public int CompareTo(InstanceSize other) => (Vocabulary, Horizon, Lookahead, Drafts, Weight, Rows, EndTokens)
        .CompareTo((other.Vocabulary, other.Horizon, other.Lookahead, other.Drafts, other.Weight, other.Rows, other.EndTokens));

    /// <summary>All parts, those that the law does not have left out.</summary>
    public override string ToString() =>
        $"V = {Vocabulary}, T = {Horizon}{(Lookahead > 0 ? $", γ = {Lookahead}" : string.Empty)}"
        + $"{(Drafts > 0 ? $", M = {Drafts}" : string.Empty)}, weight {Weight} in {Rows} rows"
        + (EndTokens > 0 ? $", end tokens {EndTokens}" : string.Empty);
}
