namespace SpecProofs.Tests;

/// <summary>What is proved of the statements at the small sizes, with the number of cells, as approved.</summary>
public sealed class Statements_Proved
{
    /// <summary>Runs and steps of the arithmetic for each case, in place of seconds: the same on every machine.</summary>
    private static readonly ProofBudget TwoTokens = new(Runs: 4_000, Work: 300_000), ThreeTokens = new(Runs: 500, Work: 300_000);

    public static IEnumerable<string> Snapshots => ["proofs.statements"];

    /// <summary>Certificates of some seconds each.</summary>
    private static IEnumerable<Certificate> Long =>
        Certificates.All.Where(certificate => certificate.Decoder() is Speculative<Real> { Bonus: true });

    [Fact]
    public async Task They_are_proved_as_approved() => await Verifier.Verify(ProofTable.Of(
            Theorems.Catalogue.Statements.SelectMany(statement => Of(statement, TwoTokens, 2, 1)
                .Concat(Of(statement, ThreeTokens, 3, 1).Where(proof => proof.Vocabulary == 3))),
            Certificates.All.Except(Long)), "txt")
        .UseDirectory(Repository.Snapshots).UseFileName("proofs.statements");

    [ProofsFact]
    public void The_other_certificates_are_proved() => Assert.All(
        Long, certificate => Assert.True(Assert.IsType<StepOutcome.Proved>(certificate.Prove()).EveryHorizon));

    /// <summary>Proofs that take longer.</summary>
    [ProofsTheory]
    [InlineData("T1.law", 3, 2)]
    [InlineData("T1.rejections", 3, 2)]
    [InlineData("T3.law", 3, 2)]
    [InlineData("N.lossyIsFaster", 2, 2)]
    [InlineData("T2.tight", 3, 1)]
    [InlineData("T5.front", 3, 0)]
    [InlineData("T5.horizon", 3, 1)]
    public void Larger_sizes_are_proved(string id, int vocabulary, int horizon)
    {
        var proofs = Of(Theorems.Catalogue.Find(id), new(), vocabulary, horizon)
            .Where(proof => (proof.Vocabulary, proof.Horizon) == (vocabulary, horizon)).ToList();
        Assert.NotEmpty(proofs);
        Assert.All(proofs, proof => Assert.Equal((ProofVerdict.Proved, ""), (proof.Verdict, proof.Words)));
    }

    private static IEnumerable<StatementProof> Of(Statement statement, ProofBudget budget, int vocabulary, int horizon) =>
        new StatementProofs(budget).Of([statement], vocabulary, horizon);
}
