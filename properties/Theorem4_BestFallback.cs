namespace SpecProofs.Properties;

/// <summary>Theorem 4 of the paper: how near to the target a given acceptance can come, and with which fallbacks.</summary>
[Statement(
    "T4.value",
    "min over P of TV(b·p + ρ·P, q) = ½ Σ|q − b·p| − ½ ρ = Σ [b·p − q]₊.",
    Formula = @"\min_P \mathrm{TV}(b\,p + \rho\,P,\ q) = \tfrac12 \sum_x \lvert q - b\,p \rvert - \tfrac12 \rho = \sum_x [b\,p "
        + @"- q]_+, \quad \rho = \sum_x (1 - b)\,p",
    Source = $"{Paper.Name}, Theorem 4")]
[Statement(
    "T4.set",
    "P attains the minimum exactly if P = 0 where q < b·p and ρ·P ≤ q − b·p elsewhere.",
    Formula = @"P \in \arg\min \iff P(x) = 0 \text{ where } q < b\,p \text{ and } \rho\,P(x) \le q(x) - b(x)\,p(x) \text{ elsewhere}",
    Source = $"{Paper.Name}, Theorem 4",
    After = ["T4.value"])]
public sealed class Theorem4_BestFallback
{
    [Checks("T4.value", SmallWorld = true)]
    public void The_least_loss_has_two_closed_forms(GeneratedRows given, Levels levels)
    {
        var (coupling, b) = At(given, levels);
        var tradeoff = new BiasTradeoff<Rational>(coupling, b);
        var distance = Enumerable.Range(0, b.Count).Aggregate(
            Rational.Zero, (sum, x) => sum + Rational.Abs(given.Target[x] - (b[x] * given.Draft[x])));
        Expect.Equal("Σ [b·p − q]₊, and ½ Σ |q − b·p| − ½ ρ", tradeoff.Loss, (distance - tradeoff.RejectionProbability) / 2);
    }

    [Checks("T4.value", SmallWorld = true)]
    public void It_is_the_least_over_all_fallbacks(GeneratedRows given, Levels levels)
    {
        var (coupling, b) = At(given, levels);
        var tradeoff = new BiasTradeoff<Rational>(coupling, b);
        if (tradeoff.RejectionProbability > 0)
        {
            Expect.Equal("the closed form, and the least loss at a vertex", tradeoff.Loss, FallbackVertices.LeastLoss(coupling, b));
        }
    }

    [Checks("T4.value", SmallWorld = true)]
    public void No_fallback_does_better(GeneratedRows given, Levels levels)
    {
        var (coupling, b) = At(given, levels);
        Expect.AtMost(
            "the closed form, and the loss with some fallback",
            new BiasTradeoff<Rational>(coupling, b).Loss,
            new BiasTradeoff<Rational>(coupling, b).LossWith(given.Other));
    }

    [Checks("T4.set", SmallWorld = true)]
    public void A_fallback_attains_it_exactly_if_it_is_in_the_set(GeneratedRows given, Levels levels)
    {
        var (coupling, b) = At(given, levels);
        var tradeoff = new BiasTradeoff<Rational>(coupling, b);
        if (tradeoff.RejectionProbability > 0)
        {
            foreach (var fallback in new[] { given.Other, tradeoff.OptimalFallback, FallbackVertices.Attaining(coupling, b, given.Other) })
            {
                var (attains, inSet) = (
                    tradeoff.LossWith(fallback) == tradeoff.Loss, InSet(given, b, tradeoff.RejectionProbability, fallback));
                Expect.That(
                    attains == inSet,
                    () => $"P = {fallback} is {(inSet ? "in" : "not in")} the set and has loss {tradeoff.LossWith(fallback)}; "
                        + $"the least is {tradeoff.Loss}");
                Expect.That(
                    tradeoff.Attains(fallback) == inSet,
                    () => $"the library says that P = {fallback} is {(inSet ? "not in" : "in")} the set");
            }
        }
    }

    [Checks("T4.set", SmallWorld = true)]
    public void Filling_what_is_missing_in_any_order_gives_a_member(GeneratedRows given, Levels levels)
    {
        var (coupling, b) = At(given, levels);
        var tradeoff = new BiasTradeoff<Rational>(coupling, b);
        if (tradeoff.RejectionProbability > 0)
        {
            Expect.Equal(
                "the loss of a member of the set, and the least",
                tradeoff.LossWith(FallbackVertices.Attaining(coupling, b, given.Other)),
                tradeoff.Loss);
        }
    }

    private static (Coupling<Rational> Coupling, IReadOnlyList<Rational> B) At(GeneratedRows given, Levels levels)
    {
        var coupling = new Coupling<Rational>(given.Draft, given.Target);
        return (coupling, Acceptances.Any(coupling, levels));
    }

    /// <summary>P(x) = 0 where q &lt; b·p, and ρ·P(x) ≤ q(x) − b(x)·p(x) elsewhere.</summary>
    private static bool InSet(GeneratedRows given, IReadOnlyList<Rational> b, Rational rho, Distribution<Rational> fallback) =>
        Enumerable.Range(0, b.Count).All(x => given.Target[x] < b[x] * given.Draft[x]
            ? Rational.IsZero(fallback[x])
            : rho * fallback[x] <= given.Target[x] - (b[x] * given.Draft[x]));
}
