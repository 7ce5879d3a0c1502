using System.Formats.Tar;

namespace SpecProofs.Instances;

/// <summary>What a path leads to.</summary>
internal enum FileKind
{
    /// <summary>Nothing, or a link to nothing.</summary>
    Missing,

    /// <summary>A file with an end.</summary>
    Ordinary,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A pipe or a socket: to open it can wait for ever.</summary>
    Pipe,

    /// <summary>A device: to read it may have no end.</summary>
    Device,
}

/// <summary>Tells kinds of file apart without opening what might not answer.</summary>
internal static class FileKinds
{
    /// <summary>The kind of what a path leads to, links followed.</summary>
    /// <exception cref="IOException">It cannot be told.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be told.</exception>
    public static FileKind Of(string path)
    {
        if (Directory.Exists(path))
        {
            return FileKind.Folder;
        }

        if (!File.Exists(path))
        {
            return FileKind.Missing;
        }

        var file = File.ResolveLinkTarget(path, returnFinalTarget: true) as FileInfo ?? new FileInfo(path);

        // A link of the system to an open pipe, as /dev/stdin may be, leads to no name.
        return !file.Exists ? FileKind.Pipe : file.Length > 0 ? FileKind.Ordinary : OfEmpty(file.FullName);
    }

    /// <summary>
    /// Pipes and devices state a length of zero, as empty files do. What tells them apart and opens ordinary files only is the archive
    /// writer: an archive has another kind of entry for each.
    /// </summary>
    private static FileKind OfEmpty(string path)
    {
        using var archive = new MemoryStream();
        try
        {
            using var writer = new TarWriter(archive, leaveOpen: true);
            writer.WriteEntry(path, "it");
        }
        catch (IOException) when (!OperatingSystem.IsWindows())
        {
            // An archive has no sockets.
            return FileKind.Pipe;
        }

        archive.Position = 0;
        using var reader = new TarReader(archive);
        return reader.GetNextEntry()!.EntryType switch
        {
            TarEntryType.Fifo => FileKind.Pipe,
            TarEntryType.CharacterDevice or TarEntryType.BlockDevice => FileKind.Device,
            _ => FileKind.Ordinary,
        };
    }
}
