using MathNet.Numerics.Statistics;

namespace SpecProofs.Cli;

/// <summary>Texts of the target and what both models say of their tokens: enough to price block verification at any lookahead.</summary>
/// <remarks>Each text is priced exactly (X.traceBlock), so only the choice of texts is random.</remarks>
internal sealed class SampledTexts
{
    private readonly IReadOnlyList<WrittenToken<double>>[] _texts;

    /// <summary>Independent texts from a seed.</summary>
    public SampledTexts(Instance<double> instance, int texts, ulong seed)
    {
        var (decoder, chance) = (new Autoregressive<double>(), new Sampler<double>(seed));
        _texts = [.. Enumerable.Range(0, texts).Select(_ => WrittenToken<double>.Of(instance, decoder.Run(chance, instance).Tokens))];
    }

    /// <summary>How many.</summary>
    public int Count => _texts.Length;

    /// <summary>Block verification with a bonus token behind a whole block: its mean price, and the standard error of the rounds.</summary>
    public (RulePrice<double> Price, double RoundsError) Block(int lookahead)
    {
        var prices = new RulePrice<double>[_texts.Length];
        Parallel.For(0, prices.Length, i => prices[i] = BlockTrace.Price(_texts[i], lookahead, bonus: true));
        var (rounds, deviation) = prices.Select(price => price.Rounds).MeanStandardDeviation();
        return (
            new(prices.Average(price => price.Rejections), prices.Average(price => price.Kept), rounds),
            deviation / Math.Sqrt(prices.Length));
    }
}
