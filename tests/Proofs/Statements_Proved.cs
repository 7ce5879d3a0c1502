using System.Text;

namespace SpecProofs.Tests;

/// <summary>What is proved of the statements at the small sizes, with the number of cells, as approved.</summary>
public sealed class Statements_Proved
{
    /// <summary>Steps of the arithmetic for each case, in place of seconds: the same on every machine.</summary>
    private static readonly StatementProofs Proofs = new(new(Work: 300_000));

    public static IEnumerable<string> Snapshots => ["proofs.statements"];

    private static IEnumerable<StatementProof> All => Proofs.Of(Theorems.Catalogue.Statements, 2, 1)
        .Concat(Proofs.Of(Theorems.Catalogue.Statements, 3, 1).Where(proof => proof.Vocabulary == 3))
        .OrderBy(proof => Theorems.Catalogue.Statements.ToList().IndexOf(proof.Statement));

    [Fact]
    public async Task They_are_proved_as_approved()
    {
        var text = new StringBuilder();
        foreach (var proof in All)
        {
            Assert.False(proof.IsAlarm, proof.Words);
            text.Append($"{proof.Statement.Id,-18}{proof.Size,-14}{proof.Verdict,-9}{proof.Cells,7:N0} cells\n");
            text.Append(proof.Words.Length == 0 ? "" : $"    {proof.Words.Replace("\n", "\n    ", StringComparison.Ordinal)}\n");
        }

        await Verifier.Verify(text.ToString(), "txt").UseDirectory(Repository.Snapshots).UseFileName("proofs.statements");
    }
}
