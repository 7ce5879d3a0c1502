using System.Collections.Immutable;

namespace SpecProofs.Forecast;

/// <summary>What decoding will cost with a pair of models, from text that the target wrote.</summary>
/// <remarks>
/// Given the text, the expected calls of every lookahead are exact (<see cref="TokenTrace"/>, <see cref="BlockTrace"/>), so
/// nothing is simulated and the only uncertainty is which texts were recorded; intervals are clustered by
/// prompt. Checked by: X.trace, X.traceBlock.
/// </remarks>
public sealed record DecodingForecast
{
    private DecodingForecast(CorpusSums corpus, ForecastSettings settings) => (Corpus, Settings) = (corpus, settings);

    /// <summary>The sums that it is made from.</summary>
    public CorpusSums Corpus { get; }

    /// <summary>What was asked.</summary>
    public ForecastSettings Settings { get; }

    /// <summary>E min(1, p/q) at a written token: 1 − E_Q TV, the acceptance rate.</summary>
    public required Estimated Acceptance { get; init; }

    /// <summary>
    /// Rejections a token without bonus, whatever the lookahead (Theorem 1): no lossless member of rejection-based decoding has fewer
    /// (Theorem 2).
    /// </summary>
    public Estimated Rejections => Acceptance.Complement;

    /// <summary>
    /// How many independent tokens say as much about the acceptance rate as these do; NaN with a single prompt or without variance.
    /// </summary>
    public required double EffectiveTokens { get; init; }

    /// <summary>The rate at which drafts at place 1, 2, … of a round are kept once tested: token by token, γ = 16.</summary>
    public required ImmutableArray<Estimated> AcceptanceByPlace { get; init; }

    /// <summary>Every lookahead and way of verification that was asked for.</summary>
    public required ImmutableArray<LookaheadForecast> Lookaheads { get; init; }

    /// <summary>What full rows add; null where no text has rows.</summary>
    public RowForecast? Rows { get; init; }

    /// <summary>The best choice at each cost.</summary>
    public required ImmutableArray<BestChoice> Best { get; init; }

    /// <summary>The forecast.</summary>
    /// <exception cref="ArgumentException">The corpus has no tokens.</exception>
    public static DecodingForecast Of(CorpusSums corpus, ForecastSettings settings)
    {
        if (corpus.Tokens == 0)
        {
            throw new ArgumentException("a forecast needs at least one written token");
        }

        var columns = new PromptColumns(corpus);
        var resamples = Resamples.Of(corpus.Prompts.Length, settings.Seed);
        var acceptance = RatioEstimate.Of(columns[Sum.Accepted], columns.Tokens, resamples);
        ImmutableArray<LookaheadForecast> all =
        [
            .. from verification in settings.Verifications
               from lookahead in settings.Lookaheads
               let tokens = RatioEstimate.Of(columns.Tokens, columns.Calls(verification, lookahead), resamples)
               select new LookaheadForecast(
                   verification,
                   lookahead,
                   tokens,
                   verification == Verification.Token ? ConstantRate.Tokens(acceptance.Value, lookahead) : null,
                   [.. settings.Costs.Select(cost => tokens.Times(1 / (1 + (lookahead * cost))))]),
        ];
        return new(corpus, settings)
        {
            Acceptance = acceptance,
            EffectiveTokens = Effective(corpus, acceptance),
            AcceptanceByPlace =
            [
                .. Enumerable.Range(0, Sum.Lookaheads).TakeWhile(place => corpus.Whole(Sum.Tested + place) > 0)
                    .Select(place => RatioEstimate.Of(columns[Sum.Kept + place], columns[Sum.Tested + place], resamples)),
            ],
            Lookaheads = all,
            Rows = RowForecast.Of(corpus, columns, resamples),
            Best = BestChoices.Of(columns, all, settings, acceptance.Value, resamples),
        };
    }

    /// <summary>The variance of one token's acceptance over that of the mean.</summary>
    private static double Effective(CorpusSums corpus, Estimated acceptance)
    {
        var tokens = (double)corpus.Tokens;
        var variance = (corpus.Total(Sum.AcceptedSquares) / tokens) - (acceptance.Value * acceptance.Value);
        return variance / (acceptance.StandardError * acceptance.StandardError);
    }
}
