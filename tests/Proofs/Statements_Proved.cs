namespace SpecProofs.Tests;

/// <summary>What is proved of the statements at the small sizes, with the number of cells, as approved.</summary>
public sealed class Statements_Proved
{
    /// <summary>Runs and steps of the arithmetic for each case, in place of seconds: the same on every machine.</summary>
    private static readonly ProofBudget TwoTokens = new(Runs: 4_000, Work: 300_000), ThreeTokens = new(Runs: 250, Work: 300_000);

    public static IEnumerable<string> Snapshots => ["proofs.statements", "proofs.nightly"];

    /// <summary>What takes longer: V and T, which is 0 for rows.</summary>
    private static (string Id, int V, int T)[] Larger =>
    [
        ("T1.law", 3, 2), ("T2.tight", 3, 1), ("T3.law", 3, 2), ("T3.lookahead", 3, 1), ("T4.set", 2, 0),
        ("T5.front", 3, 0), ("L.coupling", 3, 0),
        ("T5.horizon", 3, 1), ("E.certain", 3, 0), ("N.frontHorizon", 3, 1), ("N.lossyIsFaster", 2, 2),
        ("N.lossyIsFaster", 3, 1), ("A2.lazy", 3, 1), ("T3.monotone", 3, 1), ("X.replacement", 3, 1),
    ];

    /// <summary>Certificates of some seconds each.</summary>
    private static IEnumerable<Certificate> Long =>
        Certificates.All.Where(certificate => certificate.Decoder() is Speculative<Real> { Bonus: true });

    [Fact]
    public async Task They_are_proved_as_approved() => await Verifier.Verify(ProofTable.Of(
            Theorems.Catalogue.Statements.SelectMany(statement => Of(statement, TwoTokens, 2, 1)
                .Concat(Of(statement, ThreeTokens, 3, 1).Where(proof => proof.Vocabulary == 3))),
            Certificates.All.Except(Long)), "txt")
        .UseDirectory(Repository.Snapshots).UseFileName("proofs.statements");

    /// <summary>Some minutes.</summary>
    [ProofsFact]
    public async Task Larger_sizes_are_proved_as_approved() => await Verifier.Verify(ProofTable.Of(
            Larger.SelectMany(larger => Of(Theorems.Catalogue.Find(larger.Id), new(Runs: 50_000), larger.V, larger.T)
                .Where(proof => (proof.Vocabulary, proof.Horizon) == (larger.V, larger.T))),
            Long), "txt")
        .UseDirectory(Repository.Snapshots).UseFileName("proofs.nightly");

    private static IEnumerable<StatementProof> Of(Statement statement, ProofBudget budget, int vocabulary, int horizon) =>
        new StatementProofs(budget).Of([statement], vocabulary, horizon);
}
