using System.Globalization;
using System.Text;

namespace SpecProofs.Cli;

/// <summary>The forecast for people: a dozen lines and one table.</summary>
internal static class ForecastReportText
{
    private const string GivenText = "--given-text: what would happen if this text came out; it need not be the target's.";
    private const string Bound = "without bonus; no lossless test of single tokens has fewer (Theorem 2)";

    public static string Write(ForecastReport report)
    {
        var (text, forecast) = (new StringBuilder(), report.Forecast);
        var (corpus, settings) = (forecast.Corpus, forecast.Settings);
        text.Append(Invariant($"{report.Sources}: {Count(corpus.Texts, "text")} of {Count(corpus.Prompts.Length, "prompt")}, "));
        text.Append(Invariant($"{Count(corpus.Tokens, "token")}{(corpus.Pair is { } pair ? $", {pair}" : string.Empty)}\n"));
        text.Append(report.GivenText ? $"{GivenText}\n" : string.Empty);
        text.Append($"{Intervals(corpus, settings)}\n\n");
        text.Append(Table.Write(
        [
            ["acceptance rate", Shown(forecast.Acceptance, 4), Effective(forecast)],
            ["rejections per 100 tokens", Shown(forecast.Rejections.Times(100), 2), Bound],
            ["acceptance by place", Places(forecast), "token by token, γ = 16"],
        ]));
        text.Append($"\nTokens a target call with a bonus token, and speed-up where a draft token costs c target calls\n");
        text.Append(Table.Write(
        [
            Heading(settings),
            .. settings.Lookaheads.Select(lookahead => Row(forecast, lookahead)),
        ]));
        text.Append('\n');
        foreach (var best in forecast.Best)
        {
            text.Append($"{Prose.Wrap(Best(best, settings), 0)}\n");
        }

        text.Append($"{Prose.Wrap(ConstantRateWords(forecast), 0)}\n");
        text.Append(forecast.Rows is { } rows ? RowReport.Write(rows, settings) : string.Empty);
        return text.ToString();
    }

    /// <summary>How the intervals were made, or why there are none.</summary>
    public static string Intervals(CorpusSums corpus, ForecastSettings settings) => corpus.Prompts.Length switch
    {
        < RatioEstimate.Few and var few =>
            $"No intervals: {Count(few, "prompt")}, and intervals need {RatioEstimate.Few}, good ones {RatioEstimate.Many}; "
            + "positions of a text are not independent.",
        < RatioEstimate.Many and var some =>
            $"[…]: 95 % intervals from only {some} prompts, hence wide: bootstrap by prompt, {Resamples.Draws:N0} resamples, "
            + $"seed {settings.Seed}.",
        var many => $"[…]: 95 % intervals clustered by prompt, Student's with {many - 1:N0} degrees of freedom.",
    };

    private static string Effective(DecodingForecast forecast) => double.IsFinite(forecast.EffectiveTokens)
        ? Invariant($"as sure as from {forecast.EffectiveTokens:N0} independent tokens")
        : string.Empty;

    private static string Places(DecodingForecast forecast) =>
        string.Join(' ', forecast.AcceptanceByPlace.Take(6).Select(place => Fixed(place.Value, 2)))
        + (forecast.AcceptanceByPlace.Length > 6 ? " …" : string.Empty);

    private static string[] Heading(ForecastSettings settings) =>
    [
        "γ",
        .. settings.Verifications.Select(Words),
        .. settings.Verifications.Contains(Verification.Token) ? new[] { "constant rate" } : [],
        .. from cost in settings.Costs
           from verification in settings.Verifications
           select Invariant($"c = {cost}, {verification.ToString().ToLowerInvariant()}"),
    ];

    private static string[] Row(DecodingForecast forecast, int lookahead)
    {
        var here = forecast.Lookaheads.Where(choice => choice.Lookahead == lookahead).ToList();
        return
        [
            $"{lookahead}",
            .. here.Select(choice => Shown(choice.TokensACall, 3)),
            .. here.Where(choice => choice.ConstantRate is not null).Select(choice => Fixed(choice.ConstantRate!.Value, 3)),
            .. Enumerable.Range(0, forecast.Settings.Costs.Length)
                .SelectMany(cost => here.Select(choice => Fixed(choice.SpeedUps[cost].Value, 3))),
        ];
    }

    private static string Best(BestChoice best, ForecastSettings settings)
    {
        var of = Invariant($"in {best.Share:P1} of {Resamples.Draws:N0} resamples of the prompts (seed {settings.Seed})");
        var others = best.RunnerUp is { } next
            ? Invariant($", {Choice(next.Verification, next.Lookahead)} in {next.Share:P1}")
            : string.Empty;
        return Invariant($"Fastest at c = {best.Cost}: {Choice(best.Verification, best.Lookahead)}, speed-up {Shown(best.SpeedUp, 3)}; ")
            + $"{of}{others}.";
    }

    private static string ConstantRateWords(DecodingForecast forecast)
    {
        var errors = forecast.Lookaheads.Where(choice => choice.ConstantRate is not null)
            .Select(choice => (choice.Lookahead, Error: (choice.ConstantRate!.Value / choice.TokensACall.Value) - 1)).ToList();
        var chosen = string.Join(", ", forecast.Best.Select(best => Invariant($"γ = {best.ConstantRateLookahead} at c = {best.Cost}")));
        return errors.Count == 0
            ? $"The formula for a constant acceptance rate would choose {chosen}."
            : errors.MaxBy(choice => Math.Abs(choice.Error)) is var worst
                ? Invariant($"The formula for a constant acceptance rate would choose {chosen}; its tokens a call are off by up to ")
                    + Invariant($"{worst.Error:+0.0 %;-0.0 %} (γ = {worst.Lookahead}).")
                : string.Empty;
    }

    private static string Choice(Verification verification, int lookahead) =>
        lookahead == 0 ? "plain decoding" : $"{Words(verification)} with γ = {lookahead}";

    private static string Words(Verification verification) => verification == Verification.Token ? "token by token" : "block";

    private static string Shown(Estimated value, int decimals) => value.HasInterval
        ? $"{Fixed(value.Value, decimals)} [{Fixed(value.Low, decimals)}, {Fixed(value.High, decimals)}]"
        : Fixed(value.Value, decimals);

    private static string Fixed(double value, int decimals) => value.ToString($"F{decimals}", CultureInfo.InvariantCulture);

    /// <summary>A number of things.</summary>
    public static string Count(long count, string what) => Invariant($"{count:N0} {what}{(count == 1 ? string.Empty : "s")}");

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
