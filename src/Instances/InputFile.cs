using System.Text;

namespace SpecProofs.Instances;

/// <summary>Reads a file that somebody named: an ordinary one, of a stated largest size.</summary>
internal static class InputFile
{
    /// <summary>The largest file that is read, in bytes, unless the caller says otherwise.</summary>
    public const int Largest = 1 << 24;

    /// <summary>The bytes of a file. A file that states no length, as those of the system do, counts as empty.</summary>
    /// <param name="path">The file.</param>
    /// <param name="refuse">Makes the exception from what is wrong with the file, such as "there is no such file".</param>
    /// <param name="largest">Bytes at most.</param>
    public static byte[] Read(string path, Func<string, Exception> refuse, int largest = Largest)
    {
        try
        {
            return FileKinds.Of(path) switch
            {
                FileKind.Missing => throw refuse("there is no such file"),
                FileKind.Folder => throw refuse("is a folder, not a file"),
                FileKind.Pipe => throw refuse("is a pipe: only ordinary files are read"),
                FileKind.Device => throw refuse("is a device: only ordinary files are read"),
                _ => Ordinary(path, refuse, largest),
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw refuse($"cannot be read: {Quoted.Of(e.Message)}");
        }
    }

    /// <summary>The text of a file in UTF-8, with or without a byte order mark.</summary>
    /// <inheritdoc cref="Read"/>
    public static string ReadText(string path, Func<string, Exception> refuse, int largest = Largest)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Read(path, refuse, largest)).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException e)
        {
            throw refuse($"byte {e.Index}: 0x{e.BytesUnknown?[0]:X2} is not UTF-8");
        }
    }

    private static byte[] Ordinary(string path, Func<string, Exception> refuse, int largest)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        if (stream.Length > largest)
        {
            throw refuse($"has {stream.Length:N0} bytes: at most {largest:N0} are read");
        }

        var bytes = new byte[stream.Length];
        return bytes[..stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
    }
}
