namespace SpecProofs.Proofs;

/// <summary>
/// A way to write the rows of a context as functions of parameters. All cover every pair of rows; which signs can be decided depends on
/// it.
/// </summary>
public enum Chart
{
    /// <summary>
    /// The overlap is measured against the draft's excess: what further drafts ask is then linear in the target's excess.
    /// </summary>
    OverlapOfDraft,

    /// <summary>The overlap stands by itself: lower degrees.</summary>
    OverlapAlone,

    /// <summary>Each row by itself: what is asked of functions of single rows, such as their squares, may be simpler then.</summary>
    RowsAlone,
}
