using System.Globalization;

namespace SpecProofs.Conformance;

/// <summary>A generated number of drafts.</summary>
/// <param name="Count">M ≥ 1.</param>
public readonly record struct Drafts(int Count)
{
    /// <inheritdoc/>
    public override string ToString() => Count.ToString(CultureInfo.InvariantCulture);
}
