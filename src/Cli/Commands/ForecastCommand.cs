using System.Collections.Immutable;
using System.CommandLine;

namespace SpecProofs.Cli;

/// <summary><c>specproofs forecast FILES…</c>: what decoding will cost with a pair of models, from recorded text.</summary>
internal static class ForecastCommand
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var files = new Argument<string[]>("FILES") { Description = "Files with both models' numbers.", Arity = ArgumentArity.ZeroOrMore }
            .OfPath();
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
        var format = new Option<string>("--format")
        {
            Description = $"How files are read, if not as they look: {string.Join(", ", TraceFormat.All.Select(known => known.Name))}; "
                + "for a pair of two kinds the target's and the draft's.",
            HelpName = "LIST",
        };
        var target = FilesOf("--target", "Files with the target's log-probabilities: vLLM, SGLang, OpenAI, llama.cpp.");
        var draft = FilesOf("--draft", "Files with the draft's log-probabilities of the same texts.");
        var promptLength = Numbers.Option(
            "--prompt-length", "How many tokens of a scored sequence are the prompt's, where the file does not say.", 0, int.MaxValue);
        var givenText = new Option<bool>("--given-text")
        {
            Description = "The text need not be the target's: forecast what would happen if it came out.",
        };
        var folder = new Option<string>("--out") { Description = "Folder for figures (SVG, PNG) and CSV.", HelpName = "DIR" };
        var partial = new Option<string>("--partial") { Description = "Write the sums to this file, for --merge.", HelpName = "FILE" };
        var merge = new Option<bool>("--merge") { Description = "The files are sums that --partial wrote." };
        const string Description = "What decoding will cost with this pair of models, from text of the target and its log-probabilities.";
        var command = new Command("forecast", Description)
        {
            files, target, draft, format, promptLength, givenText, costs, lookahead, verification, seed, folder, json, partial, merge,
        };
        command.SetAction(parsed =>
        {
            var settings = new ForecastSettings
            {
                Lookaheads = [.. parsed.GetValue(lookahead) ?? ForecastSettings.Default.Lookaheads],
                Costs = parsed.GetValue(costs) is { } given ? [.. given.Select(cost => (double)cost)] : ForecastSettings.Default.Costs,
                Verifications = Verifications(parsed.GetRequiredValue(verification)),
                Seed = parsed.GetValue(seed) ?? ForecastSettings.Default.Seed,
            };
            var request = new ForecastRequest
            {
                Files = parsed.GetValue(files) ?? [],
                Targets = parsed.GetValue(target) ?? [],
                Drafts = parsed.GetValue(draft) ?? [],
                Formats = parsed.GetValue(format) is { } named ? TraceFormat.Parse(named) : null,
                PromptLength = parsed.GetValue(promptLength),
                GivenText = parsed.GetValue(givenText),
                Merge = parsed.GetValue(merge),
                Settings = settings,
            };
            Run(request, parsed.GetValue(partial), parsed.GetValue(folder), parsed.GetValue(json), output, error);
            return CommandLine.Ok;
        });
        return command;
    }

    private static void Run(ForecastRequest request, string? partial, string? folder, bool json, TextWriter output, TextWriter error)
    {
        var corpus = request.Read();
        if (partial is not null)
        {
            OutputFile.Write(partial, PartialFile.Write(corpus));
            var size = corpus.Given ? $"{corpus.Whole(Sum.RowTokens):N0} positions" : $"{corpus.Tokens:N0} tokens";
            output.WriteLine(FormattableString.Invariant(
                $"{partial}: sums of {corpus.Texts:N0} texts of {corpus.Prompts.Length:N0} prompts, {size}"));
            return;
        }

        if (corpus.Given)
        {
            var positions = folder is null
                ? PositionForecast.Of(corpus, request.Settings)
                : throw new BadInputException("--out: its figures and table are of lookaheads, and given text says nothing of them");
            output.Write(json ? PositionReport.ToJson(positions) : PositionReport.Write(request.Words, positions));
            return;
        }

        var report = new ForecastReport(request.Words, request.GivenText, DecodingForecast.Of(corpus, request.Settings));
        if (folder is not null)
        {
            WriteFigures(report, folder, error);
        }

        output.Write(json ? ForecastReportJson.Write(report) : ForecastReportText.Write(report));
    }

    private static void WriteFigures(ForecastReport report, string folder, TextWriter error)
    {
        OutputFile.CreateFolder("--out", folder);
        foreach (var figure in ForecastFigures.Of(report))
        {
            OutputFile.Write(Path.Combine(folder, $"{figure.Id}.svg"), Plot.ToSvg(figure));
            if (Picture.ToPng(figure, PlotSize.Screen) is { } png)
            {
                OutputFile.Write(Path.Combine(folder, $"{figure.Id}.png"), png);
            }
            else
            {
                error.WriteLine($"{figure.Id}.png skipped: the drawing library cannot be loaded; on Linux it needs libfontconfig1");
            }
        }

        OutputFile.Write(Path.Combine(folder, "forecast.csv"), ForecastCsv.Of(report.Forecast));
    }

    private static Option<string[]> FilesOf(string name, string description) =>
        new(name) { Description = description, HelpName = "FILE", Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = false };

    private static ImmutableArray<Verification> Verifications(string list) =>
        [.. list.Split(',').Select(name => name.Trim() switch
        {
            "token" => Verification.Token,
            "block" => Verification.Block,
            var other => throw new BadInputException($"--verification: \"{other}\" is neither token nor block"),
        }).Distinct().Order()];
}
