namespace SpecProofs.Proofs;

/// <summary>How one run of a check on one cell ended.</summary>
/// <param name="Question">What it has to know of the cell; what else it did then does not count.</param>
/// <param name="Failure">How it fails at every point; null if it does not.</param>
/// <param name="Obstacle">Why nothing is known although it ended; null if there is no such reason.</param>
/// <param name="Work">Steps of the arithmetic that it took.</param>
internal sealed record CellRun(Question? Question, Exception? Failure, string? Obstacle, long Work)
{
    /// <summary>The check passes at every point of the cell.</summary>
    public bool Passed => this is { Question: null, Failure: null, Obstacle: null };

    /// <summary>Why the cell is not decided.</summary>
    public string Reason => Obstacle ?? $"{Question}" switch
    {
        "" => $"the check fails on the cell, but not at its point: {Failure!.Message}",
        var question => question,
    };

    /// <summary>Runs a check on a cell.</summary>
    /// <param name="check">The check.</param>
    /// <param name="cell">The cell.</param>
    /// <param name="deadline">A timestamp at which the run gives up.</param>
    /// <param name="work">Steps of the arithmetic that it may take.</param>
    public static CellRun Of(Action<Point<Real>> check, Cell cell, long deadline = long.MaxValue, long work = long.MaxValue)
    {
        var run = new Run(cell.Prefer) { Deadline = deadline, Work = work };
        return Of(check, run, () => new(cell,
            [.. Enumerable.Range(0, cell.Parameters).Select(parameter => Real.Parameter(parameter, run))],
            run.Ask, value => value.In(run)));
    }

    /// <summary>
    /// The failure of a cell at one of its points, run with constants in place of parameters; null if the check does not fail there.
    /// </summary>
    public static Counterexample? Confirmed(Action<Point<Real>> check, Cell cell)
    {
        var again = Of(check, new Run(cell.Prefer), () => new(cell, [.. Enumerable.Repeat(Real.One, cell.Parameters)]));
        return again.Failure is null
            ? null
            : new(cell, new Point<Rational>(cell, [.. Enumerable.Repeat(Rational.One, cell.Parameters)]), again.Failure);
    }

    private static CellRun Of(Action<Point<Real>> check, Run run, Func<Point<Real>> point)
    {
        Refusal.Take();
        Exception? thrown = null;
        try
        {
            check(point());
        }
#pragma warning disable CA1031 // Whatever a decoder or a check throws is how it fails there.
        catch (Exception e)
#pragma warning restore CA1031
        {
            thrown = e;
        }

        run.Over = true;
        if (Refusal.Take() is { } obstacle)
        {
            return new(null, null, obstacle, run.Spent);
        }

        // A question first: the exception that carries it may have been swallowed, wrapped, or turned into a failure.
        if (run.Pending is { } question)
        {
            return new(question, null, null, run.Spent);
        }

        return thrown is BudgetExceededException ? new(null, null, thrown.Message, run.Spent) : new(null, thrown, null, run.Spent);
    }
}
