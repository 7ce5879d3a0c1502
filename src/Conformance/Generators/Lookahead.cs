using System.Globalization;

namespace SpecProofs.Conformance;

/// <summary>A generated lookahead.</summary>
/// <param name="Tokens">γ ≥ 1.</param>
public readonly record struct Lookahead(int Tokens)
{
    /// <summary>Drafting to the horizon: longer than every generated horizon, and still the length of an array.</summary>
    public static Lookahead ToHorizon => new(16);

    /// <inheritdoc/>
    public override string ToString() => this == ToHorizon ? "to the horizon" : Tokens.ToString(CultureInfo.InvariantCulture);
}
