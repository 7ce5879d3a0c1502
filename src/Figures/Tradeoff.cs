using System.Collections.Immutable;

namespace SpecProofs.Figures;

/// <summary>
/// What over-acceptance b = min(1, (q + ε)/p) saves in rejections and costs in bias at one position: the paper's Figure 4.
/// </summary>
internal static class Tradeoff
{
    private const string Words = "draft (6, 4, 3, 2, 1)/16, target (1, 2, 3, 4, 6)/16";

    private static readonly Coupling<Rational> Pair = new(
        Distribution<Rational>.Proportional(6, 4, 3, 2, 1), Distribution<Rational>.Proportional(1, 2, 3, 4, 6));

    private static readonly ImmutableArray<(Rational Epsilon, BiasTradeoff<Rational> At)> Sweep =
        [.. Enumerable.Range(0, 13).Select(i => Rational.Of(i, 32))
            .Select(epsilon => (epsilon, new BiasTradeoff<Rational>(Pair, OverAcceptance.Acceptance(Pair, epsilon))))];

    /// <summary>The Pareto front, and where the two fallbacks come out.</summary>
    public static Figure Front() => new(
        "fig4a",
        "Loss against rejection probability: the front, and over-acceptance with two fallbacks",
        new("rejection probability"),
        new("TV(output, target)"),
        [
            new("front: TV(p, q) − Pr(reject)", Mark.Line, [new(0, Pair.TotalVariation), new(Pair.TotalVariation, 0)]),
            new("optimal fallback", Mark.Circles, [.. Sweep.Select(step => new Point(step.At.RejectionProbability, step.At.Loss))]),
            new(
                "fallback on the target",
                Mark.Squares,
                [.. Sweep.Select(step => new Point(step.At.RejectionProbability, LossFromTarget(step.At)))]),
        ],
        Words)
    { Statements = ["T5.front", "T5.bound"] };

    /// <summary>Rejection probability against ε.</summary>
    public static Figure Rejections() => new(
        "fig4b",
        "Rejection probability against over-acceptance",
        new("over-acceptance ε (probability)"),
        new("rejection probability"),
        [
            new("both fallbacks", Mark.Line, [.. Sweep.Select(step => new Point(step.Epsilon, step.At.RejectionProbability))]),
        ],
        Words)
    { Statements = ["TAB1.order"] };

    /// <summary>Loss against ε.</summary>
    public static Figure Losses() => new(
        "fig4c",
        "Total variation to the target against over-acceptance",
        new("over-acceptance ε (probability)"),
        new("TV(output, target)"),
        [
            new("optimal fallback", Mark.Line, [.. Sweep.Select(step => new Point(step.Epsilon, step.At.Loss))]),
            new("fallback on the target", Mark.Dashed, [.. Sweep.Select(step => new Point(step.Epsilon, LossFromTarget(step.At)))]),
        ],
        Words)
    { Statements = ["T4.value", "TAB1.order"] };

    private static Rational LossFromTarget(BiasTradeoff<Rational> tradeoff) => tradeoff.LossWith(tradeoff.Target);
}
