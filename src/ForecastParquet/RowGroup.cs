using System.Globalization;
using Parquet;
using Parquet.Schema;

namespace SpecProofs.ForecastParquet;

/// <summary>The rows of a row group.</summary>
/// <param name="Target">log q of the written tokens.</param>
/// <param name="Draft">log p of the written tokens.</param>
/// <param name="Ids">The names of the prompts; null without them.</param>
/// <param name="Whole">Written tokens and full rows; null without them.</param>
internal sealed record RowGroup(ListColumn Target, ListColumn Draft, IReadOnlyList<string?>? Ids, FullRows? Whole)
{
    /// <summary>Rows.</summary>
    public int Count => Target.Starts.Length - 1;

    /// <summary>The name of a row's prompt; null where it has none.</summary>
    public string? Id(int row) => Ids?[row];

    /// <summary>Rows from and up to, about as many positions in each slice as asked for.</summary>
    public IEnumerable<(int From, int To)> Slices(int positions)
    {
        var from = 0;
        for (var to = 1; to <= Count; to++)
        {
            if (to == Count || Target.Starts[to] - Target.Starts[from] >= positions)
            {
                yield return (from, to);
                from = to;
            }
        }
    }

    /// <summary>Reads the columns of a row group.</summary>
    public static RowGroup Read(ParquetReader reader, int number, TraceColumns columns)
    {
        using var group = reader.OpenRowGroupReader(number);
        var (target, draft) = (ListColumn.Read(group, columns.Target), ListColumn.Read(group, columns.Draft));
        var (ids, rows) = (columns.Id is { } id ? ReadIds(group, id, target.Starts.Length - 1) : null, FullRows.Read(group, columns));
        foreach (var other in rows is null ? [draft] : new[] { draft, rows.Tokens, rows.Target, rows.Draft })
        {
            if (other.Starts.Length != target.Starts.Length)
            {
                throw new InvalidDataException(
                    $"{target.Starts.Length - 1} rows of \"{target.Name}\", {other.Starts.Length - 1} of \"{other.Name}\"");
            }
        }

        return new(target, draft, ids, rows);
    }

    private static string?[] ReadIds(ParquetRowGroupReader group, DataField id, int count)
    {
        if (id.ClrType != typeof(long))
        {
            // What is no text either is refused by the package.
            var names = new string?[count];
            group.ReadAsync(id, names.AsMemory()).AsTask().GetAwaiter().GetResult();
            return names;
        }

        var numbers = new long?[count];
        group.ReadAsync<long>(id, numbers.AsMemory()).AsTask().GetAwaiter().GetResult();
        return [.. numbers.Select(number => number?.ToString(CultureInfo.InvariantCulture))];
    }
}
