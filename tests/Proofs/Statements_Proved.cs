namespace SpecProofs.Tests;

/// <summary>What is proved of the statements at the small sizes, with the number of cells, as approved.</summary>
public sealed class Statements_Proved
{
    /// <summary>Runs and steps of the arithmetic for each case, in place of seconds: the same on every machine.</summary>
    private static readonly ProofBudget TwoTokens = new(Runs: 4_000, Work: 300_000), ThreeTokens = new(Runs: 250, Work: 300_000);

    public static IEnumerable<string> Snapshots => ["proofs.statements", "proofs.three", "proofs.steps", "proofs.nightly"];

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
    public Task Two_tokens_are_proved_as_approved() => Approved(
        "statements", new StatementProofs(TwoTokens).Of(Theorems.Catalogue.Statements, vocabulary: 2, horizon: 1), []);

    [NeedsFact(Need.Time)]
    public Task Three_tokens_are_proved_as_approved() => Approved(
        "three",
        Theorems.Catalogue.Statements.SelectMany(statement =>
            new[] { 0, 1 }.SelectMany(horizon => new StatementProofs(ThreeTokens).At(statement, (3, horizon)))),
        []);

    [NeedsFact(Need.Time)]
    public Task Steps_are_proved_as_approved() => Approved("steps", [], Certificates.All.Except(Long));

    /// <summary>Some minutes.</summary>
    [NeedsFact(Need.Night)]
    public Task Larger_sizes_are_proved_as_approved() => Approved(
        "nightly",
        Larger.SelectMany(larger => new StatementProofs(new(Runs: 50_000)).At(Theorems.Catalogue.Find(larger.Id), (larger.V, larger.T))),
        Long);

    private static async Task Approved(string name, IEnumerable<StatementProof> proofs, IEnumerable<Certificate> certificates) =>
        await Verifier.Verify(ProofTable.Of(proofs, certificates), "txt")
            .UseDirectory(Repository.Snapshots).UseFileName($"proofs.{name}");
}
