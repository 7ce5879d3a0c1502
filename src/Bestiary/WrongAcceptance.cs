using System.Runtime.CompilerServices;

namespace SpecProofs.Bestiary;

/// <summary>Wrong b: draft tokens are kept with another probability than min(1, q/p), and the fallback does not make up for it.</summary>
internal static class WrongAcceptance
{
    /// <summary>Values of a discrete coin.</summary>
    private const int Sides = 8;

    public static Mutant AlwaysAccept { get; } = Of(
        "b = 1",
        "huggingface/transformers 28508",
        (lookahead, _) => new Scan(lookahead) { Acceptance = (_, _) => 1 });

    public static Mutant RatioInverted { get; } = Of(
        "b = min(1, p/q)",
        "the classic slip",
        (lookahead, _) =>
            new Scan(lookahead) { Acceptance = (at, x) => new Coupling<Rational>(at.Here.Target, at.Here.Draft).Acceptance(x) });

    public static Mutant DeterministicIfLarger { get; } = Of(
        "b = 1 if q ≥ p, else 0",
        "vllm-project/vllm-project.github.io 80",
        (lookahead, _) => new Scan(lookahead) { Acceptance = (at, x) => at.Here.Target[x] >= at.Here.Draft[x] ? 1 : 0 });

    /// <summary>u = 0 passes even b = 0, so a token with q = 0 can come out. N = 8 here, and 2²⁴ in an engine.</summary>
    public static Mutant CoinLeDiscrete { get; } = Of(
        "u is one of 0, 1/8, …, 7/8, and x is kept if u ≤ b",
        "sgl-project/sglang 35771",
        (lookahead, _) =>
            new Scan(lookahead) { Acceptance = (at, x) => Rows.AtMostOne((Rows.Floor(at.Here.Acceptance(x) * Sides) + 1) / Sides) });

    /// <summary>Where p = q it rejects and has no residual to draw from; it then takes q.</summary>
    public static Mutant CoinInverted { get; } = Of(
        "x is kept if u ≥ b",
        "this project",
        (lookahead, _) =>
            new Scan(lookahead) { Acceptance = (at, x) => 1 - at.Here.Acceptance(x), Fallback = (at, _) => at.Here.ResidualOrTarget() });

    /// <summary>
    /// Lossy by design. Entropy is not rational: Σ q², which is e to the minus Rényi entropy of order 2, stands for e to the minus Shannon
    /// entropy.
    /// </summary>
    public static Mutant TypicalThresholdAccept { get; } = Of(
        "x is kept if q(x) > min(0.09, 0.3 · e^−entropy of q); the fallback is argmax q",
        "vllm-project/vllm 5131",
        (lookahead, _) => new Scan(lookahead)
        {
            Acceptance = (at, x) => at.Here.Target[x] > Threshold(at.Here.Target) ? 1 : 0,
            Fallback = (at, _) => at.Here.Target.Greedy(),
        });

    /// <summary>Lossy by design.</summary>
    public static Mutant LenientRatio { get; } = Of(
        "b = min(1, 2·q/p)",
        "the lenience of Leviathan, Kalman, Matias 2023",
        (lookahead, _) => new Scan(lookahead) { Acceptance = (at, x) => Rows.AtMostOne(2 * at.Here.Acceptance(x)) });

    /// <summary>Lossy by design.</summary>
    public static Mutant SureAboveThreshold { get; } = Of(
        "b = 1 where q(x) ≥ 1/4, min(1, q/p) elsewhere",
        "sgl-project/sglang, server option --speculative-accept-threshold-single",
        (lookahead, _) =>
            new Scan(lookahead) { Acceptance = (at, x) => at.Here.Target[x] >= Rational.Of(1, 4) ? 1 : at.Here.Acceptance(x) });

    /// <summary>The residual that matches is in proportion to q − b·p; see the control damped-acceptance.</summary>
    public static Mutant DampedWithPlainResidual { get; } = Of(
        "b = ½ · min(1, q/p), but R = [q − p]₊",
        "this project",
        (lookahead, _) =>
            new Scan(lookahead) { Acceptance = (at, x) => at.Here.Acceptance(x) / 2, Fallback = (at, _) => at.Here.ResidualOrTarget() });

    /// <summary>Block verification does use the ratio of the whole prefix, but with other probabilities and residuals.</summary>
    public static Mutant JointRatio { get; } = Of(
        "b = min(1, q/p of the whole block so far), with the residual of the token",
        "this project",
        (lookahead, _) => new Roundwise(lookahead, (chance, text) =>
        {
            for (var ratio = Rational.One; text.Undecided > 0;)
            {
                var here = text.Context.Coupling;
                var drafted = chance.Draw(here.Draft);
                ratio *= here.Target[drafted] / here.Draft[drafted];
                if (!chance.Accept(Rows.AtMostOne(ratio)))
                {
                    text.Reject(chance.Draw(here.ResidualOrTarget()));
                    return;
                }

                text.Accept(drafted);
            }
        }));

    public static Mutant MatchOrRatio { get; } = Of(
        "x is kept if it equals a fresh y from q, or if its ratio test passes",
        "alibaba/rtp-llm 521",
        (lookahead, _) => new Positionwise(lookahead, (chance, text) =>
        {
            var here = text.Context.Coupling;
            var drafted = chance.Draw(here.Draft);
            var kept = chance.Draw(here.Target) == drafted || chance.Accept(here.Acceptance(drafted));
            text.Settle(drafted, kept, () => chance.Draw(here.Residual));
        }));

    public static Mutant SyntheticAcceptance { get; } = Of(
        "b = 1/2 whatever p and q, as in benchmarks of speed, with R = q",
        "ggml-org/llama.cpp 27711",
        (lookahead, _) => new Scan(lookahead) { Acceptance = (_, _) => Rational.Of(1, 2), Fallback = (at, _) => at.Here.Target });

    private static Mutant Of(
        string mechanism, string source, Func<Lookahead, Drafts, IDecoder<Rational>> decoder, [CallerMemberName] string member = "") =>
        Mutant.Wrong("wrong acceptance", mechanism, source, decoder, member);

    private static Rational Threshold(Distribution<Rational> target)
    {
        var collision = target.Support.ToArray().Select(x => target[x] * target[x]).Sum();
        return Rational.Of(3, 10) * collision < Rational.Of(9, 100) ? Rational.Of(3, 10) * collision : Rational.Of(9, 100);
    }
}
