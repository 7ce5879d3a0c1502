using System.Numerics;

namespace SpecProofs.Tests;

/// <summary>Claims about a decoder of one's own, written once for any weight, proved for every real instance.</summary>
public sealed class DecoderProofs_Claims
{
    [Fact]
    public void A_right_decoder_is_proved_for_every_horizon()
    {
        var sentences = DecoderProofs.Of(lookahead => new MyDecoder<Real>(lookahead.Tokens))
            .Prove(Claim.Lossless, Claim.RejectsAsSpeculative);
        Assert.Equal(2 * 3 * 2, sentences.Count);
        Assert.All(sentences, sentence => Assert.Contains("and every horizon", sentence, StringComparison.Ordinal));
        Assert.Equal(
            "MyDecoder { Lookahead = 1, FromTarget = False }: the output law is the target's for all real-valued draft and target models "
            + "over 2 tokens and every horizon. Assumed: exact arithmetic; no end tokens; the decoder depends on the text and on the "
            + "answers of chance alone.",
            sentences[2]);
    }

    [Fact]
    public void A_wrong_decoder_is_refuted_by_a_rational_instance()
    {
        var falsified = Assert.Throws<FalsifiedException>(() =>
            DecoderProofs.Of(lookahead => new MyDecoder<Real>(lookahead.Tokens, FromTarget: true)).Prove(Claim.Lossless));
        Assert.Equal(
            """
            MyDecoder is not lossless (T1.law)

              instance  V = 2, T = 1
                        draft   (0, 1), at every position
                        target  (1/2, 1/2), at every position
              lookahead 1

              Pr(1) = 3/4, not 1/2

              found     on symbolic numbers, and again at this instance
            """,
            falsified.Message);
    }

    [Fact]
    public void A_decoder_that_fails_says_nothing_of_its_claim()
    {
        var failed = Assert.Throws<UnprovedException>(() => DecoderProofs.Of(() => new Failing()).Prove(Claim.Lossless));
        Assert.StartsWith(
            """
            Failing failed: ArgumentOutOfRangeException: there is no token 1: the vocabulary is 0 … 0 (Parameter 'token') (T1.law)

              instance  V = 1, T = 1
                        draft   (1), at every position
                        target  (1), at every position

              this says nothing about the statement
                at Failing.Advance   DecoderProofs_Claims.cs:
            """,
            failed.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Claims_without_steps_are_proved_for_small_horizons()
    {
        var sentences = (DecoderProofs.Of(lookahead => new MyDecoder<Real>(lookahead.Tokens)) with { Vocabulary = 2, MostLookahead = 1 })
            .Prove(Claim.RejectsNoLessThanTotalVariation, Claim.RejectsNoMore, Claim.KeepsAPerfectDraft);
        Assert.Equal(3 * 2 * 2, sentences.Count);
        Assert.All(sentences, sentence => Assert.Contains("horizon", sentence, StringComparison.Ordinal));
    }

    [Fact]
    public void A_budget_that_is_spent_proves_nothing()
    {
        var proofs = DecoderProofs.Of(() => new MyDecoder<Real>(1)) with { Budget = new(Runs: 1) };
        var unproved = Assert.Throws<UnprovedException>(() => proofs.Prove(Claim.Lossless));
        Assert.Contains("the budget of 1 runs is spent", unproved.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_proved_is_refused()
    {
        var proofs = DecoderProofs.Of(() => new MyDecoder<Real>(1));
        Assert.Throws<ArgumentException>(() => proofs.Prove());
        Assert.Throws<ArgumentException>(() => proofs.Prove(Claim.RejectsAsBatch));
    }

    private sealed record Failing : IDecoder<Real>
    {
        public void Advance(IChance<Real> chance, Text<Real> text) => text.Accept(text.Context.Draft[1] > Real.Zero ? 0 : 1);
    }

    private sealed record MyDecoder<W>(int Lookahead, bool FromTarget = false) : IDecoder<W>
        where W : struct, INumber<W>
    {
        public void Advance(IChance<W> chance, Text<W> text)
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
                text.Reject(chance.Draw(FromTarget ? here.Target : here.Residual));
            }
        }
    }
}
