namespace SpecProofs.Audit;

/// <summary>What a child is asked to do in one run.</summary>
public enum Form
{
    /// <summary>Verify one drafted block: tokens and rows in, tokens out.</summary>
    Verify,

    /// <summary>Verify several drafted blocks that compete.</summary>
    Drafts,

    /// <summary>Do a whole round: draft, verify, and write.</summary>
    Round,

    /// <summary>Write a whole text, round after round, so that it may remember more than the text.</summary>
    Text,
}
