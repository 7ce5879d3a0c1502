using System.Text;
using System.Text.Json.Nodes;

namespace SpecProofs.Cli;

/// <summary>What given text says of a pair, for people and for programs.</summary>
internal static class PositionReport
{
    private const string Given = "Given text, which the target did not write: numbers of single positions, with the text before them as it "
        + "stands. Tokens a target call need text that the target wrote.";

    public static string Write(string sources, PositionForecast forecast)
    {
        var (text, corpus) = (new StringBuilder(), forecast.Corpus);
        text.Append(sources).Append($": {ForecastReportText.Count(corpus.Texts, "chunk")}, ");
        text.Append($"{ForecastReportText.Count(forecast.Rows.Tokens, "position")}\n{Prose.Wrap(Given, 0)}\n");
        text.Append($"{ForecastReportText.Intervals(corpus, forecast.Settings)}\n");
        return text.Append(RowReport.Write(forecast.Rows, forecast.Settings)).ToString();
    }

    /// <summary>The members that the forecast of written text has, with null or no elements where there is nothing to say.</summary>
    public static string ToJson(PositionForecast forecast) => ForecastReportJson.ToText(new()
    {
        ["pair"] = forecast.Corpus.Pair,
        ["givenText"] = true,
        ["texts"] = forecast.Corpus.Texts,
        ["prompts"] = forecast.Corpus.Prompts.Length,
        ["tokens"] = 0,
        ["effectiveTokens"] = null,
        ["impossible"] = 0,
        ["acceptance"] = ForecastReportJson.Number(forecast.Rows.Variation.Complement),
        ["rejections"] = ForecastReportJson.Number(forecast.Rows.Variation),
        ["acceptanceByPlace"] = new JsonArray(),
        ["lookaheads"] = new JsonArray(),
        ["best"] = new JsonArray(),
        ["rows"] = RowReport.ToJson(forecast.Rows, ForecastReportJson.Number),
        ["seed"] = forecast.Settings.Seed,
        ["resamples"] = Resamples.Draws,
    });
}
