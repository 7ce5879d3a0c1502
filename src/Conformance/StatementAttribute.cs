namespace SpecProofs.Conformance;

/// <summary>States what the properties of a class check: id, words, formula and source, beside the code that checks it.</summary>
/// <remarks>A statement is made once; properties of other classes can check it too. <see cref="Catalogue"/> collects them.</remarks>
/// <param name="id">The stable id: a family, a dot, a name, such as <c>T1.law</c>.</param>
/// <param name="words">The statement in a line of plain text.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class StatementAttribute(string id, string words) : Attribute
{
    /// <summary>The statement as LaTeX mathematics, without delimiters.</summary>
    public required string Formula { get; init; }

    /// <summary>The item of the paper, or where else the statement comes from.</summary>
    public required string Source { get; init; }

    /// <summary>Ids of the statements that this one builds on.</summary>
    public string[] After { get; init; } = [];

    /// <summary>Whether the words state a reading that looks right and is false.</summary>
    public bool FalseReading { get; init; }

    internal Statement Statement => new(id, words, Formula, Source) { After = [.. After], IsFalseReading = FalseReading };
}
