using System.CommandLine;
using System.Diagnostics;

namespace SpecProofs.Cli;

/// <summary><c>specproofs prove</c>: proves the statements for every real instance of a size.</summary>
internal static class ProveCommand
{
    public static Command Create(TextWriter output)
    {
        var ids = new Argument<string[]>("STATEMENT")
        {
            Description = "Ids of statements, such as T1.law, or how they begin, such as T1; all unless given.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var vocabulary = Numbers.Option("--vocabulary", "The largest V (3 unless given).", 1, 5);
        var horizon = Numbers.Option("--horizon", "The largest T (2 unless given).", 1, 5);
        var drafts = Numbers.Option("--drafts", "The largest M (2 unless given).", 1, 4);
        var budget = Numbers.Option("--budget", "Seconds for each statement and size (60 unless given).", 1, 1_000_000);
        var ledger = new Option<string?>("--ledger")
        {
            Description = $"Write {ProofsFile.Name} to this folder; check --ledger and cite --ledger then say what was proved.",
            HelpName = "DIR",
        }.OfPath();
        var command = new Command("prove", "Prove the statements for every real instance of a size, from the code of their own properties.")
        {
            ids, vocabulary, horizon, drafts, budget, ledger,
        };
        command.SetAction(parsed => Run(
            Theorems.Catalogue.Selected(parsed.GetValue(ids) ?? []),
            new(new(Time: TimeSpan.FromSeconds(parsed.GetValue(budget) ?? 60)), parsed.GetValue(drafts) ?? 2),
            parsed.GetValue(vocabulary) ?? 3,
            parsed.GetValue(horizon) ?? 2,
            parsed.GetValue(ledger),
            output));
        return command;
    }

    private static int Run(
        IReadOnlyList<Statement> statements, StatementProofs proofs, int vocabulary, int horizon, string? ledger, TextWriter output)
    {
        if (ledger is not null)
        {
            OutputFile.CreateFolder("--ledger", ledger, ProofsFile.Name);
        }

        var begun = TimeProvider.System.GetUtcNow();
        var all = new List<StatementProof>();
        foreach (var proof in proofs.Of(statements, vocabulary, horizon))
        {
            all.Add(proof);
            Write(output, proof.Statement.Id, proof.Size, WordOf(proof), proof.Cells, proof.Elapsed, proof.Words);
        }

        var certificates = Certified(statements, proofs.Budget, output);
        if (ledger is not null)
        {
            OutputFile.Write(Path.Combine(ledger, ProofsFile.Name), ProofsFile.Of(all, certificates, begun).ToJson());
        }

        output.WriteLine();
        output.WriteLine(Prose.Wrap(Summary(all, certificates.Count), 0));
        return all.Exists(proof => proof.IsAlarm) ? CommandLine.Falsified : CommandLine.Ok;
    }

    /// <summary>What is proved of the statements for every horizon.</summary>
    private static List<ProvedSteps> Certified(IReadOnlyList<Statement> statements, ProofBudget budget, TextWriter output)
    {
        var proved = new List<ProvedSteps>();
        foreach (var certificate in Certificates.All.Where(known => statements.Any(statement => statement.Id == known.Statement)))
        {
            var begun = Stopwatch.GetTimestamp();
            var outcome = certificate.Prove(budget);
            var steps = ProvedSteps.Of(certificate, outcome);
            proved.AddRange(steps is null ? [] : [steps]);
            var elapsed = Stopwatch.GetElapsedTime(begun);
            Write(output, certificate.Statement, "every T", steps is null ? "open" : "proved", outcome.Cells, elapsed, $"{outcome}");
        }

        return proved;
    }

    private static void Write(TextWriter output, string id, string size, string verdict, long cells, TimeSpan elapsed, string words)
    {
        output.WriteLine($"{id,-18}{size,-14}{verdict,-18}{cells,9:N0} cell{(cells == 1 ? " " : "s")} {elapsed.TotalSeconds,7:0.0} s");
        if (words.Length > 0)
        {
            output.WriteLine(string.Join('\n', words.Split('\n').Select(line => Prose.Wrap(line, 2))));
        }
    }

    private static string WordOf(StatementProof proof) => (proof.Verdict, proof.Statement.IsFalseReading) switch
    {
        (ProofVerdict.Proved, true) => "no counterexample",
        (ProofVerdict.Proved, _) => "proved",
        (ProofVerdict.Refuted, true) => "refuted",
        (ProofVerdict.Refuted, _) => "REFUTED",
        _ => "open",
    };

    private static string Summary(List<StatementProof> proofs, int certificates) => string.Concat(
        $"{Count(proofs, ProofVerdict.Proved)} of {proofs.Count} (statement, size) proved for every real instance, ",
        $"{Count(proofs, ProofVerdict.Refuted)} refuted, {Count(proofs, ProofVerdict.Open)} open; ",
        $"{certificates} certificate{(certificates == 1 ? "" : "s")} for every horizon; ",
        $"{proofs.Sum(proof => proof.Cells):N0} cells, {proofs.Sum(proof => proof.Elapsed.TotalSeconds):0.0} s");

    private static int Count(List<StatementProof> proofs, ProofVerdict verdict) => proofs.Count(proof => proof.Verdict == verdict);
}
