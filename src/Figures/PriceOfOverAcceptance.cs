using System.Collections.Immutable;

namespace SpecProofs.Figures;

/// <summary>Over-acceptance over a whole text: the order of the paper's Table 1, and its price for a learnt instance.</summary>
internal static class PriceOfOverAcceptance
{
    private static readonly ImmutableArray<Rational> Epsilons =
        [Rational.Of(1, 10), Rational.Of(1, 5), Rational.Of(2, 5), Rational.Of(4, 5)];

    /// <summary>The loss of both fallbacks at the paper's four ε.</summary>
    public static Figure Table1(Recipe recipe) => Of("table1", Epsilons, recipe, rejections: false);

    /// <summary>Rejections and loss of both fallbacks against ε.</summary>
    public static Figure English(Recipe recipe) => Of("english-price", [0, Rational.Of(1, 20), .. Epsilons], recipe, rejections: true);

    private static Figure Of(string id, ImmutableArray<Rational> epsilons, Recipe recipe, bool rejections)
    {
        var instance = InstanceFile.Read(recipe.English).Instance;
        var (optimal, target) = (Swept(tradeoff => tradeoff.OptimalFallback), Swept(tradeoff => tradeoff.Target));
        return new(
            id,
            rejections
                ? "Rejections saved by over-acceptance and their price, English letters"
                : "Loss of over-acceptance with the optimal fallback and with the target as fallback, English letters",
            new("over-acceptance ε (probability)"),
            new(rejections ? $"sum over T = {instance.Horizon} tokens" : $"Σ E[TV to the target], T = {instance.Horizon} tokens"),
            [
                .. rejections
                    ? new Series[]
                    {
                        new("E[rejections], OPT", Mark.Circles, Points(optimal, of => of.Rejections)) { Tone = 1 },
                        new("E[rejections], UNO", Mark.Squares, Points(target, of => of.Rejections)) { Tone = 2 },
                    }
                    : [],
                new("loss, optimal fallback (OPT)", Mark.Line, Points(optimal, of => of.Loss)) { Tone = 1 },
                new("loss, fallback on the target (UNO)", Mark.Dashed, Points(target, of => of.Loss)) { Tone = 2 },
            ],
            "the English letters of data/english.json")
        { Statements = ["TAB1.order", "T5.horizon"] };

        ImmutableArray<(IReadOnlyList<Enclosure> Rejections, IReadOnlyList<Enclosure> Loss)> Swept(
            Func<BiasTradeoff<Rational>, Distribution<Rational>> fallback) =>
            [.. epsilons.Select(epsilon => Enclosures.OverAcceptance(instance, epsilon, fallback, ExactBudget.Default))];

        ImmutableArray<Point> Points(
            ImmutableArray<(IReadOnlyList<Enclosure> Rejections, IReadOnlyList<Enclosure> Loss)> swept,
            Func<(IReadOnlyList<Enclosure> Rejections, IReadOnlyList<Enclosure> Loss), IReadOnlyList<Enclosure>> part) =>
            [.. epsilons.Zip(swept, (epsilon, at) => Point.Of(epsilon, Enclosure.Sum(part(at))))];
    }
}
