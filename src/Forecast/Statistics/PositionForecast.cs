namespace SpecProofs.Forecast;

/// <summary>What given text says of a pair of models: numbers of single positions, and nothing about runs of decoding.</summary>
/// <remarks>
/// At each position the law of the next token after the text before it is exact, whoever wrote that. Which tokens follow is not the
/// target's choice, so that min(1, p/q) at them, and with it every lookahead, says nothing.
/// </remarks>
/// <param name="Corpus">The sums that it is made from.</param>
/// <param name="Settings">What was asked; only the seed matters.</param>
/// <param name="Rows">The numbers.</param>
public sealed record PositionForecast(CorpusSums Corpus, ForecastSettings Settings, RowForecast Rows)
{
    /// <summary>The forecast.</summary>
    /// <exception cref="ArgumentException">The corpus is not of given text.</exception>
    public static PositionForecast Of(CorpusSums corpus, ForecastSettings settings)
    {
        var resamples = Resamples.Of(corpus.Prompts.Length, settings.Seed);
        return corpus.Given && RowForecast.Of(corpus, new(corpus), resamples) is { } rows
            ? new(corpus, settings, rows)
            : throw new ArgumentException("a corpus of text that the target wrote, or of none");
    }
}
