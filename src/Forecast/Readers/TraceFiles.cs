namespace SpecProofs.Forecast;

/// <summary>What the first bytes of a file say about its format.</summary>
internal static class TraceFiles
{
    /// <summary>Whether it starts with these bytes.</summary>
    /// <exception cref="TraceFileException">The file cannot be read.</exception>
    public static bool StartsWith(string path, ReadOnlySpan<byte> magic)
    {
        using var stream = TraceFile.Open(path);
        var first = new byte[magic.Length];
        return TraceFile.Read(path, stream, first) == first.Length && magic.SequenceEqual(first);
    }
}
