using System.Globalization;
using System.Text;
using System.Text.Json;
using SpecProofs.Audit;

namespace SpecProofs.Cli;

/// <summary>The verdict of a statistical audit, as text and as JSON.</summary>
internal static class StatisticalReport
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    public static string Of(Hello child, StatisticalResult result, AuditSettings settings)
    {
        var text = new StringBuilder();
        if (result.Departure is { } departure)
        {
            var indented = $"{departure.Given}".Replace("\n", "\n            ", StringComparison.Ordinal);
            text.Append($"{child.Name} is not lossless (T1.law), by sampling\n\n");
            text.Append($"  instance  {indented}\n  lookahead {departure.Lookahead}\n\n");
            text.Append(CultureInfo.InvariantCulture, $"  after {departure.Runs:N0} runs the frequencies of the first ");
            text.Append(departure.Tokens.Length == 1 ? "token are " : "two tokens are ");
            text.Append($"{Number(departure.Distance)} away from the target's law in total variation; "
                + $"a lossless decoder is at most {Number(departure.Limit)} away\n");
            text.Append($"  farthest: {departure.Tokens} has frequency {Number(departure.Frequency)}");
            text.Append($", expected {Number(departure.Expected)}\n\n");
        }

        text.Append(result.Departure is null ? "lossless: no departure was found" : "lossless: falsified");
        text.Append(CultureInfo.InvariantCulture, $"; {result.Instances} instances, {result.Runs:N0} runs");
        text.Append(CultureInfo.InvariantCulture, $", {result.Elapsed.TotalSeconds:0.0} s\n");
        text.Append($"false alarm  at most {result.FalseAlarm:0e+0} in the whole audit\n");
        var power = $"power        with probability 1 - {result.Miss:0e+0}, a total variation of {Number(result.DetectsFirst)} or more "
            + $"in the first token of any instance is found, and of {Number(result.DetectsPair)} or more in the first two where V ≤ 8";
        text.Append($"{Prose.Wrap(power, 0)}\n");
        text.Append($"audited      {string.Join(' ', settings.Command)} ({child.Client})\n");
        return text.Append("not seen     smaller departures, and any beyond the second token\n").ToString();
    }

    public static string Json(Hello child, StatisticalResult result, AuditSettings settings) => JsonSerializer.Serialize(
        new
        {
            settings.Command,
            child.Client,
            Claim = "lossless",
            Statement = "T1.law",
            Verdict = result.Departure is null ? "holds" : "falsified",
            Departure = result.Departure is { } departure
                ? new
                {
                    Instance = $"{departure.Given}",
                    Lookahead = $"{departure.Lookahead}",
                    departure.Runs,
                    Tokens = $"{departure.Tokens}",
                    departure.Frequency,
                    departure.Expected,
                    departure.Distance,
                    departure.Limit,
                }
                : null,
            result.Instances,
            result.Runs,
            result.FalseAlarm,
            result.Miss,
            result.DetectsFirst,
            result.DetectsPair,
            Seconds = Math.Round(result.Elapsed.TotalSeconds, 3),
        },
        Options) + "\n";

    private static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
