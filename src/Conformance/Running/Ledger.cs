namespace SpecProofs.Conformance;

/// <summary>What is known of statements after their properties were tried.</summary>
public static class Ledger
{
    /// <summary>One row a statement, in the order of the catalogue; statements without a property have none.</summary>
    /// <param name="catalogue">Statements and properties.</param>
    /// <param name="statements">The statements to check.</param>
    /// <param name="options">Number of cases and seed.</param>
    /// <param name="finished">Told of each property that was tried, one at a time: see <see cref="TheoryRun.Run"/>.</param>
    /// <param name="tried">Told how much work each case was that is tried, see <see cref="PropertyWork"/>; from any thread.</param>
    public static IReadOnlyList<LedgerRow> Of(
        Catalogue catalogue,
        IReadOnlyCollection<Statement> statements,
        RunOptions options,
        Action<PropertyResult>? finished = null,
        Action<int>? tried = null)
    {
        var properties = catalogue.PropertiesOf(statements);
        var results = new TheoryRun(properties, options).Run(finished, tried)
            .OfType<PropertyResult>()
            .ToDictionary(result => result.Property);
        return [.. catalogue.Statements.Select(Row).Where(row => row.Results.Count > 0)];

        LedgerRow Row(Statement statement) =>
            new(statement, [.. properties.Where(property => property.Statement == statement).Select(property => results[property])]);
    }
}
