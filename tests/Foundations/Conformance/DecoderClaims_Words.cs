namespace SpecProofs.Tests;

/// <summary>What a claim needs is said where it is missing, and what a report prints as a command is one.</summary>
public sealed class DecoderClaims_Words
{
    [Fact]
    public void A_claim_about_several_drafts_of_a_decoder_without_any()
    {
        DecoderClaims[] claims =
        [
            DecoderClaims.Of(new BatchSpeculative<Rational>(2)),
            DecoderClaims.Of(lookahead => new BatchSpeculative<Rational>(2, lookahead.Tokens)),
        ];
        Assert.All(claims, claim => Assert.Contains(
            "is about several drafts: write DecoderClaims.Of((lookahead, drafts) => …)",
            Assert.Throws<ArgumentException>(() => claim.Check(Claim.RejectsAsBatch)).Message,
            StringComparison.Ordinal));
    }

    [Fact]
    public void The_replay_of_a_claim_is_a_command_in_any_shell()
    {
        var failed = DecoderClaims.Of(_ => new Autoregressive<Rational>())
            .Run(new(Cases: 7, Seed: 11), Claim.RejectsAsSpeculative).Single();
        Assert.EndsWith("  replay    dotnet test -e SPECPROOFS_CASES=7 -e SPECPROOFS_SEED=11", failed.Failure, StringComparison.Ordinal);
    }

    /// <summary>The tool has to load a statement that is not of its own suite.</summary>
    [Fact]
    public void The_replay_of_a_statement_names_its_assembly()
    {
        var property = Theorems.Catalogue.PropertiesOf([Theorems.Catalogue.Statements[0]])[0];
        Assert.Equal(
            $"specproofs check --statement {property.Statement.Id} --cases 7 --seed 11", Report.Replay(property, new(Cases: 7, Seed: 11)));
        var own = property with { Method = typeof(DecoderClaims_Words).GetMethod(nameof(The_replay_of_a_statement_names_its_assembly))! };
        Assert.Equal(
            $"specproofs check --statement {property.Statement.Id} --cases 7 --seed 11 "
            + $"--assembly \"{typeof(DecoderClaims_Words).Assembly.Location}\"",
            Report.Replay(own, new(Cases: 7, Seed: 11)));
    }
}
