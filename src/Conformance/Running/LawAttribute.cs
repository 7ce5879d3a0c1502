using FsCheck.Xunit;
using Xunit.Sdk;

namespace SpecProofs.Conformance;

/// <summary>Marks a method as a law: a property that checks a statement of the catalogue.</summary>
/// <remarks>
/// A law with parameters is tried on random cases and, if <see cref="SmallWorld"/> is set, first on every case of the small
/// world; a law without parameters is run once. It fails by throwing <see cref="FalsifiedException"/>.
/// </remarks>
/// <param name="id">The id of the statement.</param>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("SpecProofs.Conformance.LawDiscoverer", "SpecProofs.Conformance")]
public sealed class LawAttribute(string id) : PropertyAttribute
{
    /// <summary>The statement that the law checks.</summary>
    public Statement Statement { get; } = Catalogue.Find(id);

    /// <summary>Whether every case of the small world is tried as well.</summary>
    public bool SmallWorld { get; init; }

    /// <summary>The share of the default number of random cases that the law is tried on: less than 1 for costly laws.</summary>
    public double Effort { get; init; } = 1;

    /// <summary>Whether the method states a reading that looks right and is false: then the law holds if the search finds a counterexample to it.</summary>
    public bool FalseReading { get; init; }

    /// <summary>For a statistical law: the most probable it can be that it fails although the statement holds. 0 for an exact law.</summary>
    public double FalseAlarm { get; init; }

    /// <summary>For a statistical law: the effect that it detects, and with what probability.</summary>
    public string Power { get; init; } = string.Empty;
}
