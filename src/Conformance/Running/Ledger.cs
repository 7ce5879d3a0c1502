using System.Collections.Concurrent;
using System.Reflection;

namespace SpecProofs.Conformance;

/// <summary>Tries all laws of some statements, on all cores.</summary>
public static class Ledger
{
    /// <summary>One row a statement, in the order of the catalogue.</summary>
    /// <param name="laws">The assembly with the laws.</param>
    /// <param name="statements">The statements to check.</param>
    /// <param name="options">Number of cases and seed.</param>
    /// <param name="finished">Told of each law that was tried, from any thread.</param>
    /// <param name="tried">Told how much work each case was that is tried, see <see cref="PropertyWork"/>; from any thread.</param>
    public static IReadOnlyList<LedgerRow> Of(
        Assembly laws, IReadOnlyCollection<Statement> statements, RunOptions options, Action<PropertyResult>? finished = null, Action<int>? tried = null)
    {
        var results = new ConcurrentBag<PropertyResult>();
        var methods = PropertiesOf(laws, statements);
        _ = Parallel.ForEach(Partitioner.Create(methods, EnumerablePartitionerOptions.NoBuffering), new() { MaxDegreeOfParallelism = Environment.ProcessorCount }, method =>
        {
            var result = PropertyRunner.Run(method, options, tried);
            results.Add(result);
            finished?.Invoke(result);
        });
        return [.. Catalogue.Statements
            .Select(statement => new LedgerRow(statement, [.. results.Where(result => result.Law.Statement == statement).OrderBy(result => result.Method.Name, StringComparer.Ordinal).ThenBy(result => result.Method.DeclaringType!.FullName, StringComparer.Ordinal)]))
            .Where(row => row.Results.Count > 0)];
    }

    /// <summary>The laws that check some statements.</summary>
    public static IReadOnlyList<MethodInfo> PropertiesOf(Assembly laws, IReadOnlyCollection<Statement> statements) =>
        [.. PropertyRunner.PropertiesOf(laws).Where(method => statements.Contains(method.GetCustomAttribute<ChecksAttribute>()!.Statement))];
}
