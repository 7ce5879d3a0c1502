namespace SpecProofs.Bestiary;

/// <summary>Controls for wrong rounds, ends and drafts that were reported in 2026.</summary>
internal static class RoundControls
{
    /// <summary>A block gets another token with probability 1 after a round without rejection, else only its first.</summary>
    public static Mutant AdaptiveLookahead { get; } = Mutant.Control(
        "blocks are one token long after a rejection and as long as allowed after a round without",
        "adaptive lookahead in engines",
        Price.Same,
        (lookahead, _) => new AdaptiveLookahead<Rational>(
            text => text.RoundStart > 0 && text.Sources[text.RoundStart - 1] == Source.Rejection ? 0 : 1, lookahead.Tokens),
        statement: "X.stop");

    /// <summary>The draft's vocabulary is every other token, the first of them last.</summary>
    public static Mutant DraftIdsUnmapped { get; } = Mutant.Control(
        "the best token of a reduced vocabulary is proposed under its number there, and tested as a certain draft",
        "vllm-project/vllm-ascend 16166",
        Price.Incomparable,
        (lookahead, _) => new Positionwise(lookahead, (chance, text) =>
        {
            var (draft, target) = (text.Context.Draft, text.Context.Target);
            var map = Enumerable.Range(0, draft.Vocabulary).Where(x => x % 2 == 0).Reverse().ToList();
            var proposed = map.IndexOf(map.MaxBy(x => draft[x]));
            text.Settle(proposed, chance.Accept(target[proposed]), () => chance.Draw(target.Cleared(proposed)));
        }),
        statement: "X.vocabulary");

    public static Mutant CascadeClaimsMiddle { get; } = Mutant.Control(
        "the target verifies the tokens of a model between draft and target with that model's row",
        "the right way to do cascade-claims-small",
        Price.Fewer,
        (lookahead, _) => new Scan(lookahead) { Drafted = at => at.Here.Mixed(), Verified = at => new(at.Here.Mixed(), at.Here.Target) });

    public static Mutant AcceptedMetricEmitted { get; } = Mutant.Control(
        "draft tokens behind an end token are tested, not written and not counted",
        "the right way to do accepted-metric-unemitted",
        Price.Same,
        (lookahead, _) => WrongEnd.Counting(
            lookahead, (text, accepted) => text.Sources[text.RoundStart..].Count(Source.Draft)),
        statement: "X.report") with
    { Reports = true };
}
