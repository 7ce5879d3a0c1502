using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace SpecProofs.Cli;

/// <summary>What full rows add to the report, for people and for programs.</summary>
internal static class RowReport
{
    private const string Traced = "batch, rejections per 100 tokens";
    private static readonly string[] Nothing = [];

    public static string Write(RowForecast rows, ForecastSettings settings)
    {
        var text = new StringBuilder();
        var what = rows.Clipping is null ? "tokens" : "positions";
        text.Append(CultureInfo.InvariantCulture, $"\nFrom the full rows of {rows.Tokens:N0} {what}: ");
        text.Append($"E TV(p, q) = {Shown(rows.Variation, 1, 4)}\n");
        text.Append(rows.Clipping is { } off
            ? FormattableString.Invariant($"Its rows are rounded and clipped in the file, so that E TV is off by up to {off:0.0e+0}.\n")
            : string.Empty);
        var traced = rows.Drafts.All(drafts => drafts.Rejections is not null);
        text.Append(Table.Write(
        [
            ["drafts M", "best acceptance of any scheme", "batch accepts first", .. traced ? [Traced] : Nothing],
            .. rows.Drafts.Select(drafts => (string[])[
                $"{drafts.Drafts}", Shown(drafts.Best, 1, 4), Shown(drafts.First, 1, 4),
                .. drafts.Rejections is { } rejections ? [Shown(rejections, 100, 2)] : Nothing]),
        ]));
        text.Append(traced ? Calls(rows, settings) : string.Empty);
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
        text.Append(CultureInfo.InvariantCulture, $"The draft would be accepted most at temperature {best.Temperature}");
        text.Append(rows.Clipping is null ? ": " : ", of those up to 1, as what is clipped would count above: ");
        text.Append($"{Shown(best.Acceptance, 1, 4)} ");
        text.Append(CultureInfo.InvariantCulture, $"instead of {now.Acceptance.Value:F4}.\n");
        return text.ToString();
    }

    private static string Calls(RowForecast rows, ForecastSettings settings) =>
        "Tokens a target call of batches with a bonus token, where a call scores all M drafts\n" + Table.Write(
        [
            ["γ", .. rows.Drafts.Select(drafts => $"M = {drafts.Drafts}")],
            .. settings.Lookaheads.Select(lookahead =>
                (string[])[$"{lookahead}", .. rows.Drafts.Select(drafts => Shown(drafts.TokensACall[lookahead - 1], 1, 3))]),
        ]);

    public static JsonObject ToJson(RowForecast rows, Func<Estimated, JsonObject> number) => new()
    {
        ["tokens"] = rows.Tokens,
        ["totalVariation"] = number(rows.Variation),
        ["clipping"] = rows.Clipping,
        ["drafts"] = new JsonArray([.. rows.Drafts.Select(drafts => (JsonNode)new JsonObject
        {
            ["drafts"] = drafts.Drafts,
            ["bestAcceptance"] = number(drafts.Best),
            ["firstAcceptance"] = number(drafts.First),
            ["rejections"] = drafts.Rejections is { } rejections ? number(rejections) : null,
            ["tokensACall"] = new JsonArray([.. drafts.TokensACall.Select(number)]),
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
