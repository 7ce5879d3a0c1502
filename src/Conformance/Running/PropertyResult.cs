namespace SpecProofs.Conformance;

/// <summary>What came of trying a law.</summary>
/// <param name="Property">The property and its statement.</param>
/// <param name="RandomCases">Random cases tried.</param>
/// <param name="SmallWorldCases">Cases of the small world tried.</param>
/// <param name="Coverage">How many random cases had each trait.</param>
/// <param name="Elapsed">Time taken.</param>
/// <param name="Counterexample">The report of a shrunk counterexample; null if none was found.</param>
public sealed record PropertyResult(
    StatedProperty Property, long RandomCases, long SmallWorldCases, Coverage Coverage, TimeSpan Elapsed, string? Counterexample)
{
    /// <summary>The arguments of the counterexample; none if none was found.</summary>
    public IReadOnlyList<object> Arguments { get; init; } = [];

    /// <summary>Whether the law held: no counterexample was found, or one was, to a reading that is false.</summary>
    public bool Holds => Counterexample is null != Property.IsSearch;

    /// <summary>Why the law does not hold; null if it does.</summary>
    public string? Failure => Holds ? null : Counterexample ?? $"{Property.Statement.Id}: no counterexample to {Property.Name} was found in {RandomCases + SmallWorldCases} cases; the reading is false, so the search is too weak";

    /// <summary>Turns a law that does not hold into a failed test.</summary>
    /// <exception cref="FalsifiedException">The law does not hold.</exception>
    public void ThrowIfFalsified()
    {
        if (Failure is not null)
        {
            throw new FalsifiedException(Failure);
        }
    }
}
