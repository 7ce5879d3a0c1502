using SpecProofs.Analysis;
using SpecProofs.Conformance;
using SpecProofs.Decoding;

namespace SpecProofs.Properties;

/// <summary>Theorem 4 of the paper: how near to the target a given acceptance can come, and with which fallbacks.</summary>
public sealed class Theorem4_BestFallback
{
    [Law("T4.value", SmallWorld = true)]
    public void The_least_loss_has_two_closed_forms(Trio trio, Levels levels)
    {
        var (coupling, b) = At(trio, levels);
        var tradeoff = new BiasTradeoff<Rational>(coupling, b);
        var distance = Enumerable.Range(0, b.Count).Aggregate(Rational.Zero, (sum, x) => sum + Rational.Abs(trio.Second[x] - (b[x] * trio.First[x])));
        Expect.Equal("Σ [b·p − q]₊, and ½ Σ |q − b·p| − ½ ρ", tradeoff.Loss, (distance - tradeoff.RejectionProbability) / 2);
    }

    [Law("T4.value", SmallWorld = true)]
    public void It_is_the_least_over_all_fallbacks(Trio trio, Levels levels)
    {
        var (coupling, b) = At(trio, levels);
        var tradeoff = new BiasTradeoff<Rational>(coupling, b);
        if (tradeoff.RejectionProbability > 0)
        {
            Expect.Equal("the closed form, and the least loss at a vertex", tradeoff.Loss, FallbackVertices.LeastLoss(coupling, b));
        }
    }

    [Law("T4.value", SmallWorld = true)]
    public void No_fallback_does_better(Trio trio, Levels levels)
    {
        var (coupling, b) = At(trio, levels);
        Expect.AtMost("the closed form, and the loss with some fallback", new BiasTradeoff<Rational>(coupling, b).Loss, new BiasTradeoff<Rational>(coupling, b).LossWith(trio.Third));
    }

    [Law("T4.set", SmallWorld = true)]
    public void A_fallback_attains_it_exactly_if_it_is_in_the_set(Trio trio, Levels levels)
    {
        var (coupling, b) = At(trio, levels);
        var tradeoff = new BiasTradeoff<Rational>(coupling, b);
        if (tradeoff.RejectionProbability > 0)
        {
            foreach (var fallback in new[] { trio.Third, tradeoff.OptimalFallback, FallbackVertices.Member(coupling, b, trio.Third) })
            {
                var (attains, inSet) = (tradeoff.LossWith(fallback) == tradeoff.Loss, InSet(trio, b, tradeoff.RejectionProbability, fallback));
                Expect.That(attains == inSet, () => $"P = {fallback} is {(inSet ? "in" : "not in")} the set and has loss {tradeoff.LossWith(fallback)}; the least is {tradeoff.Loss}");
                Expect.That(tradeoff.Attains(fallback) == inSet, () => $"the library says that P = {fallback} is {(inSet ? "not in" : "in")} the set");
            }
        }
    }

    [Law("T4.set", SmallWorld = true)]
    public void Filling_what_is_missing_in_any_order_gives_a_member(Trio trio, Levels levels)
    {
        var (coupling, b) = At(trio, levels);
        var tradeoff = new BiasTradeoff<Rational>(coupling, b);
        if (tradeoff.RejectionProbability > 0)
        {
            Expect.Equal("the loss of a member of the set, and the least", tradeoff.LossWith(FallbackVertices.Member(coupling, b, trio.Third)), tradeoff.Loss);
        }
    }

    private static (Coupling<Rational> Coupling, IReadOnlyList<Rational> B) At(Trio trio, Levels levels)
    {
        var coupling = new Coupling<Rational>(trio.First, trio.Second);
        return (coupling, Acceptances.Any(coupling, levels));
    }

    /// <summary>P(x) = 0 where q &lt; b·p, and ρ·P(x) ≤ q(x) − b(x)·p(x) elsewhere.</summary>
    private static bool InSet(Trio trio, IReadOnlyList<Rational> b, Rational rho, Distribution<Rational> fallback) =>
        Enumerable.Range(0, b.Count).All(x => trio.Second[x] < b[x] * trio.First[x]
            ? Rational.IsZero(fallback[x])
            : rho * fallback[x] <= trio.Second[x] - (b[x] * trio.First[x]));
}
