using SpecProofs.Analysis;
using SpecProofs.Conformance;
using SpecProofs.Decoding;
using Xunit;

/// <summary>The same decoder with a bug that has shipped: a rejected draft is replaced by a draw from the target.</summary>
public sealed record FirstVersion(int Lookahead) : IDecoder<Rational>
{
    public void Advance(IChance<Rational> chance, Text<Rational> text)
    {
        text.EnsureRound(Lookahead);
        var here = text.Context.Coupling;
        var drafted = chance.Draw(here.Draft);
        if (chance.Accept(here.Acceptance(drafted))) { text.Accept(drafted); }
        else { text.Reject(chance.Draw(here.Target)); }
    }
}

public sealed class FirstVersion_Claims
{
    [Fact]
    public void Fail_at_two_tokens()
    {
        var first = DecoderClaims.Of(lookahead => new FirstVersion(lookahead.Tokens));
        var caught = Assert.Throws<FalsifiedException>(() => first.Check(Claim.Lossless));
        Assert.StartsWith("FirstVersion is not lossless (T1.law)", caught.Message);
        Assert.Contains("V = 2, T = 1", caught.Message);
        Assert.Contains("FirstVersion.cs:15", caught.Message);
    }
}
