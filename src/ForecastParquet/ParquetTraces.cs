using Parquet;

namespace SpecProofs.ForecastParquet;

/// <summary>
/// Parquet with the columns of our JSON lines: <c>target</c> and <c>draft</c>, lists of 64- or 32-bit floating-point numbers, and an
/// optional <c>id</c>, a string or whole number; for full rows <c>targetRows</c> and <c>draftRows</c>, lists of such lists, and
/// <c>tokens</c>, lists of 32- or 64-bit whole numbers. Other columns are not read.
/// </summary>
/// <remarks>Memory: two row groups. Written with Parquet.Net 6.1.0 (commit c179d97b).</remarks>
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
        Task<RowGroup>? next = null;
        try
        {
            var columns = TraceColumns.Of(path, reader);
            var (first, groups) = (1L, reader.RowGroupCount);
            Task<RowGroup> Begin(int group) => Task.Run(() => RowGroup.Read(reader, group, columns));
            next = groups > 0 ? Begin(0) : null;
            for (var i = 1; next is not null; i++)
            {
                // The next row group is read while this one is summed.
                var rows = Guard(path, next.GetAwaiter().GetResult);
                next = i < groups ? Begin(i) : null;
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
            if (next is not null)
            {
                Task.WaitAny(next);
            }

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
            sink(rows.Whole is { } whole ? WithRows(text, whole, row) : text);
        }
    }

    private static TraceText WithRows(in TraceText text, FullRows whole, int row)
    {
        var (place, length) = (text.Place, text.Target.Length);
        var vocabulary = whole.Vocabulary(place, row, length);
        if (vocabulary == 0)
        {
            return text;
        }

        var tokens = whole.Tokens.TokensAt(place, row);
        return tokens.Length != length
            ? throw new TraceFileException(place, $"{tokens.Length} tokens, {length} log-probabilities")
            : new()
            {
                Place = place,
                Prompt = text.Prompt,
                Target = text.Target,
                Draft = text.Draft,
                Tokens = tokens,
                Vocabulary = vocabulary,
                TargetRows = whole.Target.At(place, row),
                DraftRows = whole.Draft.At(place, row),
            };
    }

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
