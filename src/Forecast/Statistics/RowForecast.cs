using System.Collections.Immutable;

namespace SpecProofs.Forecast;

/// <summary>What full rows of both models add to a forecast.</summary>
/// <param name="Tokens">Positions with rows.</param>
/// <param name="Variation">E TV(p, q) at a position; of written tokens with less variance than 1 − E min(1, p/q).</param>
/// <param name="Clipping">How far that is off at most because the file rounds and clips its rows; null where it does not.</param>
/// <param name="Drafts">Several drafts at the first place of a round.</param>
/// <param name="OverAcceptance">What over-acceptance saves and costs.</param>
/// <param name="Temperatures">
/// The acceptance rate with the draft at other temperatures; of given text none above 1, where what the file clips would count.
/// </param>
public sealed record RowForecast(
    long Tokens,
    Estimated Variation,
    double? Clipping,
    ImmutableArray<DraftsForecast> Drafts,
    ImmutableArray<OverAcceptanceForecast> OverAcceptance,
    ImmutableArray<TemperatureForecast> Temperatures)
{
    /// <summary>The temperature of the draft that would be accepted most.</summary>
    public TemperatureForecast Best => Temperatures.MaxBy(cooled => cooled.Acceptance.Value)!;

    /// <summary>The forecast; null where no text has rows.</summary>
    internal static RowForecast? Of(CorpusSums corpus, PromptColumns columns, Resamples resamples)
    {
        var tokens = corpus.Whole(Sum.RowTokens);
        if (tokens == 0)
        {
            return null;
        }

        double[] below = [.. corpus.Prompts.Select(prompt => (double)prompt.Values[Sum.RowTokens])];
        return new(
            (long)tokens,
            Rate(Sum.Variation),
            corpus.Given ? corpus.Total(Sum.Clipping) / (double)tokens : null,
            [.. RowSums.Drafts.Select((drafts, i) => new DraftsForecast(
                drafts,
                Rate(Sum.BestAcceptance + i),
                Rate(Sum.FirstAcceptance + i),
                corpus.Given ? null : Rate(Sum.BatchRejections + i),
                Calls(i)))],
            [.. RowSums.Epsilons.Select((epsilon, i) => new OverAcceptanceForecast(
                epsilon, Rate(Sum.OverRejections + i), Difference(Sum.Variation, Sum.OverRejections + i)))],
            [
                .. RowSums.Temperatures.Index().Where(cooled => !corpus.Given || cooled.Item <= 1)
                    .Select(cooled => new TemperatureForecast(cooled.Item, Rate(Sum.Cooled + cooled.Index))),
            ]);

        Estimated Rate(int quantity) => RatioEstimate.Of(columns[quantity], below, resamples);

        ImmutableArray<Estimated> Calls(int drafts) => corpus.Given ? [] :
        [
            .. Enumerable.Range(0, Sum.Lookaheads).Select(i =>
                RatioEstimate.Of(below, columns[Sum.BatchCalls + (Sum.Lookaheads * drafts) + i], resamples)),
        ];

        Estimated Difference(int one, int other) =>
            RatioEstimate.Of([.. columns[one].Zip(columns[other], (first, second) => first - second)], below, resamples);
    }
}

/// <summary>Several drafts.</summary>
/// <param name="Drafts">M.</param>
/// <param name="Best">E α*_M: the best acceptance of any scheme that sees M independent drafts for one position. X.multidraft.</param>
/// <param name="First">What batch speculative decoding accepts there: 1 − Π TV(q^m, p).</param>
/// <param name="Rejections">
/// Rejections a token of batch speculative decoding to the end of the text; null for given text. X.traceBatch.
/// </param>
/// <param name="TokensACall">
/// Tokens a target call of batch speculative decoding with a bonus token, γ = 1 … 16; none for given text. X.traceBatch.
/// </param>
public sealed record DraftsForecast(
    int Drafts, Estimated Best, Estimated First, Estimated? Rejections, ImmutableArray<Estimated> TokensACall);

/// <summary>Over-acceptance min(1, (q + ε)/p) at each position, with the optimal fallback.</summary>
/// <param name="Epsilon">ε.</param>
/// <param name="Rejections">Rejections a token.</param>
/// <param name="Loss">Total variation from the target a token: what is not rejected any more (Theorem 5).</param>
public sealed record OverAcceptanceForecast(double Epsilon, Estimated Rejections, Estimated Loss);

/// <summary>The draft at another temperature.</summary>
/// <param name="Temperature">τ: p^{1/τ} normalised takes the place of p.</param>
/// <param name="Acceptance">1 − E TV(p_τ, q).</param>
public sealed record TemperatureForecast(double Temperature, Estimated Acceptance);
