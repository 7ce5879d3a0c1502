using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SpecProofs.Cli;

/// <summary>The report for programs, in the shape that docs/json.md states.</summary>
internal static class InstanceReportJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(InstanceReport report)
    {
        var (file, instance) = (report.File, report.File.Instance);
        var root = new JsonObject
        {
            ["file"] = report.Path,
            ["note"] = file.Note,
            ["vocabulary"] = file.Names.Names.IsEmpty ? instance.Vocabulary : List(file.Names.Names, name => JsonValue.Create(name)),
            ["horizon"] = instance.Horizon,
            ["draft"] = file.DraftKind,
            ["target"] = file.TargetKind,
            ["budget"] = new JsonObject { ["words"] = report.Budget.Words, ["bits"] = report.Budget.Bits },
            ["totalVariation"] = List(report.ClosedForms.TotalVariation, Number),
            ["rejections"] = Number(report.ClosedForms.Rejections),
            ["bound"] = Number(report.ClosedForms.Bound),
            ["rounds"] = Number(report.ClosedForms.Rounds),
            ["speedUp"] = Number(report.ClosedForms.SpeedUp),
            ["batch"] = List(report.ClosedForms.Batch, Batch),
            ["batchLimit"] = Number(report.ClosedForms.BatchLimit),
            ["overAcceptance"] = List(report.ClosedForms.OverAcceptance, Lossy),
            ["rules"] = report.Rules is { } rules ? Rules(rules) : null,
            ["simulated"] = report.Simulated is { } simulated ? Simulated(simulated) : null,
            ["law"] = report.Law is { } laws ? Law(file.Names, laws) : null,
        };
        return root.ToJsonString(Options) + "\n";
    }

    private static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonNode?> write) => new([.. items.Select(write)]);

    private static JsonObject Number(Enclosure value) => new()
    {
        ["exact"] = value.Exact is not null,
        ["fraction"] = value.Exact?.ToString(),
        ["double"] = value.Value,
        ["error"] = value.Error,
    };

    private static JsonObject Batch((int Drafts, Enclosure Rejections) batch) =>
        new() { ["drafts"] = batch.Drafts, ["rejections"] = Number(batch.Rejections) };

    private static JsonObject AtPosition((Enclosure Rejections, Enclosure Loss) at) =>
        new() { ["rejections"] = Number(at.Rejections), ["loss"] = Number(at.Loss) };

    private static JsonObject Lossy(LossyDecoding lossy) => new()
    {
        ["epsilon"] = lossy.Epsilon.ToString(),
        ["fallback"] = lossy.Fallback,
        ["problem"] = lossy.Problem,
        ["rejections"] = lossy.Problem is null ? Number(lossy.AllRejections) : null,
        ["loss"] = lossy.Problem is null ? Number(lossy.AllLoss) : null,
        ["atEachPosition"] = List(lossy.Rejections.Zip(lossy.Loss), AtPosition),
    };

    private static JsonObject Simulated(SimulatedRuns simulated) => new()
    {
        ["decoder"] = simulated.Decoder,
        ["runs"] = simulated.Runs,
        ["seed"] = simulated.Seed,
        ["way"] = simulated.Way.ToWords(),
        ["notCompiled"] = simulated.Obstacle,
        ["rejections"] = Estimated(simulated.Rejections),
        ["rounds"] = Estimated(simulated.Rounds),
    };

    private static JsonObject Estimated(Comparison comparison)
    {
        var (low, high) = comparison.Estimate.Interval(0.99);
        return new()
        {
            ["mean"] = comparison.Estimate.Mean,
            ["standardError"] = comparison.Estimate.StandardError,
            ["interval99"] = new JsonArray(low, high),
            ["z"] = comparison.Z,
        };
    }

    private static JsonObject Rules(RuleTables rules) => new()
    {
        ["atLookahead"] = List(rules.ByLookahead, at => new JsonObject
        {
            ["lookahead"] = at.Lookahead,
            ["rules"] = List(at.Rows, row => new JsonObject
            {
                ["rule"] = row.Rule.Name,
                ["drafts"] = row.Rule.Drafts,
                ["needs"] = row.Rule.Needs,
                ["lossless"] = row.Rule.Written is null,
                ["loss"] = row.Loss,
                ["rejectionsPer100"] = row.RejectionsPer100,
                ["keptPerRound"] = row.KeptPerRound,
                ["tokensPerCall"] = row.TokensPerCall,
                ["standardError"] = row.StandardError,
                ["ofBest"] = row.OfBest,
            }),
        }),
        ["best"] = List(rules.Best, best => new JsonObject
        {
            ["cost"] = best.Cost.ToString(),
            ["rule"] = best.Rule,
            ["lookahead"] = best.Lookahead,
            ["drafts"] = best.Drafts,
            ["speedUp"] = best.SpeedUp,
        }),
    };

    private static JsonObject Law(TokenNames names, OutputLaws laws) => new()
    {
        ["mostPaths"] = laws.Paths,
        ["mostDrafts"] = OutputLaws.MostDrafts,
        ["agree"] = laws.Agree,
        ["decoders"] = List(laws.Decoders, law => new JsonObject { ["decoder"] = law.Decoder, ["distance"] = law.Distance?.ToString() }),
        ["outputs"] = List(
            laws.Outputs, output => new JsonObject { ["output"] = names.Format(output), ["target"] = laws.Target[output].ToString() }),
    };
}
