using System.CommandLine;
using System.Diagnostics;

namespace SpecProofs.Cli;

/// <summary><c>specproofs instance FILE</c>: exact figures for one instance, and a simulation beside them.</summary>
internal static class InstanceCommand
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var file = new Argument<string>("FILE") { Description = "An instance file (JSON)." }.OfPath();
        var batch = Numbers.Counts("--batch", "Numbers of drafts M for batch speculative decoding (default 1,2,4,8).");
        var epsilon = Numbers.Fractions("--epsilon", "Over-acceptance min(1, (q + ε)/p) for these ε (default 0.1,0.2,0.4,0.8).");
        var simulate = Numbers.Option("--simulate", "Simulate this many runs and compare them with the theory.", 2L, long.MaxValue);
        var seed = Numbers.Option("--seed", "Seed of the simulation (default 1).", 0UL, ulong.MaxValue);
        var law = new Option<bool>("--law") { Description = "Compare the full output laws of all four algorithms with the target's." };
        var lookahead = Numbers.Option(
            "--lookahead",
            "Draft tokens per round in --simulate, --law and --rules (default: to the horizon; 4 and 8 in --rules).",
            1,
            int.MaxValue);
        var bonus = new Option<bool>("--bonus") { Description = "A bonus token after a round without rejection, in --simulate and --law." };
        var rules = new Option<bool>("--rules")
        {
            Description = "Compare verification rules at γ = 4 and 8, or at --lookahead, with the numbers of drafts of --batch (2,4).",
        };
        var cost = Numbers.Fractions("--cost", "With --rules: the best γ and M if a draft token costs this many target calls.");
        var json = new Option<bool>("--json") { Description = "Print JSON, with every fraction in full; docs/json.md documents it." };
        const string Description = "Exact figures for one instance: rejections, rounds, speed-up, batches of drafts, over-acceptance.";
        var command = new Command("instance", Description)
        {
            file, batch, epsilon, simulate, seed, law, lookahead, bonus, rules, cost, json,
        };
        command.SetAction(parsed =>
        {
            var request = new InstanceRequest
            {
                Batch = parsed.GetValue(batch) ?? InstanceRequest.DefaultBatch,
                Epsilons = parsed.GetValue(epsilon) ?? InstanceRequest.DefaultEpsilons,
                Lookahead = parsed.GetValue(lookahead) ?? int.MaxValue,
                Bonus = parsed.GetValue(bonus),
                Runs = parsed.GetValue(simulate),
                Seed = parsed.GetValue(seed) ?? 1,
                Law = parsed.GetValue(law),
                Rules = Rules(parsed.GetValue(rules), parsed.GetValue(cost), parsed.GetValue(batch), parsed.GetValue(lookahead)),
            };
            var report = WithProgress(parsed.GetRequiredValue(file), request, error);
            output.Write(parsed.GetValue(json) ? InstanceReportJson.Write(report) : InstanceReportText.Write(report));
            return ExitCode(report);
        });
        return command;
    }

    /// <summary>Shows what is being computed and since when, on a terminal only.</summary>
    private static InstanceReport WithProgress(string file, InstanceRequest request, TextWriter error)
    {
        var (part, begun) = ("the file", TimeSpan.Zero);
        var watch = Stopwatch.StartNew();
        using var line = StatusLine.OnTerminal(error, elapsed => $"{part}, {(elapsed - begun).TotalSeconds:0} s");
        return InstanceReport.Of(file, request, next => (part, begun) = (next, watch.Elapsed));
    }

    private static RulesRequest? Rules(bool asked, IReadOnlyList<Rational>? costs, IReadOnlyList<int>? batch, int? lookahead) =>
        asked ? new(
            batch is null ? RulesRequest.DefaultDrafts : [.. batch.Where(drafts => drafts > 1).Order()],
            lookahead is { } one ? [one] : RulesRequest.DefaultLookaheads,
            costs ?? [])
        : costs is null ? null
        : throw new BadInputException("--cost belongs to --rules");

    /// <summary>A decoder whose law is not the target's falsifies a theorem.</summary>
    public static int ExitCode(InstanceReport report) => report.Law is { Agree: false } ? CommandLine.Falsified : CommandLine.Ok;
}
