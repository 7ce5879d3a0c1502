namespace SpecProofs.Conformance;

/// <summary>What came of trying a property.</summary>
/// <param name="Property">The property and its statement.</param>
/// <param name="RandomCases">Random cases tried.</param>
/// <param name="SmallWorldCases">Cases of the small world tried.</param>
/// <param name="Coverage">How many random cases had each trait.</param>
/// <param name="Elapsed">Time taken.</param>
/// <param name="Case">The least case found that fails; for a false reading, that refutes it. Null if none was found.</param>
public sealed record PropertyResult(
    StatedProperty Property, long RandomCases, long SmallWorldCases, Coverage Coverage, TimeSpan Elapsed, FailingCase? Case)
{
    /// <summary>The verdict.</summary>
    public Verdict Verdict => (Case, Property.IsSearch) switch
    {
        ({ IsFault: true }, _) => Verdict.Fault,
        (not null, false) => Verdict.Falsified,
        (null, true) => Verdict.NotRefuted,
        (null, false) when Property.Target is ClaimedProperty { Met: 0 } => Verdict.Vacuous,
        _ => Verdict.Holds,
    };

    /// <summary>For a claim with a condition: the cases that met it.</summary>
    public long? Met => (Property.Target as ClaimedProperty)?.Met;

    /// <summary>Whether the property held.</summary>
    public bool Holds => Verdict == Verdict.Holds;

    /// <summary>Why the property does not hold, in full; null if it does.</summary>
    public string? Failure => Verdict switch
    {
        Verdict.Holds => null,
        Verdict.NotRefuted => NotRefuted,
        Verdict.Vacuous => Vacuous,
        _ => $"{Case}",
    };

    /// <summary>The same in a line.</summary>
    public string? Headline => Verdict switch
    {
        Verdict.Holds => null,
        Verdict.NotRefuted => NotRefuted,
        Verdict.Vacuous => Vacuous,
        _ => Case!.Headline,
    };

    private string Vacuous =>
        $"{Property.Statement.Id}: none of {RandomCases + SmallWorldCases:N0} cases meets the condition of the claim that {Property.Statement.Words}, so it says nothing";

    private string NotRefuted =>
        $"{Property.Statement.Id}: no refutation was found in {RandomCases + SmallWorldCases:N0} cases; the reading is false, so the search is too weak ({Property.Name})";

    /// <summary>Turns a property that does not hold into a failed test.</summary>
    /// <exception cref="FalsifiedException">The property does not hold; the message is the report.</exception>
    public void ThrowIfFalsified()
    {
        if (Failure is { } failure)
        {
            throw new FalsifiedException(failure);
        }
    }
}
