using System.Collections.Immutable;
using System.CommandLine;

namespace SpecProofs.Cli;

/// <summary><c>specproofs forecast FILES…</c>: what decoding will cost with a pair of models, from recorded text.</summary>
internal static class ForecastCommand
{
    public static Command Create(TextWriter output)
    {
        var files = new Argument<string[]>("FILES") { Description = "Files with both models' numbers.", Arity = ArgumentArity.ZeroOrMore };
        var costs = Numbers.Fractions("--cost", "What a draft token costs in target calls (default 0.05).");
        var lookahead = Numbers.Ranges(
            "--lookahead", "Draft tokens a round, such as 1..8 or 2,4,8 (default 1..16).", 1, ForecastSettings.LongestLookahead);
        var verification = new Option<string>("--verification")
        {
            Description = "Ways of verification: token, block, or both.",
            HelpName = "LIST",
            DefaultValueFactory = _ => "token,block",
        };
        var seed = Numbers.Option("--seed", "Seed of the resampling (default 1).", 0UL, ulong.MaxValue);
        var json = new Option<bool>("--json") { Description = "Print JSON; docs/forecasting.md documents it." };
        const string Description = "What decoding will cost with this pair of models, from text of the target and its log-probabilities.";
        var command = new Command("forecast", Description) { files, costs, lookahead, verification, seed, json };
        command.SetAction(parsed =>
        {
            var settings = new ForecastSettings
            {
                Lookaheads = [.. parsed.GetValue(lookahead) ?? ForecastSettings.Default.Lookaheads],
                Costs = parsed.GetValue(costs) is { } given ? [.. given.Select(cost => (double)cost)] : ForecastSettings.Default.Costs,
                Verifications = Verifications(parsed.GetRequiredValue(verification)),
                Seed = parsed.GetValue(seed) ?? ForecastSettings.Default.Seed,
            };
            var request = new ForecastRequest { Files = parsed.GetValue(files) ?? [], Settings = settings };
            var report = ForecastReport.Of(request);
            output.Write(parsed.GetValue(json) ? ForecastReportJson.Write(report) : ForecastReportText.Write(report));
            return CommandLine.Ok;
        });
        return command;
    }

    private static ImmutableArray<Verification> Verifications(string list) =>
        [.. list.Split(',').Select(name => name.Trim() switch
        {
            "token" => Verification.Token,
            "block" => Verification.Block,
            var other => throw new BadInputException($"--verification: \"{other}\" is neither token nor block"),
        }).Distinct().Order()];
}
