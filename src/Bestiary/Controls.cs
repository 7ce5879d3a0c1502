namespace SpecProofs.Bestiary;

/// <summary>Controls: reported as bugs, or looking like bugs, and exact.</summary>
internal static class Controls
{
    /// <summary>Accepts Σ p·q instead of Σ min(p, q).</summary>
    public static Mutant SamplerMatch { get; } = Mutant.Control(
        "x is kept if it equals a fresh y from q, and y is written either way",
        "lablup/mlxcel 992; said to be biased in ml-explore/mlx-swift-lm 459, z-lab/dflash 74",
        Price.More,
        (lookahead, _) => WrongCandidates.Match(lookahead));

    public static Mutant OneHotRuleOnSampledDraft { get; } = Mutant.Control(
        "b = q(x) and R = q without x, as if the sampled x were certain",
        "vllm-project/vllm 40149",
        Price.More,
        (lookahead, _) =>
            new Scan(lookahead) { Acceptance = (at, x) => at.Here.Target[x], Fallback = (at, x) => at.Here.Target.Cleared(x) });

    /// <summary>A draft without randomness is tested with p = 1 for it.</summary>
    public static Mutant RankedCandidates { get; } = Mutant.Control(
        "the M most probable tokens of p are tried in order with b = q(x), each failed one is cleared from q",
        "SafeAILab/EAGLE 93, 183, 329",
        Price.Incomparable,
        (lookahead, drafts) => new Batch(lookahead, drafts)
        {
            Candidates = (_, here, count) => here.Draft.Ranked().Take(count),
            Tested = (stage, x) => new(Distribution<Rational>.Point(x, stage.Target.Vocabulary), stage.Target),
        },
        statement: "T3.law");

    public static Mutant DampedAcceptance { get; } = Mutant.Control(
        "b = ½ · min(1, q/p) with R in proportion to q − b·p",
        "Theorem 2",
        Price.More,
        (lookahead, _) => new RejectionBased<Rational>(LosslessMember.Damped<Rational>((_, _) => Rational.Of(1, 2)), lookahead.Tokens));

    public static Mutant RecursiveWithReplacement { get; } = Mutant.Control(
        "M independent candidates, each tested against the residual that the one before left",
        "Theorem 3",
        Price.Fewer,
        (lookahead, drafts) => new BatchSpeculative<Rational>(drafts.Count, lookahead.Tokens),
        statement: "T3.law");

    public static Mutant RecursiveWithoutReplacement { get; } = Mutant.Control(
        "M candidates without replacement; each failed one is cleared from p, and q becomes its residual",
        "Jeon et al. 2024; Yang et al. 2024",
        Price.Fewer,
        (lookahead, drafts) => new Batch(lookahead, drafts)
        {
            Candidates = Batch.WithoutReplacement,
            Next = (_, tested, x) => new(tested.Draft.Cleared(x), tested.Residual),
        },
        statement: "T3.law");

    public static Mutant BlockVerification { get; } = Mutant.Control(
        "the draft tokens of a block are judged together",
        "Sun et al., ICLR 2025",
        Price.Fewer,
        (lookahead, _) => new BlockVerification<Rational>(lookahead.Tokens));

    /// <summary>u lies in an interval of [0, 1) that no single point can change: ≤ cuts it like &lt;.</summary>
    public static Mutant CoinLtContinuous { get; } = Mutant.Control(
        "x is kept if u ≤ b, instead of u < b, with a continuous u",
        "the harmless sibling of coin-le-discrete",
        Price.Same,
        (lookahead, _) => new Positionwise(lookahead, (chance, text) =>
        {
            var (here, coin) = (text.Context.Coupling, new SharedUniform<Rational>(chance));
            var drafted = chance.Draw(here.Draft);
            text.Settle(drafted, coin.IsBelow(here.Acceptance(drafted)), () => chance.Draw(here.Residual));
        }));

    /// <summary>A coin that is at least b is uniform there, so stretched to [0, 1) it is as good as new.</summary>
    public static Mutant CoinRecycledByRescaling { get; } = Mutant.Control(
        "the coin u that rejected is used again to draw from R, as (u − b)/(1 − b)",
        "the right way to do same-coin-for-final",
        Price.Same,
        (lookahead, _) => new Positionwise(lookahead, (chance, text) =>
        {
            var (here, coin) = (text.Context.Coupling, new SharedUniform<Rational>(chance));
            var drafted = chance.Draw(here.Draft);
            text.Settle(drafted, coin.IsBelow(here.Acceptance(drafted)), () => coin.Invert(here.Residual, from: here.Acceptance(drafted)));
        }));

    /// <summary>Draft and target agree as often as their cumulative sums allow, which is less often than min(p, q).</summary>
    public static Mutant SharedNoiseTargetWritten { get; } = Mutant.Control(
        "one uniform number draws x from p and y from q; x is kept if it equals y, and y is written either way",
        "Daliri, Musco, Suresh 2024, with inverse sampling for Gumbel noise",
        Price.More,
        (lookahead, _) => new Positionwise(lookahead, (chance, text) =>
        {
            var (here, noise) = (text.Context.Coupling, new SharedUniform<Rational>(chance));
            var (drafted, drawn) = (noise.Invert(here.Draft), noise.Invert(here.Target));
            text.Settle(drafted, drafted == drawn, () => drawn);
        }));

    /// <summary>Any draft will do, as long as verification divides by what was drawn from.</summary>
    public static Mutant SharpenedDraftSaysSo { get; } = Mutant.Control(
        "draft tokens come from p at temperature 1/2, and b and R use p at temperature 1/2",
        "the right way to do draft-temperature-mismatch",
        Price.Incomparable,
        (lookahead, _) => new Scan(lookahead)
        {
            Drafted = at => at.Here.Draft.Sharpened(2),
            Verified = at => new(at.Here.Draft.Sharpened(2), at.Here.Target),
        });

    /// <summary>Costs nothing but acceptance.</summary>
    public static Mutant StaleDraftCache { get; } = Mutant.Control(
        "p is evaluated at the start of the round throughout, as with a cache that lags behind, and b and R use that p",
        "lablup/mlxcel 994",
        Price.Incomparable,
        (lookahead, _) =>
            new Scan(lookahead) { Drafted = at => at.First.Coupling.Draft, Verified = at => new(at.First.Coupling.Draft, at.Here.Target) });

    /// <summary>Given the rejected token, the ones behind it are draws from their row that no coin has seen.</summary>
    public static Mutant LeftoverDraftsWithTheirRow { get; } = Mutant.Control(
        "draft tokens after a rejected one are tested in the next round, with the p that they were drawn from",
        "the right way to do leftover-drafts-reused",
        Price.Incomparable,
        (lookahead, _) => WrongRound.Leftover(lookahead, (text, along) => new(along.Coupling.Draft, text.Target)));

    /// <summary>Whether a token is offered does not depend on the token.</summary>
    public static Mutant LowConfidenceStop { get; } = Mutant.Control(
        "where max p < 1/2 nothing is drafted and the position is drawn from q",
        "huggingface/transformers 33258; the right way to do low-confidence-token-dropped",
        Price.Fewer,
        (lookahead, _) => new Positionwise(lookahead, (chance, text) =>
        {
            if (text.Context.Coupling.Draft.Masses.ToArray().Max() < Rational.Of(1, 2))
            {
                text.AppendFromTarget(chance.Draw(text.Context.Target));
            }
            else
            {
                Scanned.Of(chance, text.Context, 1).WriteTo(text);
            }
        }));
}
