using System.Collections.Concurrent;

namespace SpecProofs.Conformance;

/// <summary>Tries the properties of some statements, on all cores.</summary>
public static class Ledger
{
    /// <summary>One row a statement, in the order of the catalogue; statements without a property have none.</summary>
    /// <param name="catalogue">Statements and properties.</param>
    /// <param name="statements">The statements to check.</param>
    /// <param name="options">Number of cases and seed.</param>
    /// <param name="finished">Told of each property that was tried, from any thread.</param>
    /// <param name="tried">Told how much work each case was that is tried, see <see cref="PropertyWork"/>; from any thread.</param>
    public static IReadOnlyList<LedgerRow> Of(
        Catalogue catalogue, IReadOnlyCollection<Statement> statements, RunOptions options, Action<PropertyResult>? finished = null, Action<int>? tried = null)
    {
        var results = new ConcurrentDictionary<StatedProperty, PropertyResult>();
        var properties = catalogue.PropertiesOf(statements);
        _ = Parallel.ForEach(
            Partitioner.Create(properties, EnumerablePartitionerOptions.NoBuffering),
            new() { MaxDegreeOfParallelism = Environment.ProcessorCount },
            property =>
            {
                var result = results[property] = PropertyRunner.Run(property, options, tried);
                finished?.Invoke(result);
            });
        return
        [
            .. catalogue.Statements.Select(statement => new LedgerRow(statement, [.. properties.Where(property => property.Statement == statement).Select(property => results[property])]))
                .Where(row => row.Results.Count > 0),
        ];
    }
}
