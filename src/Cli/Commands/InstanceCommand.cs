using System.CommandLine;

namespace SpecProofs.Cli;

/// <summary><c>specproofs instance FILE</c>: exact figures for one instance, and a simulation beside them.</summary>
internal static class InstanceCommand
{
    public static Command Create(TextWriter output)
    {
        var file = new Argument<string>("FILE") { Description = "An instance file (JSON)." }.OfPath();
        var batch = Numbers.Counts("--batch", "Numbers of drafts M for batch speculative decoding (default 1,2,4,8).");
        var epsilon = Numbers.Fractions("--epsilon", "Over-acceptance min(1, (q + ε)/p) for these ε (default 0.1,0.2,0.4,0.8).");
        var simulate = Numbers.Option("--simulate", "Simulate this many runs and compare them with the theory.", 2L, long.MaxValue);
        var seed = Numbers.Option("--seed", "Seed of the simulation (default 1).", 0UL, ulong.MaxValue);
        var law = new Option<bool>("--law") { Description = "Compare the full output laws of all four algorithms with the target's." };
        var lookahead = Numbers.Option(
            "--lookahead", "Draft tokens per round in --simulate and --law (default: to the horizon).", 1, int.MaxValue);
        var bonus = new Option<bool>("--bonus") { Description = "A bonus token after a round without rejection, in --simulate and --law." };
        var json = new Option<bool>("--json") { Description = "Print JSON, with every fraction in full; docs/json.md documents it." };
        const string Description = "Exact figures for one instance: rejections, rounds, speed-up, batches of drafts, over-acceptance.";
        var command = new Command("instance", Description)
        {
            file, batch, epsilon, simulate, seed, law, lookahead, bonus, json,
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
            };
            var report = InstanceReport.Of(parsed.GetRequiredValue(file), request);
            output.Write(parsed.GetValue(json) ? InstanceReportJson.Write(report) : InstanceReportText.Write(report));
            return ExitCode(report);
        });
        return command;
    }

    /// <summary>A decoder whose law is not the target's falsifies a theorem.</summary>
    public static int ExitCode(InstanceReport report) => report.Law is { Agree: false } ? CommandLine.Falsified : CommandLine.Ok;
}
