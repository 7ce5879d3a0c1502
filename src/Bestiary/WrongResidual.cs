using System.Runtime.CompilerServices;

namespace SpecProofs.Bestiary;

/// <summary>Wrong R: acceptance is right, and a rejected draft token is replaced from the wrong distribution.</summary>
internal static class WrongResidual
{
    /// <summary>An excess below this counts as underflow.</summary>
    private static readonly Rational Tiny = Rational.Of(1, 8);

    public static Mutant ResampleFromTarget { get; } = Of(
        "on rejection a draw from q",
        "eth-sri/language-model-arithmetic 14",
        (at, _) => at.Here.Target);

    public static Mutant RedrawFromDraft { get; } = Of(
        "on rejection a second, unverified draw from p",
        "this project",
        (at, _) => at.Here.Draft);

    /// <summary>As x was rejected, q(x) &lt; p(x) and the entry becomes 0. It is right for a draft without randomness.</summary>
    public static Mutant ResidualOnlyRejectedToken { get; } = Of(
        "R = q with only the entry of the rejected token lowered to [q − p]₊, renormalised",
        "SafeAILab/EAGLE 20; xLLM-AI/xllm 2175",
        (at, rejected) => at.Here.Target.Cleared(rejected));

    /// <summary>
    /// The exponential is not rational: 1 + excess, its first-order part, stands for it, and every token has mass as with the softmax.
    /// </summary>
    public static Mutant ResidualSoftmax { get; } = Of(
        "R = softmax of [q − p]₊ instead of dividing by its sum",
        "huggingface/transformers 28508",
        (at, _) => at.Here.Map((p, q) => 1 + Rational.Max(q - p, 0)));

    public static Mutant ResidualArgmax { get; } = Of(
        "R = the token with the largest q − p",
        "a common shortcut",
        (at, _) => at.Here.Residual.Greedy());

    /// <summary>Underflow of an excess begins at 1/8 here. Where all of it underflows, argmax over zeros gives token 0.</summary>
    public static Mutant ZeroResidualFallsThrough { get; } = Of(
        "a residual that underflows emits token 0, though it may be the one just rejected",
        "jaymody/speculative-sampling 5; vllm-project/vllm 41834",
        (at, _) => Underflows(at.Here) ? Distribution<Rational>.Point(0, at.Here.Target.Vocabulary) : at.Here.Residual);

    /// <summary>min(p, q) + [p − q]₊ = p: every token that was rejected comes back, and the output has the draft's law.</summary>
    public static Mutant ResidualSwapped { get; } = Of(
        "R = [p − q]₊ renormalised",
        "this project",
        (at, _) => at.Here.Map((p, q) => Rational.Max(p - q, 0)));

    public static Mutant ResidualAbsolute { get; } = Of(
        "R = |q − p| renormalised",
        "this project",
        (at, _) => at.Here.Map((p, q) => Rational.Abs(q - p)));

    /// <summary>A search in cumulative sums that end below 1 stops at the last token.</summary>
    public static Mutant ResidualNotNormalised { get; } = Of(
        "R is drawn by cumulative sums of [q − p]₊ that were not divided by their sum; what is missing to 1 goes to the last token",
        "this project",
        (at, _) => Distribution<Rational>.Of([.. Enumerable.Range(0, at.Here.Target.Vocabulary).Select(x =>
            Rational.Max(at.Here.Target[x] - at.Here.Draft[x], 0)
                + (x == at.Here.Target.Vocabulary - 1 ? 1 - at.Here.TotalVariation : 0))]));

    /// <summary>Temperature 1/2 is q² renormalised.</summary>
    public static Mutant ResidualAtAnotherTemperature { get; } = Of(
        "b uses q at the requested temperature, R uses q at another",
        "this project",
        (at, _) => new Coupling<Rational>(at.Here.Draft, at.Here.Target.Sharpened(2)).ResidualOrTarget());

    /// <summary>Uses what is known of the rejected token, once too often.</summary>
    public static Mutant ResidualExcludesNeighbour { get; } = Of(
        "R without the token after the rejected one, whose place in the row was cleared by an index that counts from 1",
        "this project",
        (at, rejected) => at.Here.Residual.Cleared((rejected + 1) % at.Here.Target.Vocabulary));

    private static Mutant Of(
        string mechanism, string source, Func<Place, int, Distribution<Rational>> fallback, [CallerMemberName] string member = "") =>
        Mutant.Wrong("wrong residual", mechanism, source, (lookahead, _) => new Scan(lookahead) { Fallback = fallback }, member);

    private static bool Underflows(Coupling<Rational> here) =>
        Enumerable.Range(0, here.Target.Vocabulary).All(x => here.Target[x] - here.Draft[x] < Tiny);
}
