using System.Runtime.CompilerServices;

namespace SpecProofs.Tests;

/// <summary>The checkout that the tests were built from.</summary>
public static class Repository
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = Find();

    /// <summary>The folder of the approved texts.</summary>
    public static string Snapshots => Path.Combine(Root, "snapshots");

    private static string Find([CallerFilePath] string here = "")
    {
        // A deterministic build rewrites source paths, so the folder of the assembly is the fallback.
        var start = Directory.Exists(Path.GetDirectoryName(here)) ? Path.GetDirectoryName(here)! : AppContext.BaseDirectory;
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "SpecProofs.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"no SpecProofs.sln above {start}");
    }
}
