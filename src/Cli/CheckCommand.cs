using System.CommandLine;
using SpecProofs.Conformance;
using SpecProofs.Properties;
using Spectre.Console;

namespace SpecProofs.Cli;

/// <summary><c>specproofs check</c>: tries the statements and prints the ledger.</summary>
internal static class CheckCommand
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        var ids = new Option<string[]>("--statement") { Description = "Check only these statements, such as T1.law.", HelpName = "ID", AllowMultipleArgumentsPerToken = true };
        var cases = Numbers.Option("--cases", $"Random cases a law ({LawRunOptions.DefaultCases} unless given).", 1, int.MaxValue);
        var seed = Numbers.Option("--seed", "Seed of the random cases (1 unless given).", 0UL, ulong.MaxValue);
        ids.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => Catalogue.Statements.All(statement => statement.Id != token.Value)))
            {
                result.AddError($"--statement: there is no \"{token.Value}\"; the ids are {string.Join(", ", Catalogue.Statements.Select(statement => statement.Id))}.");
            }
        });
        var command = new Command("check", "Try the statements and print the ledger: how each was checked, on how many instances, and the verdict.") { ids, cases, seed };
        command.SetAction(parsed => Run(parsed.GetValue(ids) ?? [], new LawRunOptions(parsed.GetValue(cases) ?? LawRunOptions.DefaultCases, parsed.GetValue(seed) ?? 1), output, error));
        return command;
    }

    private static int Run(string[] ids, LawRunOptions options, TextWriter output, TextWriter error)
    {
        IReadOnlyCollection<Statement> statements = ids.Length == 0 ? Catalogue.Statements : [.. ids.Select(Catalogue.Find).Distinct()];
        var rows = WithProgress(error, (finished, tried) => Ledger.Of(typeof(Theorem1_OutputLaw).Assembly, statements, options, finished, tried));
        foreach (var row in rows)
        {
            output.WriteLine($"{row.Statement.Id,-18}{row.Verdict,-12}{row.Instances,10:N0} instances {row.Elapsed.TotalSeconds,6:0.0} s");
            output.WriteLine($"  {row.Statement.Words}");
            output.WriteLine($"  {row.How}");
            if (row.Coverage.Length > 0)
            {
                output.WriteLine($"  coverage: {row.Coverage}");
            }

            output.WriteLine();
        }

        foreach (var refutation in ids.Length == 0 ? [] : rows.SelectMany(row => row.Results).Where(result => result.Law.FalseReading && result.Holds))
        {
            output.WriteLine($"{refutation.Counterexample}\n");
        }

        var counterexamples = rows.SelectMany(row => row.Results).Where(result => !result.Holds).Select(result => result.Failure).ToList();
        counterexamples.ForEach(counterexample => output.WriteLine($"{counterexample}\n"));
        output.WriteLine(
            $"{rows.Count(row => row.Holds)} of {rows.Count} statements hold, {counterexamples.Count} laws falsified; {rows.Sum(row => row.Instances):N0} instances; "
            + $"false alarm of the statistical laws together at most {rows.Sum(row => row.FalseAlarm):0e+0}; seed {options.Seed}");
        return counterexamples.Count == 0 ? 0 : 2;
    }

    /// <summary>Shows what is being tried, on a terminal only.</summary>
    private static IReadOnlyList<LedgerRow> WithProgress(TextWriter error, Func<Action<LawResult>, Action, IReadOnlyList<LedgerRow>> check)
    {
        if (Console.IsErrorRedirected || error != Console.Error)
        {
            return check(_ => { }, () => { });
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(error) });
        var (laws, cases) = (0, 0L);
        return console.Status().Start("checking", status => check(
            result =>
            {
                var done = Interlocked.Increment(ref laws);
                console.MarkupLineInterpolated($"{(result.Holds ? "holds    " : "FALSIFIED")} {result.Law.Statement.Id} {result.Method.Name.Replace('_', ' ')}, {result.Elapsed.TotalSeconds:0.0} s");
                status.Status = $"{done} laws checked, {Interlocked.Read(ref cases):N0} cases tried";
            },
            () =>
            {
                if (Interlocked.Increment(ref cases) % 4096 == 0)
                {
                    status.Status = $"{laws} laws checked, {Interlocked.Read(ref cases):N0} cases tried";
                }
            }));
    }
}
