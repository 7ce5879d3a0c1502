namespace SpecProofs.Tests;

/// <summary>Every approved text belongs to a test.</summary>
public sealed class Snapshots_Dangling
{
    [Fact]
    public void No_approved_text_is_left_over() => Assert.Empty(
        Directory.GetFiles(Repository.Snapshots, "*.verified.*").Select(path => Path.GetFileName(path).Split(".verified.")[0])
            .Except([
                ClosedForms_Approved.Snapshot,
                .. Bestiary_Counterexamples.Snapshots,
                .. Bestiary_Refuted.Snapshots,
                .. Figures_Approved.Snapshots,
                .. Statements_Proved.Snapshots,
                .. Texts_Approved.Snapshots]));
}
