namespace SpecProofs.Forecast;

/// <summary>
/// Our own format: one JSON object a line, <c>{"id": …, "tokens": […], "target": [log q, …], "draft": [log p, …]}</c>; docs/forecasting.md.
/// </summary>
public static class JsonLinesTraces
{
    /// <summary>The texts of a file, in chunks of lines.</summary>
    /// <exception cref="TraceFileException">The file cannot be read; and a chunk throws where a line is not a trace.</exception>
    public static IEnumerable<TraceChunk> Read(string path)
    {
        foreach (var (lines, length, first) in LineChunks.Of(path))
        {
            yield return sink => ReadLines(path, lines.AsSpan(0, length), first, sink);
        }
    }

    private static void ReadLines(string path, ReadOnlySpan<byte> lines, long number, TextSink sink)
    {
        var line = new JsonLine();
        for (; !lines.IsEmpty; number++)
        {
            var end = lines.IndexOf((byte)'\n');
            var json = (end < 0 ? lines : lines[..end]).Trim(" \t\r"u8);
            lines = end < 0 ? [] : lines[(end + 1)..];
            if (!json.IsEmpty)
            {
                line.Read(new(path, number), json, sink);
            }
        }
    }
}
