using System.Numerics;

namespace SpecProofs.Analysis;

/// <summary>Accepting more than is lossless: b(x) = min(1, (q(x) + ε)/p(x)).</summary>
/// <remarks>Source: Table 1 and Figure 4 of the paper. Checked by: TAB1.order.</remarks>
public static class OverAcceptance
{
    /// <summary>b for each token; 1 where p = 0.</summary>
    public static IReadOnlyList<W> Acceptance<W>(Coupling<W> coupling, W epsilon)
        where W : struct, INumber<W> =>
        [.. Enumerable.Range(0, coupling.Draft.Vocabulary).Select(x => coupling.Target[x] + epsilon >= coupling.Draft[x]
            ? W.One
            : (coupling.Target[x] + epsilon) / coupling.Draft[x])];

    /// <summary>The rule with the optimal fallback of Theorem 4: Decoding-OPT.</summary>
    public static Rule<W> Optimal<W>(W epsilon)
        where W : struct, INumber<W> => Rule(epsilon, tradeoff => tradeoff.OptimalFallback, "over-acceptance, optimal fallback");

    /// <summary>The rule that falls back on the target: Decoding-UNO.</summary>
    public static Rule<W> FromTarget<W>(W epsilon)
        where W : struct, INumber<W> => Rule(epsilon, tradeoff => tradeoff.Target, "over-acceptance, fallback on the target");

    private static Rule<W> Rule<W>(W epsilon, Func<BiasTradeoff<W>, Distribution<W>> fallback, string name)
        where W : struct, INumber<W> => new(
            (text, token) => Acceptance(text.Context.Coupling, epsilon)[token],
            (text, _) => fallback(new(text.Context.Coupling, Acceptance(text.Context.Coupling, epsilon))))
        { Name = $"{name}, ε = {epsilon}" };
}
