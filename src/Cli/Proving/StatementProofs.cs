extern alias Symbolic;

using System.Diagnostics;
using Symbolic::SpecProofs.SymbolicProperties;

namespace SpecProofs.Cli;

/// <summary>Proofs of the suite's statements, from the code of its own properties.</summary>
/// <param name="Budget">What the cases of a statement and size may cost together.</param>
/// <param name="MostDrafts">M goes from 1 to this.</param>
internal sealed record StatementProofs(ProofBudget Budget, int MostDrafts = 2)
{
    /// <summary>Each statement at each size up to a largest one, smaller sizes first.</summary>
    public IEnumerable<StatementProof> Of(IEnumerable<Statement> statements, int vocabulary, int horizon) =>
        from statement in statements
        from v in Enumerable.Range(0, vocabulary + 1)
        from t in Enumerable.Range(0, horizon + 1)
        from proof in At(statement, (v, t))
        select proof;

    /// <summary>One statement at one size, in which 0 stands for a vocabulary or horizon that it does not speak of. Empty where it has
    /// no such size.</summary>
    public IEnumerable<StatementProof> At(Statement statement, (int Vocabulary, int Horizon) size)
    {
        var here = SymbolicProperty.All.Where(property => property.Statement == statement.Id && IsOf(property, size)).ToList();
        return here.Count == 0 ? []
            : statement.IsFalseReading ? here.Select(reading => Of(statement, reading, size))
            : [Of(statement, here, size)];
    }

    private static bool IsOf(SymbolicProperty property, (int Vocabulary, int Horizon) size) =>
        property.HasVocabulary == size.Vocabulary > 0 && property.HasHorizon == size.Horizon > 0;

    private StatementProof Of(Statement statement, SymbolicProperty reading, (int Vocabulary, int Horizon) size) =>
        Of(statement, [reading], size) with { Reading = reading.Name };

    private StatementProof Of(Statement statement, IEnumerable<SymbolicProperty> properties, (int Vocabulary, int Horizon) size)
    {
        var (begun, cells, open) = (Stopwatch.GetTimestamp(), 0L, "");
        foreach (var property in properties)
        {
            if (property.Obstacle is { } obstacle)
            {
                open = First(open, $"{property.Name}: {obstacle}");
                continue;
            }

            // A property without a size is about T = 4 by itself; its lookaheads and drafts are what is left.
            foreach (var @case in property.Cases(size.Vocabulary, Math.Max(1, size.Horizon), MostDrafts))
            {
                // What is left, in equal parts for the charts.
                var outcome = @case.Prove(Budget with
                {
                    Time = (Budget.Time - Stopwatch.GetElapsedTime(begun)) / Enum.GetValues<Chart>().Length,
                });
                cells += outcome.Cells;
                switch (outcome)
                {
                    case Outcome.Refuted { Counterexample: var counterexample }:
                        return Ended(ProofVerdict.Refuted, $"{NameOf(@case)}: {OrdinaryCase.Confirm(@case, counterexample)}");
                    case Outcome.Open still:
                        open = First(open, $"{NameOf(@case)}: {still.Undecided:N0} of {still.Cells:N0} cells: {still.Reason}");
                        break;
                }
            }
        }

        return open.Length == 0 ? Ended(ProofVerdict.Proved, "") : Ended(ProofVerdict.Open, open);

        StatementProof Ended(ProofVerdict verdict, string words) =>
            new(statement, "", size.Vocabulary, size.Horizon, verdict, cells, Stopwatch.GetElapsedTime(begun), words);
    }

    private static string First(string open, string next) => open.Length == 0 ? next : open;

    private static string NameOf(SymbolicCase @case) =>
        $"{@case}" is { Length: > 0 } words ? $"{@case.Property.Name}, {words}" : @case.Property.Name;
}
