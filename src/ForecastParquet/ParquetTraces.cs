using Parquet;
using Parquet.Schema;

namespace SpecProofs.ForecastParquet;

/// <summary>
/// Parquet with the columns of our JSON lines: <c>target</c> and <c>draft</c>, lists of 64- or 32-bit floating-point numbers, and an
/// optional <c>id</c>, a string or whole number. Other columns are not read.
/// </summary>
/// <remarks>Memory: a row group, and what is in work of it.</remarks>
public static class ParquetTraces
{
    private const int PositionsAChunk = 1 << 16;

    /// <summary>Whether a file starts as Parquet files do.</summary>
    /// <exception cref="TraceFileException">The file cannot be read.</exception>
    public static bool Matches(string path) => TraceFiles.StartsWith(path, "PAR1"u8);

    /// <summary>The texts of a file, in chunks of rows.</summary>
    /// <exception cref="TraceFileException">The file cannot be read or lacks a column; a chunk throws where a row is no trace.</exception>
    public static IEnumerable<TraceChunk> Read(string path)
    {
        var reader = Guard(path, () => ParquetReader.CreateAsync(path).GetAwaiter().GetResult());
        try
        {
            var (target, draft, id) = (Column(path, reader, "target"), Column(path, reader, "draft"), Optional(reader, "id"));
            var first = 1L;
            for (var i = 0; i < reader.RowGroupCount; i++)
            {
                var group = i;
                var rows = Guard(path, () => RowGroup.Read(reader, group, target, draft, id));
                foreach (var (from, to) in rows.Slices(PositionsAChunk))
                {
                    var begun = first;
                    yield return sink => Hand(path, rows, from, to, begun, sink);
                }

                first += rows.Count;
            }
        }
        finally
        {
            reader.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    private static void Hand(string path, RowGroup rows, int from, int to, long first, TextSink sink)
    {
        for (var row = from; row < to; row++)
        {
            var place = new TracePlace(path, first + row, "row");
            var text = new TraceText
            {
                Place = place,
                Prompt = rows.Id(row),
                Target = rows.Target.At(place, row),
                Draft = rows.Draft.At(place, row),
            };
            CheckedLogs.Check(text);
            sink(text);
        }
    }

    private static DataField Column(string path, ParquetReader reader, string name) =>
        Optional(reader, name) is not { } field ? throw new TraceFileException(path, $"no column \"{name}\"")
        : field.MaxRepetitionLevel != 1 || (field.ClrType != typeof(double) && field.ClrType != typeof(float))
            ? throw new TraceFileException(path, $"column \"{name}\" is no list of floating-point numbers")
            : field;

    private static DataField? Optional(ParquetReader reader, string name) =>
        reader.Schema.GetDataFields().FirstOrDefault(field => field.Path.FirstPart == name);

    private static T Guard<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new TraceFileException(path, "there is no such file");
        }
        catch (Exception e) when (e is not (TraceFileException or OutOfMemoryException))
        {
            throw new TraceFileException(path, $"not a Parquet file that can be read, or truncated: {e.Message}");
        }
    }
}
