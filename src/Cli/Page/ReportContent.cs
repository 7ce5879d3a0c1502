namespace SpecProofs.Cli;

/// <summary>What the report is about.</summary>
/// <param name="Figures">The figures, in the order of the paper.</param>
/// <param name="Recipe">How they were made.</param>
/// <param name="Ledger">What was checked.</param>
/// <param name="Options">With which cases and seed.</param>
/// <param name="Proofs">What was proved.</param>
/// <param name="Bestiary">Decoders that are not lossless, and some that look like it.</param>
internal sealed record ReportContent(
    IReadOnlyList<Figure> Figures,
    Recipe Recipe,
    IReadOnlyList<LedgerRow> Ledger,
    RunOptions Options,
    ProofsFile Proofs,
    IReadOnlyList<Mutant> Bestiary)
{
    /// <summary>The id of a statement as a link to it, if the report has it.</summary>
    public string Link(string id) => Ledger.Any(row => row.Statement.Id == id) ? PageText.Link(id) : PageText.Of(id);
}
