namespace SpecProofs.Forecast;

/// <summary>
/// The values of a file one by one: JSON lines, values one after another over several lines each, or the elements of one list.
/// </summary>
internal static class JsonValues
{
    private const int Size = 1 << 20;

    /// <summary>Each value as it stands in the file, with the line that it starts in.</summary>
    /// <exception cref="TraceFileException">The file cannot be read, or ends within a value.</exception>
    public static IEnumerable<(byte[] Json, TracePlace Place)> Of(string path)
    {
        using var stream = TraceFile.Open(path);
        var (scan, buffer, value) = (new Scan(), new byte[Size], new MemoryStream());
        int read;
        while ((read = TraceFile.Read(path, stream, buffer)) > 0)
        {
            for (var at = 0; at < read;)
            {
                var (from, to, ends) = scan.Next(path, buffer.AsSpan(0, read), at);
                value.Write(buffer, from, to - from);
                at = to;
                if (ends)
                {
                    yield return (value.ToArray(), new(path, scan.FirstLine));
                    value.SetLength(0);
                }
            }
        }

        if (value.Length > 0 || scan.InList)
        {
            throw new TraceFileException(new TracePlace(path, scan.Line), "the file ends within a value: is it truncated?");
        }
    }

    /// <summary>Where in the nesting of values the scan is.</summary>
    private sealed class Scan
    {
        private int _depth;
        private bool _text;
        private bool _escaped;
        private bool _started;

        public long Line { get; private set; } = 1;

        public long FirstLine { get; private set; } = 1;

        public bool InList { get; private set; }

        /// <summary>The next piece of a value: where it starts and ends in the buffer, and whether the value ends with it.</summary>
        public (int From, int To, bool Ends) Next(string path, ReadOnlySpan<byte> buffer, int at)
        {
            var from = at;
            for (; at < buffer.Length; at++)
            {
                var sign = buffer[at];
                Line += sign == '\n' ? 1 : 0;
                if (_text)
                {
                    (_text, _escaped) = (_escaped || sign != '"', !_escaped && sign == '\\');
                }
                else if (_depth == 0)
                {
                    from = at + 1;
                    if (sign == '{')
                    {
                        (from, _depth, FirstLine, _started) = (at, 1, Line, true);
                    }
                    else
                    {
                        Between(path, sign);
                    }
                }
                else if (sign is (byte)'{' or (byte)'[')
                {
                    _depth++;
                }
                else if (sign is (byte)'}' or (byte)']')
                {
                    if (--_depth == 0)
                    {
                        return (from, at + 1, true);
                    }
                }
                else
                {
                    _text = sign == '"';
                }
            }

            return (Math.Min(from, at), at, false);
        }

        private void Between(string path, byte sign)
        {
            if (sign is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or 0xEF or 0xBB or 0xBF || (sign == ',' && InList))
            {
                return;
            }

            InList = sign switch
            {
                (byte)'[' when !_started && !InList => true,
                (byte)']' when InList => false,
                _ => throw new TraceFileException(
                    new TracePlace(path, Line), $"'{(char)sign}' where an object was expected: the file is not JSON, or not of responses"),
            };
        }
    }
}
