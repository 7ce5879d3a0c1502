using System.Runtime.CompilerServices;

namespace SpecProofs.Conformance;

/// <summary>Marks a method as a property: a check, for each of its arguments, of a statement of the catalogue.</summary>
/// <remarks>
/// A property with parameters is tried on random cases and, if <see cref="SmallWorld"/> is set, first on every case of the small
/// world; one without parameters is run once. It fails by throwing <see cref="FalsifiedException"/>.
/// </remarks>
/// <param name="id">The id of the statement.</param>
/// <param name="file">The source file of the method; filled in by the compiler.</param>
/// <param name="line">The line of the attribute; filled in by the compiler.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ChecksAttribute(string id, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) : Attribute
{
    /// <summary>The id of the statement that the property checks.</summary>
    public string Id => id;

    /// <summary>Whether every case of the small world is tried as well.</summary>
    public bool SmallWorld { get; init; }

    /// <summary>The share of the default number of random cases that the property is tried on: less than 1 for costly ones.</summary>
    public double Effort { get; init; } = 1;

    /// <summary>For a statistical property: an upper bound on its false-alarm probability. 0 for an exact one.</summary>
    public double FalseAlarm { get; init; }

    /// <summary>For a statistical property: the effect that it detects, and with what probability.</summary>
    public string Power { get; init; } = string.Empty;

    /// <summary>
    /// The name of a property of the same statement and class of which this one tries special cases; a proof of that one proves this one.
    /// </summary>
    public string CaseOf { get; init; } = string.Empty;

    /// <summary>
    /// Classes with generators of the property's own parameter types, as FsCheck reads them: public static methods that return an
    /// <c>Arbitrary&lt;T&gt; </c>.
    /// </summary>
    public Type[] Arbitrary { get; init; } = [];

    /// <summary>Where the property stands in its source.</summary>
    public (string File, int Line) Place => (file, line);
}
