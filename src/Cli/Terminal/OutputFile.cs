using System.Text;

namespace SpecProofs.Cli;

/// <summary>Writes a file atomically: on failure an existing file is unchanged.</summary>
internal static class OutputFile
{
    /// <summary>Creates the folder that an option names.</summary>
    public static void CreateFolder(string option, string folder)
    {
        try
        {
            _ = Directory.CreateDirectory(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new BadInputException($"{option}: \"{folder}\" cannot be created: {e.Message}");
        }
    }

    public static void Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    public static void Write(string path, byte[] bytes)
    {
        try
        {
            if (!File.Exists(path))
            {
                Replace(path, bytes);
                return;
            }

            // A link is followed, so that the file it names is replaced and not the link.
            var target = new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path;
            if (IsEmpty(target))
            {
                // Nothing to lose; and a device, which must not be replaced by a file, looks like this too.
                File.WriteAllBytes(target, bytes);
                return;
            }

            Replace(target, bytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"{path}: cannot be written: {e.Message}");
        }
    }

    /// <summary>Opens the file for writing, so that a read-only file is refused and not replaced.</summary>
    private static bool IsEmpty(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Write);
        return !stream.CanSeek || stream.Length == 0;
    }

    private static void Replace(string path, byte[] bytes)
    {
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            File.WriteAllBytes(temporary, bytes);
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
