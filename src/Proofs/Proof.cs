using System.Diagnostics;

namespace SpecProofs.Proofs;

/// <summary>
/// Proofs that a check passes for every real instance: it is run on cells of instances, which are cut until every comparison has one
/// answer on each.
/// </summary>
/// <remarks>
/// Exactness: no tolerance and no probability of error. What is proved on a cell holds at all its points, and the cells together are all
/// instances.
/// A proof may stay open: a polynomial's sign may need more than a cut at a rational function.
/// Assumed: the check depends on the point alone, and compares numbers in all that makes a difference to it.
/// </remarks>
public static class Proof
{
    /// <summary>Proves or refutes that a check passes at every point.</summary>
    /// <param name="check">Fails by throwing. It is run once a cell, and has to make what it needs from the point each time.</param>
    /// <param name="budget">How long each chart is tried.</param>
    public static Outcome ForAll(Action<Point<Real>> check, ProofBudget? budget = null)
    {
        Outcome.Open? open = null;
        foreach (var chart in Enum.GetValues<Chart>())
        {
            var outcome = ForAll(check, chart, budget ?? new());
            if (outcome is not Outcome.Open still)
            {
                return outcome;
            }

            open ??= still;
        }

        return open!;
    }

    private static Outcome ForAll(Action<Point<Real>> check, Chart chart, ProofBudget budget)
    {
        var (started, stack) = (Stopwatch.GetTimestamp(), new Stack<Cell>([Cell.All(chart)]));
        var (cells, runs, undecided, work) = (0L, 0L, 0L, 0L);
        var deadline = budget.Time is { } most ? started + (long)(Math.Min(most.TotalSeconds, 1e9) * Stopwatch.Frequency) : long.MaxValue;
        string? reason = null;
        while (stack.TryPop(out var cell))
        {
            if (runs++ == budget.Runs || work >= budget.Work || (budget.Time is { } time && Stopwatch.GetElapsedTime(started) > time))
            {
                return new Outcome.Open(cells, runs, undecided, $"the budget of {budget} is spent");
            }

            var end = CellRun.Of(check, cell, deadline, budget.Work - work);
            work += end.Work;
            if (end.Question?.Children(cell).Reverse().ToList() is { Count: > 0 } children)
            {
                children.ForEach(stack.Push);
                continue;
            }

            cells++;
            if (end.Failure is not null && CellRun.Confirmed(check, cell) is { } counterexample)
            {
                return new Outcome.Refuted(cells, runs, counterexample);
            }

            undecided += end.Passed ? 0 : 1;
            reason ??= end.Passed ? null : end.Reason;
        }

        return reason is null ? new Outcome.Proved(cells, runs, chart) : new Outcome.Open(cells, runs, undecided, reason);
    }
}
