using System.Runtime.CompilerServices;

namespace SpecProofs.Bestiary;

/// <summary>Controls for wrong processors: done right, they reject as often as speculative decoding of the processed target.</summary>
internal static class ProcessorControls
{
    public static Mutant PenaltyOfEachPosition { get; } = Of(
        "the presence penalty at each position of a block counts the block's tokens before it",
        "the right way to do penalty-stale-in-block",
        Processed.Penalty,
        (lookahead, _) => Processed.Against(lookahead, text => text.Context.Target.Penalised(text.Tokens.ToArray())));

    public static Mutant GrammarOfEachPosition { get; } = Of(
        "a grammar that begins within a block is advanced by each of its tokens",
        "the right way to do grammar-one-behind",
        Processed.Grammar,
        (lookahead, _) => Processed.Against(lookahead, text =>
        {
            var prefix = Tokens.Of(text.Tokens);
            return text.Context.Target.CutIfPossible(x => Processed.Allows(prefix, x));
        }));

    public static Mutant MinTokensAtTheirPositions { get; } = Of(
        "the end token is masked at as many positions as asked for",
        "the right way to do min-tokens-off-by-one",
        Processed.MinTokens,
        (lookahead, _) =>
            Processed.Against(lookahead, text => text.Context.Target.CutIfPossible(x => text.Length > 0 || !text.Context.Ends(x))));

    public static Mutant TopPOfTheWholeRow { get; } = Of(
        "top-p is taken of the whole row, then top-k",
        "the right way to do warper-order",
        Processed.TopPOfWholeRow,
        (lookahead, _) => Processed.Against(lookahead, text => text.Context.Target.TopP(Rational.Of(2, 3)).TopK(2)));

    public static Mutant StaticEnsembleToTheEnd { get; } = Of(
        "verification uses the mixture ½ p + ½ q that is asked for at every position",
        "the right way to do static-ensemble-bonus-from-target",
        Processed.Ensemble,
        (lookahead, _) => Processed.Against(lookahead, text => text.Context.Coupling.Mixed()));

    public static Mutant GreedyRequest { get; } = Of(
        "a request at temperature 0 keeps a draft token that is argmax q, and writes argmax q if it is not",
        "the right way to do greedy-request-sampled-residual, rows-are-runner-ups",
        Processed.Greedy,
        (lookahead, _) => new Positionwise(lookahead, (chance, text) =>
        {
            var (drafted, best) = (chance.Draw(text.Context.Draft), text.Context.Target.Ranked().First());
            text.Settle(drafted, drafted == best, () => best);
        }));

    /// <summary>Any draft will do, as long as verification divides by what was drawn from.</summary>
    public static Mutant PenaltyMissesAToken { get; } = Mutant.Control(
        "the drafter halves the weight of the tokens seen but the last, the target that of all; b and R use what was drawn from",
        "the right way to draft with a penalty that lags",
        Price.Incomparable,
        (lookahead, _) => new Positionwise(lookahead, (chance, text) =>
        {
            var seen = text.Tokens.ToArray();
            var here = new Coupling<Rational>(text.Context.Draft.Penalised(seen.SkipLast(1).ToList()), text.Context.Target.Penalised(seen));
            var drafted = chance.Draw(here.Draft);
            text.Settle(drafted, chance.Accept(here.Acceptance(drafted)), () => chance.Draw(here.Residual));
        }),
        statement: "X.transform") with
    { Reference = Processed.Penalty };

    private static Mutant Of(
        string mechanism,
        string source,
        Reference reference,
        Func<Lookahead, Drafts, IDecoder<Rational>> decoder,
        [CallerMemberName] string member = "") =>
        Mutant.Control(mechanism, source, Price.Same, decoder, "X.transform", member) with { Reference = reference };
}
