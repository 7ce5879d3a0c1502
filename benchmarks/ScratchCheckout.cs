using System.Diagnostics;

namespace SpecProofs.Benchmarks;

/// <summary>A copy of the checkout in a temporary folder, which is deleted in the end.</summary>
internal sealed class ScratchCheckout : IDisposable
{
    private ScratchCheckout(string folder) => Folder = folder;

    /// <summary>The folder of the copy.</summary>
    public string Folder { get; }

    /// <summary>The checkout that this program was built from.</summary>
    public static string Original { get; } = Find();

    /// <summary>Copies the files that git knows or would add.</summary>
    public static ScratchCheckout Copy()
    {
        var copy = new ScratchCheckout(Directory.CreateTempSubdirectory("specproofs-").FullName);
        foreach (var path in Words("git", "ls-files -co --exclude-standard", Original).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var (from, to) = (Path.Combine(Original, path), Path.Combine(copy.Folder, path));
            if (File.Exists(from))
            {
                _ = Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                File.Copy(from, to);
            }
        }

        return copy;
    }

    /// <summary>Starts a program in a folder, with its output redirected and without our variables.</summary>
    public static Process Start(string program, string arguments, string folder)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("SPECPROOFS_", StringComparison.Ordinal)).ToList())
        {
            _ = start.Environment.Remove(name);
        }

        return Process.Start(start) ?? throw new InvalidOperationException($"{program} does not start");
    }

    /// <summary>What a program prints.</summary>
    /// <exception cref="InvalidOperationException">It fails.</exception>
    public static string Words(string program, string arguments, string folder)
    {
        using var process = Start(program, arguments, folder);
        var words = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? words : throw new InvalidOperationException($"{program} {arguments} failed\n{words}");
    }

    /// <summary>Makes an edit, does something, and undoes the edit.</summary>
    public T With<T>(Mistake mistake, Func<T> then)
    {
        var path = Path.Combine(Folder, mistake.File);
        var source = File.ReadAllText(path);
        File.WriteAllText(path, mistake.In(source));
        try
        {
            return then();
        }
        finally
        {
            File.WriteAllText(path, source);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "SpecProofs.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"no SpecProofs.sln above {AppContext.BaseDirectory}");
    }
}
