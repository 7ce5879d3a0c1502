using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace SpecProofs.Cli;

/// <summary>What full rows add to the report, for people and for programs.</summary>
internal static class RowReport
{
    public static string Write(RowForecast rows)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"\nFrom the full rows of {rows.Tokens:N0} tokens: ");
        text.Append($"E TV(p, q) = {Shown(rows.Variation, 1, 4)}\n");
        text.Append(Table.Write(
        [
            ["drafts M", "best acceptance of any scheme", "batch accepts first", "batch, rejections per 100 tokens"],
            .. rows.Drafts.Select(drafts => new[]
            {
                $"{drafts.Drafts}", Shown(drafts.Best, 1, 4), Shown(drafts.First, 1, 4), Shown(drafts.Rejections, 100, 2),
            }),
        ]));
        text.Append(Table.Write(
        [
            ["over-acceptance ε", "rejections per 100 tokens", "bias: total variation a token"],
            .. rows.OverAcceptance.Select(over => new[]
            {
                over.Epsilon.ToString(CultureInfo.InvariantCulture), Shown(over.Rejections, 100, 2), Shown(over.Loss, 1, 4),
            }),
        ]));
        var best = rows.Best;
        var now = rows.Temperatures.Single(cooled => cooled.Temperature == 1);
        text.Append(CultureInfo.InvariantCulture, $"The draft would be accepted most at temperature {best.Temperature}: ");
        text.Append($"{Shown(best.Acceptance, 1, 4)} ");
        text.Append(CultureInfo.InvariantCulture, $"instead of {now.Acceptance.Value:F4}.\n");
        return text.ToString();
    }

    public static JsonObject ToJson(RowForecast rows, Func<Estimated, JsonObject> number) => new()
    {
        ["tokens"] = rows.Tokens,
        ["totalVariation"] = number(rows.Variation),
        ["drafts"] = new JsonArray([.. rows.Drafts.Select(drafts => (JsonNode)new JsonObject
        {
            ["drafts"] = drafts.Drafts,
            ["bestAcceptance"] = number(drafts.Best),
            ["firstAcceptance"] = number(drafts.First),
            ["rejections"] = number(drafts.Rejections),
        })]),
        ["overAcceptance"] = new JsonArray([.. rows.OverAcceptance.Select(over => (JsonNode)new JsonObject
        {
            ["epsilon"] = over.Epsilon,
            ["rejections"] = number(over.Rejections),
            ["loss"] = number(over.Loss),
        })]),
        ["temperatures"] = new JsonArray([.. rows.Temperatures.Select(cooled => (JsonNode)new JsonObject
        {
            ["temperature"] = cooled.Temperature,
            ["acceptance"] = number(cooled.Acceptance),
        })]),
    };

    private static string Shown(Estimated value, double factor, int decimals)
    {
        var (scaled, format) = (value.Times(factor), $"F{decimals}");
        string Fixed(double part) => part.ToString(format, CultureInfo.InvariantCulture);
        return scaled.HasInterval ? $"{Fixed(scaled.Value)} [{Fixed(scaled.Low)}, {Fixed(scaled.High)}]" : Fixed(scaled.Value);
    }
}
