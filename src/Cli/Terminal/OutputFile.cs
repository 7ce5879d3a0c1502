using System.Text;

namespace SpecProofs.Cli;

/// <summary>Writes a file atomically: on failure an existing file is unchanged.</summary>
internal static class OutputFile
{
    /// <summary>Creates the folder that an option names, and sees whether these files can be written to it.</summary>
    /// <remarks>For use before the work, so that nothing is computed in vain.</remarks>
    public static void CreateFolder(string option, string folder, params ReadOnlySpan<string> names)
    {
        try
        {
            _ = Directory.CreateDirectory(folder);
            var test = Temporary(Path.Combine(folder, "test"));
            File.WriteAllBytes(test, []);
            File.Delete(test);
            foreach (var name in names)
            {
                CheckKind(Path.Combine(folder, name));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new BadInputException($"{option}: \"{folder}\" cannot be written: {Quoted.Of(e.Message)}");
        }
    }

    public static void Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    public static void Write(string path, byte[] bytes)
    {
        try
        {
            CheckKind(path);
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
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new BadInputException($"{Quoted.Path(path)}: cannot be written: {Quoted.Of(e.Message)}");
        }
    }

    /// <summary>Refuses what is no place for a file. To open a pipe that nobody reads would wait for ever.</summary>
    private static void CheckKind(string path)
    {
        if (FileKinds.Of(path) is (FileKind.Folder or FileKind.Pipe) and var kind)
        {
            throw new BadInputException($"{Quoted.Path(path)}: cannot be written: it is a {(kind == FileKind.Pipe ? "pipe" : "folder")}");
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
        var temporary = Temporary(path);
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

    private static string Temporary(string path) => $"{path}.{Guid.NewGuid():N}.tmp";
}
