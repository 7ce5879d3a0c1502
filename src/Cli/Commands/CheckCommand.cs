using System.CommandLine;

namespace SpecProofs.Cli;

/// <summary><c>specproofs check</c>: tries the statements and prints the ledger.</summary>
internal static class CheckCommand
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var ids = new Option<string[]>("--statement")
        {
            Description = "Check only these statements, such as T1.law, or all whose ids begin so, such as T1.",
            HelpName = "ID",
            AllowMultipleArgumentsPerToken = true,
        };
        var cases = Numbers.Option("--cases", $"Random cases a property ({RunOptions.DefaultCases} unless given).", 1, int.MaxValue);
        var seed = Numbers.Option("--seed", "Seed of the random cases (1 unless given).", 0UL, ulong.MaxValue);
        var ledger = new Option<string?>("--ledger") { Description = "Write ledger.json and ledger.md to this folder.", HelpName = "DIR" }
            .OfPath();
        var picture = PictureOption.Create(
            "Draw the choices of the counterexample, or of a false reading's least refutation, to this SVG file.");
        var assemblies = StatementOptions.Assembly();
        var watch = new Option<bool>("--watch")
        {
            Arity = ArgumentArity.Zero,
            Description = "In a clone: build and check again whenever a source file is saved. With --assembly: when that file is.",
        };
        var command = new Command(
            "check", "Try the statements and print the ledger: how each was checked, on how many instances, and the verdict.")
        {
            ids, cases, seed, ledger, picture, assemblies, watch,
        };
        command.SetAction(parsed =>
        {
            var own = parsed.GetValue(assemblies) ?? [];
            var words = parsed.Tokens.Select(token => token.Value).Where(word => word != watch.Name);
            return parsed.GetValue(watch) ? new WatchedCheck([.. words], own, output).Run() : Run(
                StatementOptions.CatalogueOf(own),
                parsed.GetValue(ids) ?? [],
                new RunOptions(parsed.GetValue(cases) ?? RunOptions.DefaultCases, parsed.GetValue(seed) ?? 1),
                parsed.GetValue(ledger),
                parsed.GetValue(picture),
                output,
                error);
        });
        return command;
    }

    /// <summary>Checks the statements with these ids, or whose ids begin so; all of them for none.</summary>
    /// <returns>The exit code.</returns>
    internal static int Run(
        Catalogue catalogue, string[] ids, RunOptions options, string? ledger, string? picture, TextWriter output, TextWriter error)
    {
        var statements = catalogue.Selected(ids);
        if (ledger is not null)
        {
            OutputFile.CreateFolder("--ledger", ledger, LedgerFile.Name, LedgerFile.Page);
        }

        PictureOption.Prepare(picture);

        // Read before the check, so that nothing is checked for a ledger that cannot be written.
        var proofs = ledger is null ? null : ProofsFile.In(ledger);
        var begun = TimeProvider.System.GetUtcNow();
        var shown = new FailuresAsFound(output);
        var rows = WithProgress(catalogue, statements, options, shown, error);
        shown.End();
        foreach (var row in rows)
        {
            output.Write($"{row.Statement.Id,-18}{row.Verdict,-12}{row.Instances,10:N0} instance{(row.Instances == 1 ? " " : "s")} ");
            output.WriteLine($"{row.Elapsed.TotalSeconds,6:0.0} s");
            output.WriteLine(Prose.Wrap(row.Statement.Words, 2));
            output.WriteLine(Prose.Wrap(row.How, 2));
            if (row.Coverage.Length > 0)
            {
                output.WriteLine(Prose.Wrap($"coverage: {row.Coverage}", 2));
            }

            output.WriteLine();
        }

        var results = rows.SelectMany(row => row.Results).ToList();
        foreach (var refutation in ids.Length == 0 ? [] : results.Where(result => result.Property.IsSearch && result.Holds))
        {
            output.WriteLine($"{refutation.Case}\n");
        }

        var failures = results.Count(result => !result.Holds);
        output.WriteLine(Prose.Wrap(
            $"{rows.Count(row => row.Holds)} of {rows.Count} statements hold, "
            + $"{failures} {(failures == 1 ? "property fails" : "properties fail")}; "
            + $"{rows.Sum(row => row.Instances):N0} instances; "
            + $"false alarm of the statistical properties together at most {rows.Sum(row => row.FalseAlarm):0.0e+0}; seed {options.Seed}",
            0));
        if (failures > 0)
        {
            output.WriteLine($"\n{ClosingWords.Of(results, shown.Root)}");
        }

        // Written last, so that a disk that is full by now costs the files and not what is printed.
        if (picture is not null)
        {
            output.WriteLine(PictureOption.Write(picture, results));
        }

        if (ledger is not null)
        {
            var file = LedgerFile.Of(rows, options, begun);
            OutputFile.Write(Path.Combine(ledger, LedgerFile.Name), file.ToJson());
            OutputFile.Write(Path.Combine(ledger, LedgerFile.Page), file.ToMarkdown(proofs));
        }

        return failures == 0 ? CommandLine.Ok : CommandLine.Falsified;
    }

    /// <summary>Shows how far it has come, on a terminal only.</summary>
    private static IReadOnlyList<LedgerRow> WithProgress(
        Catalogue catalogue, IReadOnlyCollection<Statement> statements, RunOptions options, FailuresAsFound shown, TextWriter error)
    {
        if (Console.IsErrorRedirected || error != Console.Error)
        {
            return Ledger.Of(catalogue, statements, options, shown.Finished);
        }

        var progress = new CheckProgress(catalogue.PropertiesOf(statements), options);
        using var line = new StatusLine(error, progress.After);
        return Ledger.Of(
            catalogue,
            statements,
            options,
            result =>
            {
                progress.Finished(result);
                shown.Finished(result);
            },
            progress.Tried);
    }
}
