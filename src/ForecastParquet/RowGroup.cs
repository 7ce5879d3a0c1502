using System.Globalization;
using Parquet;
using Parquet.Schema;

namespace SpecProofs.ForecastParquet;

/// <summary>The rows of a row group.</summary>
/// <param name="Target">log q of the written tokens.</param>
/// <param name="Draft">log p of the written tokens.</param>
/// <param name="Ids">The names of the prompts; null without them.</param>
internal sealed record RowGroup(ListColumn Target, ListColumn Draft, IReadOnlyList<string?>? Ids)
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
    public static RowGroup Read(ParquetReader reader, int number, DataField target, DataField draft, DataField? id)
    {
        using var group = reader.OpenRowGroupReader(number);
        var rows = new RowGroup(ListColumn.Read(group, target), ListColumn.Read(group, draft), null);
        return rows.Draft.Starts.Length != rows.Target.Starts.Length
            ? throw new InvalidDataException($"{rows.Count} rows of \"target\", {rows.Draft.Starts.Length - 1} of \"draft\"")
            : rows with { Ids = id is null ? null : ReadIds(group, id, rows.Count) };
    }

    private static string?[] ReadIds(ParquetRowGroupReader group, DataField id, int count)
    {
        if (id.ClrType == typeof(string))
        {
            var names = new string?[count];
            group.ReadAsync(id, names.AsMemory()).AsTask().GetAwaiter().GetResult();
            return names;
        }

        if (id.ClrType != typeof(long))
        {
            throw new InvalidDataException($"\"id\" is of {id.ClrType.Name}, neither a string nor a 64-bit whole number");
        }

        var numbers = new long?[count];
        group.ReadAsync<long>(id, numbers.AsMemory()).AsTask().GetAwaiter().GetResult();
        return [.. numbers.Select(number => number?.ToString(CultureInfo.InvariantCulture))];
    }
}
