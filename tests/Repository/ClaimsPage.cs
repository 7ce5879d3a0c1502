namespace SpecProofs.Tests;

/// <summary>The code of docs/claims.md.</summary>
public sealed class ClaimsPage
{
    [NeedsFact(Need.Time)]
    public void A_threshold_a_family_and_a_budget()
    {
        var threshold = new Parameter<Rational>("threshold", [Rational.Of(1, 2), Rational.Of(1, 4)])
        {
            Any = random => Rational.Of(1, random.Next(2, 100)),
        };
        DecoderClaims.Of(threshold, (value, lookahead) => new Cautious(value, lookahead.Tokens))
            .Over(InstanceFamily.Sized(vocabulary: (2, 4), horizon: (1, 3), mostWeight: 20, Memory.Nothing, Memory.LastToken))
            .Constants(Rational.Of(1, 20), 4)
            .Within(new() { Paths = 50_000, Cases = 50 })
            .Check(Claim.Lossless, Claim.Reports("accepted draft tokens", run => run.Kept));
    }

    [Fact]
    public void A_processed_target_and_a_count()
    {
        var topTwo = Claim.LosslessFor(instance => instance.With(target: instance.Target.TopK(2)), "the top-2 target");
        var kept = Claim.Mean(
            "T1.rejections",
            "E[kept] is E[length] − Σ E_Q TV",
            run => run.Kept,
            at => ExpectedLength.Of(at.Instance) - ExpectedRejections.Speculative(at.Instance));
        var speculative = DecoderClaims.Of(lookahead => new Speculative<Rational>(lookahead.Tokens));
        speculative.Over(InstanceFamily.Sized((1, 2), (1, 2))).Check(topTwo, kept);
        Assert.Throws<FalsifiedException>(() => speculative.Check(topTwo));
    }

    [NeedsFact(Need.Time)]
    public void Shared_noise() => DecoderClaims.Of(lookahead => new SharedNoise(lookahead.Tokens))
        .Over(InstanceFamily.Sized((1, 3), (1, 2))).Check(Claim.Lossless);

    /// <summary>Drafts only where the draft is sure of itself.</summary>
    internal sealed record Cautious(Rational Threshold, int Lookahead) : IDecoder<Rational>
    {
        public void Advance(IChance<Rational> chance, Text<Rational> text)
        {
            text.EnsureRound(Lookahead);
            var here = text.Context.Coupling;
            if (here.Draft.Masses.ToArray().Max() < Threshold)
            {
                text.AppendFromTarget(chance.Draw(here.Target));
                return;
            }

            var drafted = chance.Draw(here.Draft);
            if (chance.Accept(here.Acceptance(drafted)))
            {
                text.Accept(drafted);
                text.Report(1);
            }
            else
            {
                text.Reject(chance.Draw(here.Residual));
            }
        }
    }

    internal sealed record SharedNoise(int Lookahead) : IDecoder<Rational>
    {
        public void Advance(IChance<Rational> chance, Text<Rational> text)
        {
            text.EnsureRound(Lookahead);
            var here = text.Context.Coupling;
            var (drafted, written) = new GumbelCoupling<Rational>(here.Draft, here.Target).Draw(chance);
            if (drafted == written) { text.Accept(drafted); }
            else { text.Reject(written); }
        }
    }
}
