using System.CommandLine;

namespace SpecProofs.Cli;

/// <summary><c>specproofs instance FILE</c>: what the theory says of one instance, and what simulation says beside it.</summary>
internal static class InstanceCommand
{
    public static Command Create(TextWriter output)
    {
        var file = new Argument<string>("FILE") { Description = "An instance file (JSON)." };
        var batch = Numbers.Counts("--batch", "Numbers of drafts M of batch speculative decoding (1,2,4,8 unless given).");
        var epsilon = Numbers.Fractions("--epsilon", "Over-acceptance min(1, (q + ε)/p) for these ε (0.1,0.2,0.4,0.8 unless given).");
        var simulate = Numbers.Option("--simulate", "Simulate this many runs and compare.", 2L, long.MaxValue);
        var seed = Numbers.Option("--seed", "Seed of the simulation (1 unless given).", 0UL, ulong.MaxValue);
        var law = new Option<bool>("--law") { Description = "The whole output laws of all four algorithms, compared with the target's." };
        var lookahead = Numbers.Option("--lookahead", "Draft tokens a round in --simulate and --law (to the horizon unless given).", 1, int.MaxValue);
        var bonus = new Option<bool>("--bonus") { Description = "A bonus token after a round without rejection, in --simulate and --law." };
        var json = new Option<bool>("--json") { Description = "JSON, every fraction in full; docs/json.md says how." };
        var command = new Command("instance", "What the theory says of one instance: rejections, rounds, speed-up, batches of drafts, over-acceptance.")
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

    /// <summary>A decoder whose law is not the one that it claims falsifies a theorem.</summary>
    public static int ExitCode(InstanceReport report) => report.Law is { Agree: false } ? CommandLine.Falsified : CommandLine.Ok;
}
