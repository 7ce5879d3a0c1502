using System.Text.Encodings.Web;
using System.Text.Json;
using SpecProofs.Audit;

namespace SpecProofs.Cli;

/// <summary>The verdict of an audit as JSON.</summary>
internal static class AuditReportJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Of(AuditResult result, AuditSettings settings) => JsonSerializer.Serialize(
        new
        {
            settings.Command,
            result.Child.Client,
            Form = Wire.NameOf(result.Child.Form),
            Claims = result.Claims.Select(claim => new
            {
                Claim = claim.Claim.Name,
                Statement = claim.Claim.Claim.Id,
                claim.Claim.Claim.Words,
                Verdict = $"{claim.Result.Verdict}".ToLowerInvariant(),
                Cases = claim.Result.Met,
                claim.Result.NotTried,
                Seconds = Math.Round(claim.Result.Elapsed.TotalSeconds, 3),
                Instance = claim.Result.Case?.Arguments.OfType<GeneratedInstance>().FirstOrDefault()?.ToString(),
                Lookahead = Parameter<Lookahead>(claim.Result),
                Drafts = Parameter<Drafts>(claim.Result),
                Report = claim.Result.Failure,
            }),
            result.Requests,
            result.Runs,
            Seconds = Math.Round(result.Elapsed.TotalSeconds, 3),
            Numbers = settings.Snap ? "snap" : "float",
            Tolerance = (double)settings.Tolerance,
            result.Reading.LargestShift,
            result.Reading.MostBits,
            Notes = AuditReport.Notes(result),
            NotSeen = AuditReport.CannotSee,
        },
        Options) + "\n";

    private static string? Parameter<T>(PropertyResult result)
        where T : struct => result.Case?.Arguments.OfType<T>().Select(value => $"{value}").FirstOrDefault();
}
