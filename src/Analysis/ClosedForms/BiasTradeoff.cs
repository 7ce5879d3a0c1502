using System.Numerics;

namespace SpecProofs.Analysis;

/// <summary>One position with any acceptance b: its rejection probability, and how close to the target its output can come.</summary>
/// <remarks>
/// The output law is b·p + ρ·P with ρ = Σ (1 − b)·p the probability of a rejection and P the fallback.
/// Source: Theorems 4 and 5 of the paper. Checked by: T4.value, T4.set, T5.front, T5.bound, TAB1.order, E.certain, N.frontEveryRule.
/// </remarks>
/// <typeparam name="W">The weight type.</typeparam>
public sealed class BiasTradeoff<W>
    where W : struct, INumber<W>
{
    private readonly W[] _kept;
    private readonly W[] _missing;

    /// <summary>The tradeoff at these distributions and acceptances.</summary>
    /// <param name="coupling">Draft p and target q.</param>
    /// <param name="acceptance">b(x) for each token, in [0, 1].</param>
    /// <exception cref="ArgumentException">There is not one acceptance a token, or one lies outside [0, 1].</exception>
    public BiasTradeoff(Coupling<W> coupling, IReadOnlyList<W> acceptance)
    {
        var (draft, target) = (coupling.Draft, coupling.Target);
        if (acceptance.Count != draft.Vocabulary || acceptance.Any(b => b < W.Zero || b > W.One))
        {
            throw new ArgumentException($"acceptances are {draft.Vocabulary} numbers in [0, 1], not ({string.Join(", ", acceptance)})");
        }

        Target = target;
        _kept = [.. acceptance.Select((b, x) => b * draft[x])];
        _missing = [.. _kept.Select((kept, x) => W.Max(target[x] - kept, W.Zero))];
        RejectionProbability = W.One - _kept.Sum();
        Loss = _kept.Select((kept, x) => W.Max(kept - target[x], W.Zero)).Sum();
    }

    /// <summary>The target q.</summary>
    public Distribution<W> Target { get; }

    /// <summary>ρ = Σ (1 − b)·p, in [0, 1].</summary>
    public W RejectionProbability { get; }

    /// <summary>Loss*(b) = min over P of TV(b·p + ρ·P, q) = Σ [b·p − q]₊, in [0, 1].</summary>
    public W Loss { get; }

    /// <summary>b(x)·p(x): the mass of each token that is drafted and kept.</summary>
    public IReadOnlyList<W> Kept => _kept;

    /// <summary>One fallback that attains the minimum: in proportion to [q − b·p]₊.</summary>
    /// <exception cref="InvalidOperationException">ρ = 0: nothing is rejected.</exception>
    public Distribution<W> OptimalFallback => W.IsZero(RejectionProbability)
        ? throw new InvalidOperationException("ρ = 0: nothing is rejected there, so there is no fallback")
        : Distribution<W>.Proportional(_missing);

    /// <summary>Whether a fallback attains the minimum: P(x) = 0 where q &lt; b·p, and ρ·P(x) ≤ q(x) − b(x)·p(x) elsewhere.</summary>
    /// <remarks>
    /// With ρ = 0 the fallback is never used, so any attains it. Source: Theorem 4 of the paper. Checked by: T4.set, N.uniqueFallback.
    /// </remarks>
    public bool Attains(Distribution<W> fallback) =>
        Enumerable.Range(0, _kept.Length).All(x => RejectionProbability * fallback[x] <= _missing[x]);

    /// <summary>The law b·p + ρ·P of the written token.</summary>
    public Distribution<W> Output(Distribution<W> fallback) =>
        Distribution<W>.Proportional([.. _kept.Select((kept, x) => kept + (RejectionProbability * fallback[x]))]);

    /// <summary>TV(b·p + ρ·P, q): the loss with a given fallback, in [0, 1].</summary>
    public W LossWith(Distribution<W> fallback) => TotalVariation.HalfOfL1(Output(fallback), Target);
}
