namespace SpecProofs.Tests;

/// <summary>The examples of the README are run, and their output is what the README shows.</summary>
public sealed class ReadmeExamples
{
    [Fact]
    public void A_program_is_enumerated_into_its_exact_law()
    {
        var draft = new Iid<Rational>(Distribution<Rational>.Proportional(2, 1));
        var target = new Iid<Rational>(Distribution<Rational>.Proportional(1, 2));
        var instance = new Instance<Rational>(draft, target, horizon: 2);
        var shown = string.Join('\n', ExactLaw.Paths<Transcript, Rational>(chance => new Speculative<Rational>().Run(chance, instance))
            .Select(path => $"{path.Trace,-48}{path.Outcome,-8}{path.Mass}"));
        Assert.Contains(shown, Readme(), StringComparison.Ordinal);
        Assert.Contains(ExactLaw.Of(new Speculative<Rational>(), instance).ToString(), Readme(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_rule_is_caught()
    {
        var law = new StatedProperty(
            Theorems.Catalogue.Find("T1.law"), new("T1.law") { SmallWorld = true }, ((Action<GeneratedInstance>)Output_law_is_the_target_law).Method);
        var caught = PropertyRunner.Run(law, new RunOptions());
        var shown = caught.Failure!.Split("\n  property")[0];
        Assert.Contains(shown, Readme(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_version_of_a_decoder_is_caught_and_the_second_passes()
    {
        var laws = DecoderClaims.Of(lookahead => new OwnDecoder(lookahead.Tokens, here => here.Target));
        var caught = Assert.Throws<FalsifiedException>(() => laws.Check(Claim.Lossless, Claim.RejectsAsSpeculative, Claim.RejectsNoLessThanTotalVariation));
        Assert.Contains(caught.Message.Split("\n  found")[0].Replace(nameof(OwnDecoder), "MyDecoder", StringComparison.Ordinal), Readme(), StringComparison.Ordinal);
        DecoderClaims.Of(lookahead => new OwnDecoder(lookahead.Tokens, here => here.Residual)).Check(Claim.Lossless, Claim.RejectsAsSpeculative, Claim.RejectsNoLessThanTotalVariation);
    }

    private static void Output_law_is_the_target_law(GeneratedInstance given)
    {
        var resampleFromTarget = new Rule<Rational>(
            (text, token) => text.Context.Coupling.Acceptance(token),
            (text, _) => text.Context.Coupling.Target)
        { Name = "resample from target" };
        Expect.Lossless(new RejectionBased<Rational>(resampleFromTarget), given.Instance);
    }

    private static string Readme() => File.ReadAllText(Path.Combine(Repository.Root, "README.md"));

    /// <summary>The README's decoder, with what it replaces a rejected draft by as a parameter.</summary>
    private sealed record OwnDecoder(int Lookahead, Func<Coupling<Rational>, Distribution<Rational>> Fallback) : IDecoder<Rational>
    {
        public void Advance(IChance<Rational> chance, Text<Rational> text)
        {
            text.EnsureRound(Lookahead);
            var here = text.Context.Coupling;
            var drafted = chance.Draw(here.Draft);
            if (chance.Accept(here.Acceptance(drafted)))
            {
                text.Accept(drafted);
            }
            else
            {
                text.Reject(chance.Draw(Fallback(here)));
            }
        }

        public override string ToString() => $"{nameof(OwnDecoder)} {{ Lookahead = {Lookahead} }}";
    }
}
