namespace SpecProofs.Conformance;

/// <summary>A statement that can be cited.</summary>
/// <param name="Id">The stable id, such as <c>T1.law</c>.</param>
/// <param name="Words">The statement in a line.</param>
/// <param name="Source">The item of the paper, or where else it comes from.</param>
public sealed record Statement(string Id, string Words, string Source)
{
    /// <summary>Whether the words state a reading that looks right and is false; the suite then refutes it.</summary>
    public bool IsFalseReading => Id.StartsWith("N.", StringComparison.Ordinal);
}
