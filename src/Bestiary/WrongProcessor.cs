using System.Runtime.CompilerServices;

namespace SpecProofs.Bestiary;

/// <summary>Wrong processors: the target that is asked for is a processed one, and verification processes its rows otherwise.</summary>
internal static class WrongProcessor
{
    public static Mutant PenaltyStaleInBlock { get; } = Of(
        "the presence penalty at a round's start is used for its whole block",
        "sgl-project/sglang 28242",
        Processed.Penalty,
        (lookahead, _) => Processed.Against(
            lookahead, text => text.Context.Target.Penalised(text.Tokens[..text.RoundStart].ToArray())));

    /// <summary>The grammar begins behind the first 0: tokens of that round are not shown to it.</summary>
    public static Mutant GrammarOneBehind { get; } = Of(
        "a grammar that begins within a block is not advanced by the rest of that block",
        "vllm-project/vllm 48516",
        Processed.Grammar,
        (lookahead, _) => Processed.Against(lookahead, text =>
        {
            var start = text.Tokens.IndexOf(0);
            var shown = Enumerable.Range(0, text.Length).Where(n => start >= 0 && text.RoundOf[n] > text.RoundOf[start]);
            int[] seen = [.. shown.Select(n => text.Tokens[n])];
            return text.Context.Target.CutIfPossible(x => Processed.Allows(seen, x));
        }));

    public static Mutant MinTokensOffByOne { get; } = Of(
        "the end token is masked at one position more than asked for",
        "vllm-project/vllm 41768",
        Processed.MinTokens,
        (lookahead, _) =>
            Processed.Against(lookahead, text => text.Context.Target.CutIfPossible(x => text.Length > 1 || !text.Context.Ends(x))));

    public static Mutant WarperOrder { get; } = Of(
        "top-p is taken of the row that top-k has cut and renormalised, not of the whole row",
        "sgl-project/sglang 36173",
        Processed.TopPOfWholeRow,
        (lookahead, _) => Processed.Against(lookahead, text => text.Context.Target.TopK(2).TopP(Rational.Of(2, 3))));

    public static Mutant StaticEnsembleBonusFromTarget { get; } = Of(
        "verification uses the mixture ½ p + ½ q that is asked for, the bonus token is drawn from q alone",
        "huggingface/transformers 45979",
        Processed.Ensemble,
        (lookahead, _) => new Scan(lookahead) { Verified = at => new(at.Here.Draft, at.Here.Mixed()), Bonus = at => at.Here.Target });

    /// <summary>Temperature 0: the target token of row i is the i-th best of row 0, or the worst one where there are fewer.</summary>
    public static Mutant RowsAreRunnerUps { get; } = Of(
        "at temperature 0 the target's token of a block's row i is the (i + 1)-th best of its row 0",
        "antirez/ds4 358",
        Processed.Greedy,
        (lookahead, _) => new Roundwise(lookahead, (chance, text) =>
        {
            var best = text.Context.Target.Ranked().ToList();
            for (var i = 0; text.Undecided > 0; i++)
            {
                var (drafted, token) = (chance.Draw(text.Context.Draft), best[Math.Min(i, best.Count - 1)]);
                text.Settle(drafted, drafted == token, () => token);
            }
        }));

    public static Mutant GreedyRequestSampledResidual { get; } = Of(
        "a request at temperature 0 in a mixed batch gets its correction from [q − p]₊ at temperature 1",
        "alibaba/rtp-llm 521, review",
        Processed.Greedy,
        (lookahead, _) => new Scan(lookahead)
        {
            Verified = at => new(at.Here.Draft, at.Here.Target.TopK(1)),
            Fallback = (at, _) => at.Here.ResidualOrTarget(),
        });

    private static Mutant Of(
        string mechanism,
        string source,
        Reference reference,
        Func<Lookahead, Drafts, IDecoder<Rational>> decoder,
        [CallerMemberName] string member = "") =>
        Mutant.Wrong("wrong processor", mechanism, source, decoder, member) with { Statement = "X.transform", Reference = reference };
}
