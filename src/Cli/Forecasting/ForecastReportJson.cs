using System.Text.Json;
using System.Text.Json.Nodes;

namespace SpecProofs.Cli;

/// <summary>The forecast for programs, in the shape that docs/forecasting.md states.</summary>
internal static class ForecastReportJson
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, NewLine = "\n" };

    public static string Write(ForecastReport report)
    {
        var forecast = report.Forecast;
        var root = new JsonObject
        {
            ["pair"] = forecast.Corpus.Pair,
            ["givenText"] = report.GivenText,
            ["texts"] = forecast.Corpus.Texts,
            ["prompts"] = forecast.Corpus.Prompts.Length,
            ["tokens"] = forecast.Corpus.Tokens,
            ["effectiveTokens"] = Finite(forecast.EffectiveTokens),
            ["impossible"] = (long)forecast.Corpus.Whole(Sum.Impossible),
            ["acceptance"] = Number(forecast.Acceptance),
            ["rejections"] = Number(forecast.Rejections),
            ["acceptanceByPlace"] = List(forecast.AcceptanceByPlace, Number),
            ["lookaheads"] = List(forecast.Lookaheads, choice => new JsonObject
            {
                ["verification"] = Name(choice.Verification),
                ["lookahead"] = choice.Lookahead,
                ["tokensACall"] = Number(choice.TokensACall),
                ["constantRate"] = choice.ConstantRate,
                ["speedUps"] = List(forecast.Settings.Costs.Zip(choice.SpeedUps), at =>
                    new JsonObject { ["cost"] = at.First, ["speedUp"] = Number(at.Second) }),
            }),
            ["best"] = List(forecast.Best, best => new JsonObject
            {
                ["cost"] = best.Cost,
                ["verification"] = best.Lookahead == 0 ? null : Name(best.Verification),
                ["lookahead"] = best.Lookahead,
                ["speedUp"] = Number(best.SpeedUp),
                ["share"] = best.Share,
                ["constantRateLookahead"] = best.ConstantRateLookahead,
            }),
            ["rows"] = forecast.Rows is { } rows ? RowReport.ToJson(rows, Number) : null,
            ["seed"] = forecast.Settings.Seed,
            ["resamples"] = Resamples.Draws,
        };
        return ToText(root);
    }

    /// <summary>An object as a file or the output has it.</summary>
    public static string ToText(JsonObject root) => root.ToJsonString(Options) + "\n";

    private static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonNode?> write) => new([.. items.Select(write)]);

    /// <summary>An estimate with its error and interval.</summary>
    public static JsonObject Number(Estimated value) => new()
    {
        ["value"] = value.Value,
        ["standardError"] = Finite(value.StandardError),
        ["interval95"] = value.HasInterval ? new JsonArray(value.Low, value.High) : null,
    };

    private static JsonValue? Finite(double value) => double.IsFinite(value) ? JsonValue.Create(value) : null;

    private static string Name(Verification verification) => verification == Verification.Token ? "token" : "block";
}
