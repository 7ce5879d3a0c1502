using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using SpecProofs.Analysis;

namespace SpecProofs.Cli;

/// <summary>The report for programs: every exact number as a whole fraction and as a decimal, both as strings.</summary>
internal static class InstanceReportJson
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(InstanceReport report)
    {
        var (file, instance) = (report.File, report.File.Instance);
        var root = new JsonObject
        {
            ["file"] = report.Path,
            ["note"] = file.Note,
            ["vocabulary"] = file.Names.Names.IsEmpty ? instance.Vocabulary : new JsonArray([.. file.Names.Names.Select(name => JsonValue.Create(name))]),
            ["horizon"] = instance.Horizon,
            ["draft"] = file.DraftKind,
            ["target"] = file.TargetKind,
            ["totalVariation"] = new JsonArray([.. report.TotalVariation.Select(Number)]),
            ["rejections"] = Number(report.Rejections),
            ["rounds"] = Number(report.Rounds),
            ["speedUp"] = Number(report.SpeedUp),
        };
        if (report.Simulated is { } simulated)
        {
            root["simulated"] = new JsonObject
            {
                ["runs"] = simulated.Runs,
                ["seed"] = simulated.Seed,
                ["rejections"] = Estimated(simulated.Rejections, report.Rejections),
                ["rounds"] = Estimated(simulated.Rounds, report.Rounds),
            };
        }

        if (report.Law is { } laws)
        {
            root["law"] = Law(file.Names, laws);
        }

        return root.ToJsonString(Options) + "\n";
    }

    private static JsonObject Number(Rational value) => new() { ["fraction"] = value.ToString(), ["decimal"] = value.ToDecimalString(15) };

    private static JsonObject Estimated(Estimate estimate, Rational exact)
    {
        var (low, high) = estimate.Interval(0.99);
        return new JsonObject
        {
            ["mean"] = estimate.Mean,
            ["standardError"] = estimate.StandardError,
            ["interval99"] = new JsonArray(low, high),
            ["z"] = SimulatedRuns.Z(estimate, exact),
        };
    }

    private static JsonObject Law(TokenNames names, OutputLaws laws) => new()
    {
        ["agree"] = laws.Agree,
        ["outputs"] = new JsonArray([.. laws.Outputs.Select(output => new JsonObject
        {
            ["output"] = names.Format(output),
            ["target"] = laws.Target[output].ToString(),
            ["decoder"] = laws.Decoder[output].ToString(),
        })]),
    };
}
