namespace SpecProofs.Forecast;

/// <summary>A file in chunks of whole lines, about a megabyte each.</summary>
internal static class LineChunks
{
    private const int Size = 1 << 20;

    /// <summary>The lines as they stand in the file, with the number of the first.</summary>
    /// <exception cref="TraceFileException">The file cannot be read.</exception>
    public static IEnumerable<(byte[] Lines, int Length, long FirstLine)> Of(string path)
    {
        using var stream = TraceFile.Open(path);
        var (line, buffer, held) = (1L, new byte[Size], 0);
        while (true)
        {
            var read = TraceFile.Read(path, stream, buffer.AsSpan(held));
            held += read;
            if (held == 0)
            {
                yield break;
            }

            var whole = read == 0 ? held : buffer.AsSpan(0, held).LastIndexOf((byte)'\n') + 1;
            if (whole > 0 && (held == buffer.Length || read == 0))
            {
                yield return (buffer, whole, line);
                line += buffer.AsSpan(0, whole).Count((byte)'\n');
                var next = new byte[Math.Max(Size, held - whole)];
                buffer.AsSpan(whole, held - whole).CopyTo(next);
                (buffer, held) = (next, held - whole);
            }
            else if (held == buffer.Length)
            {
                Array.Resize(ref buffer, checked(2 * buffer.Length));
            }
        }
    }
}
