namespace SpecProofs.Forecast;

/// <summary>Opens and reads files; what goes wrong names the file.</summary>
internal static class TraceFile
{
    /// <summary>A stream from the start of the file.</summary>
    /// <exception cref="TraceFileException">The file cannot be opened.</exception>
    public static FileStream Open(string path) => Guard(path, () =>
        new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan));

    /// <summary>The next bytes; 0 at the end.</summary>
    /// <exception cref="TraceFileException">The file cannot be read.</exception>
    public static int Read(string path, Stream stream, Span<byte> buffer)
    {
        try
        {
            return stream.Read(buffer);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TraceFileException(path, $"cannot be read: {e.Message}");
        }
    }

    /// <summary>The bytes from a place on; 0 at the end.</summary>
    /// <exception cref="TraceFileException">The file cannot be read.</exception>
    public static int Read(string path, FileStream stream, long from, Span<byte> buffer)
    {
        try
        {
            return RandomAccess.Read(stream.SafeFileHandle, buffer, from);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TraceFileException(path, $"cannot be read: {e.Message}");
        }
    }

    /// <summary>All of its bytes.</summary>
    /// <exception cref="TraceFileException">The file cannot be read.</exception>
    public static byte[] ReadAll(string path) => Guard(path, () => File.ReadAllBytes(path));

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
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new TraceFileException(path, $"cannot be read: {e.Message}");
        }
    }
}
