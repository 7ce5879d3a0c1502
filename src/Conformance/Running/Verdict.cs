namespace SpecProofs.Conformance;

/// <summary>What came of trying a property.</summary>
public enum Verdict
{
    /// <summary>It held in every case that was tried; a false reading was refuted.</summary>
    Holds,

    /// <summary>It does not hold in some case.</summary>
    Falsified,

    /// <summary>The stated refutation of a false reading has other numbers: the reading may still be false.</summary>
    Differs,

    /// <summary>The program failed in some case, which says nothing about the statement.</summary>
    Fault,

    /// <summary>The search found no refutation of a false reading: the search is too weak.</summary>
    NotRefuted,

    /// <summary>No case met the condition, so nothing was tried.</summary>
    Vacuous,

    /// <summary>The budget ended before any case was tried.</summary>
    NotTried,
}
