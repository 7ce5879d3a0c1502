using System.Globalization;

namespace SpecProofs.Conformance;

/// <summary>A generated lookahead.</summary>
/// <param name="Tokens">γ ≥ 1; small enough to be the length of an array.</param>
public readonly record struct Lookahead(int Tokens)
{
    /// <summary>Drafting to the horizon: <see cref="Tokens"/> is at least the horizon of the instance that it comes with.</summary>
    public static Lookahead ToHorizon => new(16) { IsToHorizon = true };

    /// <summary>Whether this is <see cref="ToHorizon"/>.</summary>
    public bool IsToHorizon { get; private init; }

    /// <summary>The same for an instance whose horizon may be longer than those that are usually generated.</summary>
    public Lookahead Reaching(int horizon) => IsToHorizon && Tokens < horizon ? this with { Tokens = horizon } : this;

    /// <inheritdoc/>
    public override string ToString() => IsToHorizon ? "to the horizon" : Tokens.ToString(CultureInfo.InvariantCulture);
}
