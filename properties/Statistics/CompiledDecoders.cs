namespace SpecProofs.Properties;

/// <summary>Decoders to compile: all algorithms of the library, and some that are wrong.</summary>
internal static class CompiledDecoders
{
    /// <summary>Decoders whose step depends on the models' context and the place in the round alone.</summary>
    public static IEnumerable<IDecoder<Rational>> Of(Lookahead lookahead, Drafts drafts) =>
    [
        new Autoregressive<Rational>(),
        new Speculative<Rational>(lookahead.Tokens),
        new Speculative<Rational>(lookahead.Tokens, Bonus: true),
        new BatchSpeculative<Rational>(Math.Min(drafts.Count, 3), lookahead.Tokens),
        new BlockVerification<Rational>(Math.Min(lookahead.Tokens, 2)),
        new EagerSpeculative(Math.Min(lookahead.Tokens, 2), Bonus: true),
        new RejectionBased<Rational>(FallbackIsTarget, lookahead.Tokens),
        new Stutter(lookahead.Tokens),
    ];

    /// <summary>Wrong: draws from the target what only the residual may replace.</summary>
    private static Rule<Rational> FallbackIsTarget { get; } =
        Rule<Rational>.Lossless with { Fallback = (text, _) => text.Context.Target, Name = "fallback from the target" };

    /// <summary>Wrong: a rejected token is replaced twice, and the call is counted again.</summary>
    private sealed record Stutter(int Lookahead) : IDecoder<Rational>
    {
        public void Advance(IChance<Rational> chance, Text<Rational> text)
        {
            text.StartRound(Lookahead);
            var here = text.Context.Coupling;
            var drafted = chance.Draw(here.Draft);
            if (chance.Accept(here.Acceptance(drafted)))
            {
                text.Accept(drafted);
                return;
            }

            var replacement = chance.Draw(here.Residual);
            text.Reject(replacement);
            if (!text.Ended)
            {
                text.StartRound(0);
                text.Reject(replacement);
            }
        }
    }
}
