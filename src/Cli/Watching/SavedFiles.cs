using System.Diagnostics;
using System.Threading.Channels;

namespace SpecProofs.Cli;

/// <summary>The files that are saved from now on: sources and project files of a clone, and assemblies.</summary>
internal sealed class SavedFiles : IDisposable
{
    /// <summary>A file is written in several steps, and a change of branch writes many files.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(50);

    private static readonly string[] Kinds = [".cs", ".csproj", ".props", ".targets"];

    private readonly Channel<(string Path, long When)> _saved = Channel.CreateUnbounded<(string Path, long When)>();
    private readonly List<FileSystemWatcher> _watchers = [];

    /// <summary>Watches a clone, if there is one, and some files.</summary>
    /// <exception cref="BadInputException">The system watches no further folder.</exception>
    public SavedFiles(Clone? clone, IEnumerable<string> assemblies)
    {
        try
        {
            if (clone is not null)
            {
                Watch(clone.Root, deep: false, path => IsSource(clone.Root, path));
                foreach (var folder in clone.Sources)
                {
                    Watch(folder, deep: true, path => IsSource(clone.Root, path));
                }
            }

            foreach (var path in assemblies.Select(Path.GetFullPath).Distinct())
            {
                var folder = Path.GetDirectoryName(path);
                if (!Directory.Exists(folder))
                {
                    throw new BadInputException($"--assembly: {Quoted.Path(path)}: there is no such folder");
                }

                Watch(folder, deep: false, saved => saved == path);
            }
        }
        catch (Exception e) when (e is IOException or ArgumentException or UnauthorizedAccessException)
        {
            Dispose();
            throw new BadInputException($"--watch: {e.Message}");
        }
    }

    /// <summary>Whether a file was saved that <see cref="Next"/> has not told of.</summary>
    public bool IsAny => _saved.Reader.TryPeek(out _);

    /// <summary>Ends once <see cref="IsAny"/>.</summary>
    public Task Any(CancellationToken end) => _saved.Reader.WaitToReadAsync(end).AsTask();

    /// <summary>The files that are saved next, and when the first of them was, in ticks of <see cref="Stopwatch"/>.</summary>
    public async Task<(IReadOnlyList<string> Paths, long When)> Next(CancellationToken end)
    {
        var (first, when) = await _saved.Reader.ReadAsync(end);
        HashSet<string> paths = [first];
        do
        {
            while (_saved.Reader.TryRead(out var saved))
            {
                _ = paths.Add(saved.Path);
            }

            await Task.Delay(Quiet, end);
        }
        while (IsAny);
        return ([.. paths.Order(StringComparer.Ordinal)], when);
    }

    /// <inheritdoc/>
    public void Dispose() => _watchers.ForEach(watcher => watcher.Dispose());

    private static bool IsSource(string root, string path) => Kinds.Contains(Path.GetExtension(path))
        && !Path.GetRelativePath(root, path).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj");

    private void Watch(string folder, bool deep, Func<string, bool> counts)
    {
        var watcher = new FileSystemWatcher(folder) { IncludeSubdirectories = deep };
        _watchers.Add(watcher);
        void Note(string path)
        {
            if (counts(path))
            {
                _ = _saved.Writer.TryWrite((path, Stopwatch.GetTimestamp()));
            }
        }

        watcher.Changed += (_, e) => Note(e.FullPath);
        watcher.Created += (_, e) => Note(e.FullPath);
        watcher.Deleted += (_, e) => Note(e.FullPath);
        watcher.Renamed += (_, e) =>
        {
            Note(e.OldFullPath);
            Note(e.FullPath);
        };

        // Too many at once to name them: something was saved in the folder.
        watcher.Error += (_, _) => _saved.Writer.TryWrite((folder, Stopwatch.GetTimestamp()));
        watcher.EnableRaisingEvents = true;
    }
}
