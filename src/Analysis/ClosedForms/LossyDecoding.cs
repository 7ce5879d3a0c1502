namespace SpecProofs.Analysis;

/// <summary>Over-acceptance with one fallback, under the decoder's own law A.</summary>
/// <param name="Epsilon">ε of b = min(1, (q + ε)/p).</param>
/// <param name="Fallback">OPT for the fallback of least loss (Theorem 4), UNO for P = q.</param>
/// <param name="Rejections">Pr_A(R_n = 1) at each position; empty if the decoder is not defined.</param>
/// <param name="Loss">E_A[loss_n] at each position; empty if the decoder is not defined.</param>
public sealed record LossyDecoding(
    Rational Epsilon, string Fallback, IReadOnlyList<Enclosure> Rejections, IReadOnlyList<Enclosure> Loss)
{
    /// <summary>
    /// Why the decoder is not defined: it can write a prefix that the target cannot, where a model has no row. Null if it is defined.
    /// </summary>
    public string? Problem { get; init; }

    /// <summary>E[N_rej].</summary>
    public Enclosure AllRejections { get; } = Enclosure.Sum(Rejections);

    /// <summary>Σ E_A[loss_n], which bounds the total variation of the output law to Q (T5.horizon).</summary>
    public Enclosure AllLoss { get; } = Enclosure.Sum(Loss);

    /// <summary>Over-acceptance with the fallbacks OPT and UNO.</summary>
    public static IEnumerable<LossyDecoding> Both(Instance<Rational> instance, Rational epsilon, ExactBudget budget)
    {
        yield return Of("OPT", tradeoff => tradeoff.OptimalFallback);
        yield return Of("UNO", tradeoff => tradeoff.Target);

        LossyDecoding Of(string name, Func<BiasTradeoff<Rational>, Distribution<Rational>> fallback)
        {
            try
            {
                var (rejections, loss) = Enclosures.OverAcceptance(instance, epsilon, fallback, budget);
                return new(epsilon, name, rejections, loss);
            }
            catch (InvalidOperationException e)
            {
                return new(epsilon, name, [], []) { Problem = e.Message };
            }
        }
    }
}
