using SpecProofs.Conformance;
using Xunit;

public sealed class MyDecoder_Laws
{
    [Fact]
    public void The_right_version_keeps_what_it_claims() =>
        DecoderClaims.Of(lookahead => new MyDecoder(lookahead.Tokens, here => here.Residual))
            .Check(Claim.Lossless, Claim.RejectsAsSpeculative, Claim.RejectsNoLessThanTotalVariation);

    [Fact]
    public void The_first_version_is_caught_at_two_tokens()
    {
        var first = DecoderClaims.Of(lookahead => new MyDecoder(lookahead.Tokens, here => here.Target));
        var caught = Assert.Throws<FalsifiedException>(() => first.Check(Claim.Lossless));
        Assert.Contains("V = 2, T = 1", caught.Message);
    }
}
