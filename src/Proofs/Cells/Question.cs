using System.Collections.Immutable;

namespace SpecProofs.Proofs;

/// <summary>What a run has to know of its cell and what differs from point to point.</summary>
internal abstract record Question
{
    /// <summary>The cells of each answer: disjoint, none of them empty, and together the whole cell. None where no cut was found.</summary>
    public abstract IEnumerable<Cell> Children(Cell cell);
}

/// <summary>How the two rows of a context compare.</summary>
internal sealed record OrderQuestion(string Context, int Vocabulary) : Question
{
    /// <inheritdoc/>
    public override IEnumerable<Cell> Children(Cell cell) => RowOrder.All(Vocabulary).Select(order => cell with
    {
        Orders = cell.Orders.Add(Context, (order, cell.Parameters)),
        Parameters = cell.Parameters + RowOrder.Parameters(order),
    });

    /// <inheritdoc/>
    public override string ToString() => $"the order of the two rows at \"{Context}\" is not chosen";
}

/// <summary>Which tokens of a single row have mass.</summary>
internal sealed record SupportQuestion(string Row, int Vocabulary) : Question
{
    /// <inheritdoc/>
    public override IEnumerable<Cell> Children(Cell cell) => Enumerable.Range(1, (1 << Vocabulary) - 1)
        .Select(set => Enumerable.Range(0, Vocabulary).Select(x => (set >> x & 1) == 1).ToImmutableArray())
        .Select(support => cell with
        {
            Supports = cell.Supports.Add(Row, (support, cell.Parameters)),
            Parameters = cell.Parameters + support.Count(has => has) - 1,
        });

    /// <inheritdoc/>
    public override string ToString() => $"the support of the row \"{Row}\" is not chosen";
}

/// <summary>Whether a number in [0, 1] is an end of it.</summary>
internal sealed record LevelQuestion(string Name) : Question
{
    /// <inheritdoc/>
    public override IEnumerable<Cell> Children(Cell cell) => Enum.GetValues<LevelKind>().Select(kind => cell with
    {
        Levels = cell.Levels.Add(Name, (kind, cell.Parameters)),
        Parameters = cell.Parameters + (kind == LevelKind.Inside ? 1 : 0),
    });

    /// <inheritdoc/>
    public override string ToString() => $"the number \"{Name}\" is not chosen";
}

/// <summary>The sign of a polynomial.</summary>
internal sealed record SignQuestion(Polynomial Polynomial, Cut? Cut) : Question
{
    /// <inheritdoc/>
    public override IEnumerable<Cell> Children(Cell cell) => Cut is null ? [] : Cut.Parts.Select(part => cell with
    {
        Substitutions = cell.Substitutions.AddRange(part),
    });

    /// <inheritdoc/>
    public override string ToString() => $"the sign of {Polynomial} differs from point to point or is not decided";
}
