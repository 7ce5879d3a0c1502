using System.Diagnostics;

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
        (not null, false) when Property.Statement.IsFalseReading => Verdict.Differs,
        (not null, false) => Verdict.Falsified,
        (null, true) => Verdict.NotRefuted,
        (null, false) when Claim is { Met: 0, NotTried: > 0 } => Verdict.NotTried,
        (null, false) when Claim is { Met: 0 } => Verdict.Vacuous,
        _ => Verdict.Holds,
    };

    /// <summary>For a claim with a condition: the cases that met it.</summary>
    public long? Met => Claim?.Met;

    /// <summary>For a claim: the cases beyond its budget; 0 for anything else.</summary>
    public long NotTried => Claim?.NotTried ?? 0;

    /// <summary>For a claim: how far the cases went that were tried. Null for anything else.</summary>
    public Extent? Extent => Claim?.Extent;

    /// <summary>
    /// The verdict in a line: what was tried and how far it went, and how much was not; for a property that does not hold, its headline.
    /// </summary>
    public string Summary => Headline ?? $"{Property.Statement.Id} holds: {Property.Statement.Words}; {Tried}"
        + (Extent is { } extent ? $"; {extent}" : string.Empty) + (NotTried > 0 ? $"; {Beyond}" : string.Empty);

    /// <summary>Whether the property held.</summary>
    public bool Holds => Verdict == Verdict.Holds;

    /// <summary>Why the property does not hold, in full; null if it does.</summary>
    public string? Failure => Verdict switch
    {
        Verdict.Holds => null,
        Verdict.NotRefuted => NotRefuted,
        Verdict.Vacuous => Vacuous,
        Verdict.NotTried => $"{Property.Statement.Id}: no case was tried of the claim that {Property.Statement.Words}; {Beyond}",
        _ => $"{Case}",
    };

    /// <summary>The same in a line.</summary>
    public string? Headline => Verdict switch
    {
        Verdict.Holds => null,
        Verdict.NotRefuted => NotRefuted,
        Verdict.Vacuous or Verdict.NotTried => Failure,
        _ => Case!.Headline,
    };

    private ClaimedProperty? Claim => Property.Target as ClaimedProperty;

    private string Tried => Claim is { IsConditional: true } claim
        ? $"{claim.Met:N0} of {RandomCases + SmallWorldCases - NotTried:N0} cases tried, those that meet its condition"
        : $"{Claim?.Met ?? (RandomCases + SmallWorldCases):N0} cases tried";

    private string Beyond
    {
        get
        {
            var budget = Claim!.Scope.Budget;
            var time = budget.Time is { } most ? $", {most.TotalSeconds:0.#} s" : string.Empty;
            return $"not tried: {NotTried:N0} cases beyond the budget ({budget.Paths:N0} paths a case, "
                + $"{budget.StagePaths:N0} a stage{time})";
        }
    }

    private string Vacuous =>
        $"{Property.Statement.Id}: none of {RandomCases + SmallWorldCases:N0} cases meets the condition of the claim that "
        + $"{Property.Statement.Words}, so it says nothing";

    private string NotRefuted =>
        $"{Property.Statement.Id}: no refutation was found in {RandomCases + SmallWorldCases:N0} cases; "
        + $"the reading is false, so the search is too weak ({Property.Name})";

    /// <summary>Turns a property that does not hold into a failed test.</summary>
    /// <exception cref="FalsifiedException">The property does not hold; the message is the report.</exception>
    /// <exception cref="ProgramFailedException">The program failed; the message is the report.</exception>
    [StackTraceHidden]
    public void ThrowIfFalsified()
    {
        if (Failure is { } failure)
        {
            var report = failure + PictureFolder.Keep(Case);
            throw Verdict == Verdict.Fault ? new ProgramFailedException(report) : new FalsifiedException(report);
        }
    }
}
