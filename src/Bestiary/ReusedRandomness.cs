using System.Runtime.CompilerServices;

namespace SpecProofs.Bestiary;

/// <summary>Reused randomness: every probability is right, but two decisions read the same number.</summary>
internal static class ReusedRandomness
{
    public static Mutant SharedNoiseDraftAndAccept { get; } = Of(
        "the uniform number that drew x also decides its acceptance",
        "vllm-project/vllm 47386",
        (lookahead, _) => new Positionwise(lookahead, (chance, text) =>
        {
            var (here, noise) = (text.Context.Coupling, new SharedUniform<Rational>(chance));
            var drafted = noise.Invert(here.Draft);
            text.Settle(drafted, noise.IsBelow(here.Acceptance(drafted)), () => chance.Draw(here.Residual));
        }));

    public static Mutant SharedNoiseDraftAndResidual { get; } = Of(
        "the uniform number that drew x also draws its replacement, as when draft and target workers have equal seeds",
        "this project",
        (lookahead, _) => new Positionwise(lookahead, (chance, text) =>
        {
            var (here, noise) = (text.Context.Coupling, new SharedUniform<Rational>(chance));
            var drafted = noise.Invert(here.Draft);
            text.Settle(drafted, chance.Accept(here.Acceptance(drafted)), () => noise.Invert(here.Residual));
        }));

    /// <summary>
    /// A coin that rejected is at least b, so low tokens of the residual come too seldom. See the control coin-recycled-by-rescaling.
    /// </summary>
    public static Mutant SameCoinForFinal { get; } = Of(
        "the coin that rejected is used again to draw from R",
        "sgl-project/sglang 7207; flashinfer-ai/flashinfer 424",
        (lookahead, _) => new Positionwise(lookahead, (chance, text) =>
        {
            var (here, coin) = (text.Context.Coupling, new SharedUniform<Rational>(chance));
            var drafted = chance.Draw(here.Draft);
            text.Settle(drafted, coin.IsBelow(here.Acceptance(drafted)), () => coin.Invert(here.Residual));
        }));

    /// <summary>Needs a lookahead below T.</summary>
    public static Mutant SameCoinForBonus { get; } = Of(
        "the coin that accepted the last draft token is used again to draw the bonus token",
        "sibling of sgl-project/sglang 7207",
        (lookahead, _) => new Positionwise(lookahead, (chance, text) =>
        {
            var (here, coin) = (text.Context.Coupling, new SharedUniform<Rational>(chance));
            var drafted = chance.Draw(here.Draft);
            if (!coin.IsBelow(here.Acceptance(drafted)))
            {
                text.Reject(chance.Draw(here.Residual));
                return;
            }

            text.Accept(drafted);
            if (text is { Undecided: 0, Ended: false })
            {
                text.AppendFromTarget(coin.Invert(text.Context.Target));
            }
        }));

    /// <summary>Needs a lookahead of at least 2.</summary>
    public static Mutant OneCoinPerRound { get; } = Of(
        "all draft tokens of a block are tested with one coin",
        "this project",
        (lookahead, _) => new Roundwise(lookahead, (chance, text) =>
        {
            for (var coin = new SharedUniform<Rational>(chance); text.Undecided > 0;)
            {
                var here = text.Context.Coupling;
                var drafted = chance.Draw(here.Draft);
                if (!coin.IsBelow(here.Acceptance(drafted)))
                {
                    text.Reject(chance.Draw(here.Residual));
                    return;
                }

                text.Accept(drafted);
            }
        }));

    /// <summary>The i-th coin of every round is the same number.</summary>
    public static Mutant ReseededEveryRound { get; } = Of(
        "the generator of the coins is reseeded each round, so every round tosses the same coins",
        "this project",
        (lookahead, _) => new Remembering<Rational>(lookahead.Tokens, (chance, text) =>
        {
            var (coins, place) = (new List<SharedUniform<Rational>>(), 0);
            return () =>
            {
                var here = text.Context.Coupling;
                var drafted = chance.Draw(here.Draft);
                if (place == coins.Count)
                {
                    coins.Add(new SharedUniform<Rational>(chance));
                }

                text.Settle(drafted, coins[place].IsBelow(here.Acceptance(drafted)), () => chance.Draw(here.Residual));

                place = text.Undecided == 0 ? 0 : place + 1;
            };
        }));

    private static Mutant Of(
        string mechanism, string source, Func<Lookahead, Drafts, IDecoder<Rational>> decoder, [CallerMemberName] string member = "") =>
        Mutant.Wrong("reused randomness", mechanism, source, decoder, member);
}
