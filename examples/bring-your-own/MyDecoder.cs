using System.Numerics;
using SpecProofs.Analysis;
using SpecProofs.Conformance;
using SpecProofs.Decoding;
using SpecProofs.Proofs;
using Xunit;

public sealed record MyDecoder<W>(int Lookahead) : IDecoder<W> where W : struct, INumber<W>
{
    public void Advance(IChance<W> chance, Text<W> text)
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
    public void Hold() => DecoderClaims.Of(lookahead => new MyDecoder<Rational>(lookahead.Tokens))
        .Check(Claim.Lossless, Claim.RejectsAsSpeculative, Claim.RejectsNoLessThanTotalVariation);

    [Fact]
    public void Hold_for_every_real_instance() => DecoderProofs.Of(lookahead => new MyDecoder<Real>(lookahead.Tokens))
        .Prove(Claim.Lossless, Claim.RejectsAsSpeculative);
}
