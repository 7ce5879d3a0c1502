namespace SpecProofs.Tests;

/// <summary>What is proved of the statements at the small sizes, with the number of cells, as approved.</summary>
public sealed class Statements_Proved
{
    public static IEnumerable<string> Snapshots => ["proofs.statements", "proofs.nightly"];

    /// <summary>Certificates that take longer than a second.</summary>
    private static IEnumerable<Certificate> Long => Certificates.All.Where(certificate => certificate.Like is not null);

    [Fact]
    public async Task They_are_proved_as_approved() => await Approve("proofs.statements", ProofTable.Of(
        Proofs(work: 100_000, [(2, 1), (3, 1)]), Certificates.All.Except(Long)));

    /// <summary>Some minutes.</summary>
    [ProofsFact]
    public async Task Larger_sizes_are_proved_as_approved() => await Approve("proofs.nightly", ProofTable.Of(
        Proofs(work: 1_000_000, [(2, 2), (3, 1)]), Long));

    /// <summary>Every statement at all sizes up to some, in the order of the catalogue.</summary>
    /// <param name="work">Steps of the arithmetic for each case, in place of seconds: the same on every machine.</param>
    /// <param name="sizes">The largest V and T.</param>
    private static IEnumerable<StatementProof> Proofs(long work, IReadOnlyList<(int V, int T)> sizes) =>
        Theorems.Catalogue.Statements.SelectMany(statement => sizes
            .SelectMany(size => new StatementProofs(new(Work: work)).Of([statement], size.V, size.T)
                .Where(proof => size == sizes[0] || proof.Vocabulary > sizes[0].V)));

    private static async Task Approve(string name, string table) =>
        await Verifier.Verify(table, "txt").UseDirectory(Repository.Snapshots).UseFileName(name);
}
