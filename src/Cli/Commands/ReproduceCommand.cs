using System.CommandLine;

namespace SpecProofs.Cli;

/// <summary><c>specproofs reproduce</c>: the paper's figures and tables, and a one-page report.</summary>
internal static class ReproduceCommand
{
    private const string DefaultFolder = "reproduced";

    /// <summary>For each statement and size.</summary>
    private static readonly TimeSpan SecondsOfAProof = TimeSpan.FromSeconds(5);

    public static Command Create(TextWriter output, TextWriter error)
    {
        var names = new Argument<string[]>("FIGURE")
        {
            Description = $"Figures to make: {string.Join(", ", Gallery.Ids)} (default: all of them, and report.html).",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var folder = new Option<string>("--out")
        {
            Description = "Folder for the files.",
            HelpName = "DIR",
            DefaultValueFactory = _ => DefaultFolder,
        }.OfPath();
        var runs = Numbers.Option("--runs", $"Simulated runs per point (default {Recipe.DefaultRuns}).", 100L, 1_000_000_000L);
        var seed = Numbers.Option("--seed", "Seed of the simulations (default 1).", 0UL, ulong.MaxValue);
        var cases = Numbers.Option(
            "--cases", $"Random cases per property for the ledger in report.html (default {RunOptions.DefaultCases}).", 1, int.MaxValue);
        var columns = Numbers.Option("--columns", "Draw for one column of a paper, or for two (for a screen unless given).", 1, 2);
        names.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => !Gallery.Ids.Contains(token.Value)))
            {
                result.AddError($"there is no figure \"{Quoted.Of(token.Value)}\"; the names are {string.Join(", ", Gallery.Ids)}.");
            }
        });
        const string Description = "Make the paper's figures and tables: SVG, PNG, CSV, an index with the recipes, and a one-page report.";
        var command = new Command("reproduce", Description) { names, folder, runs, seed, cases, columns };
        command.SetAction(parsed =>
        {
            var english = Path.Combine(AppContext.BaseDirectory, "data", "english.json");
            var recipe = new Recipe(parsed.GetValue(runs) ?? Recipe.DefaultRuns, parsed.GetValue(seed) ?? 1, english);
            var options = new RunOptions(parsed.GetValue(cases) ?? RunOptions.DefaultCases, recipe.Seed);
            var size = parsed.GetValue(columns) switch { 1 => PlotSize.OneColumn, 2 => PlotSize.TwoColumns, _ => PlotSize.Screen };
            return Run(parsed.GetValue(names) ?? [], parsed.GetValue(folder)!, recipe, options, size, output, error);
        });
        return command;
    }

    private static int Run(
        string[] names, string folder, Recipe recipe, RunOptions options, PlotSize size, TextWriter output, TextWriter error)
    {
        var all = names.Length == 0;
        IReadOnlyList<string> ids = all ? [.. Gallery.Ids] : [.. names.Distinct()];
        OutputFile.CreateFolder("--out", folder);
        var proofs = all ? ProofsFile.In(folder) : null;
        var figures = new List<Figure>();
        foreach (var (i, id) in ids.Index())
        {
            error.WriteLine($"{i + 1} of {ids.Count}: {id}");
            var figure = Gallery.Make(id, recipe);
            OutputFile.Write(Path.Combine(folder, $"{id}.svg"), Plot.ToSvg(figure, size));
            if (Picture.ToPng(figure, size) is { } png)
            {
                OutputFile.Write(Path.Combine(folder, $"{id}.png"), png);
            }
            else
            {
                error.WriteLine($"{id}.png skipped: the drawing library cannot be loaded; on Linux it needs libfontconfig1");
            }

            OutputFile.Write(Path.Combine(folder, $"{id}.csv"), CsvFile.Of(figure));
            figures.Add(figure);
        }

        OutputFile.Write(Path.Combine(folder, "index.md"), FigureIndex.Of(figures, recipe));
        if (all)
        {
            error.WriteLine("ledger, proofs and report.html");
            proofs ??= Proved();
            var begun = TimeProvider.System.GetUtcNow();
            var ledger = Ledger.Of(Theorems.Catalogue, Theorems.Catalogue.Statements, options);
            var file = LedgerFile.Of(ledger, options, begun);
            OutputFile.Write(Path.Combine(folder, "ledger.json"), file.ToJson());
            OutputFile.Write(Path.Combine(folder, "ledger.md"), file.ToMarkdown(proofs));
            var content = new ReportContent(figures, recipe, ledger, options, proofs, [.. Mutants.All]);
            OutputFile.Write(Path.Combine(folder, "report.html"), ReportPage.Of(content));
        }

        var made = figures.Count == 1 ? "1 figure" : $"{figures.Count} figures";
        output.WriteLine($"{made} in {folder}: index.md{(all ? " and report.html" : string.Empty)}");
        return CommandLine.Ok;
    }

    /// <summary>What is proved in seconds; <c>prove --ledger</c> into the same folder goes further.</summary>
    private static ProofsFile Proved() => ProofsFile.Of(
        new StatementProofs(new ProofBudget(Time: SecondsOfAProof)).Of(Theorems.Catalogue.Statements, vocabulary: 2, horizon: 1),
        [],
        TimeProvider.System.GetUtcNow());
}
