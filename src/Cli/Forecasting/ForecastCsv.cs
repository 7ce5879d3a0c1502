using System.Globalization;
using System.Text;

namespace SpecProofs.Cli;

/// <summary>The forecast's table as comma-separated text: a line for each way of verification, lookahead and cost.</summary>
internal static class ForecastCsv
{
    public static string Of(DecodingForecast forecast)
    {
        var text = new StringBuilder(
            "verification,lookahead,tokens a call,low,high,standard error,constant rate,cost,speed-up,low,high\n");
        foreach (var choice in forecast.Lookaheads)
        {
            foreach (var (cost, speedUp) in forecast.Settings.Costs.Zip(choice.SpeedUps))
            {
                text.Append(string.Join(
                    ',',
                    choice.Verification == Verification.Token ? "token" : "block",
                    $"{choice.Lookahead}",
                    Number(choice.TokensACall.Value),
                    Number(choice.TokensACall.Low),
                    Number(choice.TokensACall.High),
                    Number(choice.TokensACall.StandardError),
                    Number(choice.ConstantRate ?? double.NaN),
                    cost.ToString("R", CultureInfo.InvariantCulture),
                    Number(speedUp.Value),
                    Number(speedUp.Low),
                    Number(speedUp.High))).Append('\n');
            }
        }

        return text.ToString();
    }

    private static string Number(double value) =>
        double.IsNaN(value) ? string.Empty : value.ToString("F6", CultureInfo.InvariantCulture);
}
