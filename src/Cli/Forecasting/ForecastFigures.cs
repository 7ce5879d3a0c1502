using System.Collections.Immutable;

namespace SpecProofs.Cli;

/// <summary>The forecast as figures: tokens a call against the lookahead, and the speed-up at each cost.</summary>
internal static class ForecastFigures
{
    private static readonly Mark[] Marks = [Mark.Line, Mark.Dashed];

    public static IEnumerable<Figure> Of(ForecastReport report)
    {
        var (forecast, axis) = (report.Forecast, new Axis("lookahead γ (draft tokens a round)"));
        var corpus = forecast.Corpus;
        var words = FormattableString.Invariant(
            $"{report.Sources}: {corpus.Texts:N0} texts of {corpus.Prompts.Length:N0} prompts, {corpus.Tokens:N0} tokens");
        yield return new(
            "forecast-tokens",
            "Tokens a target call against the lookahead",
            axis,
            new("tokens a target call, with bonus"),
            [
                .. Lines(forecast, choice => choice.TokensACall),
                .. ConstantRates(forecast, _ => 1),
            ],
            words)
        { Statements = ["X.trace", "X.traceBlock", "X.tokens"] };
        foreach (var (i, cost) in forecast.Settings.Costs.Index())
        {
            var c = cost.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
            yield return new(
                $"forecast-speed-up-{c}",
                $"Speed-up against the lookahead where a draft token costs {c} target calls",
                axis,
                new($"speed-up over plain decoding, c = {c}"),
                [
                    .. Lines(forecast, choice => choice.SpeedUps[i]),
                    .. ConstantRates(forecast, lookahead => 1 + (lookahead * cost)),
                ],
                words)
            { Statements = ["X.trace", "X.traceBlock", "X.tokens"] };
        }
    }

    private static IEnumerable<Series> Lines(DecodingForecast forecast, Func<LookaheadForecast, Estimated> value) =>
        from verification in forecast.Settings.Verifications
        let choices = forecast.Lookaheads.Where(choice => choice.Verification == verification).ToList()
        let banded = choices.All(choice => value(choice).HasInterval)
        let name = verification == Verification.Token ? "token by token" : "block"
        select new Series(
            banded ? $"{name}, 95 % band" : name,
            Marks[(int)verification],
            [.. choices.Select(choice => At(choice.Lookahead, value(choice).Value))])
        {
            Band = banded ? [.. choices.Select(choice => (value(choice).Low, value(choice).High))] : [],
        };

    private static IEnumerable<Series> ConstantRates(DecodingForecast forecast, Func<int, double> price)
    {
        var points = forecast.Lookaheads.Where(choice => choice.ConstantRate is not null)
            .Select(choice => At(choice.Lookahead, choice.ConstantRate!.Value / price(choice.Lookahead))).ToImmutableArray();
        return points.IsEmpty ? [] : [new("constant rate", Mark.Dotted, points)];
    }

    private static Point At(int lookahead, double value) =>
        new(lookahead, Rational.Parse(FormattableString.Invariant($"{value:F6}")), IsExact: false);
}
