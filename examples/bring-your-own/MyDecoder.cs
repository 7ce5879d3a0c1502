using SpecProofs.Analysis;
using SpecProofs.Conformance;
using SpecProofs.Decoding;
using Xunit;

public sealed record MyDecoder(int Lookahead) : IDecoder<Rational>
{
    public void Advance(IChance<Rational> chance, Text<Rational> text)
    {
        text.EnsureRound(Lookahead);
        var here = text.Context.Coupling;
        var drafted = chance.Draw(here.Draft);
        if (chance.Accept(here.Acceptance(drafted))) { text.Accept(drafted); }
        else { text.Reject(chance.Draw(here.Residual)); }
    }
}

public sealed class MyDecoder_Claims
{
    [Fact]
    public void Hold() => DecoderClaims.Of(lookahead => new MyDecoder(lookahead.Tokens))
        .Check(Claim.Lossless, Claim.RejectsAsSpeculative, Claim.RejectsNoLessThanTotalVariation);
}
