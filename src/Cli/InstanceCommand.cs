using System.CommandLine;

namespace SpecProofs.Cli;

/// <summary><c>specproofs instance FILE</c>: what the theory says of one instance, and what simulation says beside it.</summary>
internal static class InstanceCommand
{
    public static Command Create(TextWriter output)
    {
        var file = new Argument<string>("FILE") { Description = "An instance file (JSON)." };
        var simulate = Numbers.Option("--simulate", "Simulate this many runs and compare.", 2L, long.MaxValue);
        var seed = Numbers.Option("--seed", "Seed of the simulation (1 unless given).", 0UL, ulong.MaxValue);
        var law = new Option<bool>("--law") { Description = "The whole output law, of the target and of the decoder." };
        var json = new Option<bool>("--json") { Description = "JSON, every fraction in full." };
        var command = new Command("instance", "Expected rejections, rounds and speed-up of speculative decoding on one instance.") { file, simulate, seed, law, json };
        command.SetAction(parsed =>
        {
            var report = InstanceReport.Of(parsed.GetRequiredValue(file), parsed.GetValue(simulate), parsed.GetValue(seed) ?? 1, parsed.GetValue(law));
            output.Write(parsed.GetValue(json) ? InstanceReportJson.Write(report) : InstanceReportText.Write(report));
            return report.Law is { } both && !both.Agree ? CommandLine.Falsified : CommandLine.Ok;
        });
        return command;
    }
}
