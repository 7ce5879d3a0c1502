namespace SpecProofs.Tests;

/// <summary>What decoders are called in reports.</summary>
public sealed class Decoder_Names
{
    private static readonly Rule<Rational> Named = Rule<Rational>.Lossless with { Name = "some rule" };

    public static TheoryData<IDecoder<Rational>, string> Names => new()
    {
        { new Speculative<Rational>(), "speculative decoding, drafting to the horizon, without bonus" },
        { new Speculative<Rational>(3, Bonus: true), "speculative decoding, lookahead 3, with bonus" },
        { new BatchSpeculative<Rational>(1), "batch speculative decoding, 1 draft, drafting to the horizon" },
        { new BatchSpeculative<Rational>(2, 5), "batch speculative decoding, 2 drafts, lookahead 5" },
        { new BatchSpeculative<Rational>(2, 5, Bonus: true), "batch speculative decoding, 2 drafts, lookahead 5, with bonus" },
        { new Autoregressive<Rational>(), "auto-regressive decoding" },
        { new BlockVerification<Rational>(), "block verification, drafting to the horizon" },
        { new BlockVerification<Rational>(1), "block verification, lookahead 1" },
        { new BlockVerification<Rational>(1, Bonus: true), "block verification, lookahead 1, with bonus" },
        {
            new RejectionBased<Rational>(OverAcceptance.Optimal(Rational.Of(1, 8)), 2),
            "rejection-based decoding, over-acceptance, optimal fallback, ε = 1/8, lookahead 2"
        },
        {
            new RejectionBased<Rational>(OverAcceptance.FromTarget(Rational.Of(1, 8)), 2),
            "rejection-based decoding, over-acceptance, fallback on the target, ε = 1/8, lookahead 2"
        },
        {
            new RejectionBased<Rational>(LosslessMember.Damped<Rational>((_, _) => 1), 2),
            "rejection-based decoding, damped acceptance with the fallback that it forces, lookahead 2"
        },
        {
            new RejectionBased<Rational>(new((_, _) => 1, (text, _) => text.Context.Target), 2),
            "rejection-based decoding, rule, lookahead 2"
        },
        { new RejectionBased<Rational>(Named, 2), "rejection-based decoding, some rule, lookahead 2" },
        { new RejectionBased<Rational>(Rule<Rational>.Lossless), "rejection-based decoding, lossless rule, drafting to the horizon" },
    };

    [Theory, MemberData(nameof(Names))]
    public void Name(IDecoder<Rational> decoder, string name) => Assert.Equal(name, decoder.ToString());
}
