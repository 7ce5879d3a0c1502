namespace SpecProofs.Proofs;

/// <summary>What became of a proof.</summary>
/// <param name="Cells">Cells that were not cut any further.</param>
/// <param name="Runs">Runs of the check, those that ended with a cut included.</param>
public abstract record Outcome(long Cells, long Runs)
{
    /// <summary>The check passes at every point of every cell, and together the cells are all instances.</summary>
    /// <param name="Cells">Cells that were not cut any further.</param>
    /// <param name="Runs">Runs of the check.</param>
    /// <param name="Chart">The chart in which the proof was found.</param>
    public sealed record Proved(long Cells, long Runs, Chart Chart) : Outcome(Cells, Runs)
    {
        /// <inheritdoc/>
        public override string ToString() => $"proved: {Cells:N0} cell{(Cells == 1 ? "" : "s")}";
    }

    /// <summary>The check fails at every point of a cell.</summary>
    /// <param name="Cells">Cells that were not cut any further.</param>
    /// <param name="Runs">Runs of the check.</param>
    /// <param name="Counterexample">A rational point of the cell.</param>
    public sealed record Refuted(long Cells, long Runs, Counterexample Counterexample) : Outcome(Cells, Runs)
    {
        /// <inheritdoc/>
        public override string ToString() => $"refuted: {Counterexample.Failure}\n{Counterexample.Point}";
    }

    /// <summary>No cell was found to fail, but some cells are not decided.</summary>
    /// <param name="Cells">Cells that were not cut any further.</param>
    /// <param name="Runs">Runs of the check.</param>
    /// <param name="Undecided">How many of them are not decided; those that the budget left over are not counted.</param>
    /// <param name="Reason">Why, for the first of them.</param>
    public sealed record Open(long Cells, long Runs, long Undecided, string Reason) : Outcome(Cells, Runs)
    {
        /// <inheritdoc/>
        public override string ToString() => $"open: {Undecided:N0} of {Cells:N0} cells: {Reason}";
    }
}

/// <summary>An instance at which a check fails.</summary>
/// <param name="Cell">The cell: the check fails at every point of it.</param>
/// <param name="Point">One of its points.</param>
/// <param name="Thrown">How it fails: as <see cref="CheckFailedException"/>, or because the program failed.</param>
public sealed record Counterexample(Cell Cell, Point<Rational> Point, Exception Thrown)
{
    /// <summary>What failed.</summary>
    public string Failure => Thrown.Message;
}
