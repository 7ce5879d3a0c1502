using System.Collections.Immutable;

namespace SpecProofs.Conformance;

/// <summary>A statement that can be cited. Ids are stable: one that was released is never removed or given another meaning.</summary>
/// <param name="Id">The stable id, such as <c>T1.law</c>: a family, a dot, a name.</param>
/// <param name="Words">The statement in a line of plain text.</param>
/// <param name="Formula">The statement as LaTeX mathematics, without delimiters.</param>
/// <param name="Source">The item of the paper, or where else it comes from.</param>
public sealed record Statement(string Id, string Words, string Formula, string Source)
{
    /// <summary>Ids of the statements that this one builds on: where one of them is false, this one says nothing new.</summary>
    public ImmutableArray<string> After { get; init; } = [];

    /// <summary>The length of the longest chain of statements that this one builds on; 0 for the most basic ones.</summary>
    public int Depth { get; init; }

    /// <summary>The place in its catalogue, from 0.</summary>
    public int Place { get; init; }

    /// <summary>The part of the id before the dot: <c>T1</c>.</summary>
    public string Family => Id.Split('.')[0];

    /// <summary>Whether the words state a reading that looks right and is false; the suite then refutes it.</summary>
    public bool IsFalseReading { get; init; }

    /// <inheritdoc/>
    public bool Equals(Statement? other) => other is not null && Id == other.Id;

    /// <inheritdoc/>
    public override int GetHashCode() => Id.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Id;
}
