namespace SpecProofs.Tests;

/// <summary>What <c>check</c> is built from, in a temporary folder, to be edited.</summary>
internal sealed class SourceCopy : IDisposable
{
    public SourceCopy()
    {
        foreach (var path in Directory.EnumerateFiles(Repository.Root))
        {
            File.Copy(path, PathOf(Path.GetFileName(path)));
        }

        foreach (var path in new[] { "src", "properties", "data" }.SelectMany(Sources))
        {
            _ = Directory.CreateDirectory(Path.GetDirectoryName(PathOf(path))!);
            File.Copy(Path.Combine(Repository.Root, path), PathOf(path));
        }
    }

    /// <summary>The folder of the solution.</summary>
    public string Root { get; } = Directory.CreateTempSubdirectory("specproofs-").FullName;

    /// <summary>Where a file of the copy is.</summary>
    public string PathOf(string path) => Path.Combine(Root, path);

    /// <summary>Replaces what a file has once, as editors do: the old file is there until the new one is whole.</summary>
    public void Edit(string path, string old, string by)
    {
        var text = File.ReadAllText(PathOf(path));
        Assert.Equal(2, text.Split(old).Length);
        File.WriteAllText(PathOf("new"), text.Replace(old, by, StringComparison.Ordinal));
        File.Move(PathOf("new"), PathOf(path), overwrite: true);
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private static IEnumerable<string> Sources(string folder) =>
        from path in Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*", SearchOption.AllDirectories)
        let name = Path.GetRelativePath(Repository.Root, path)
        where !name.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj")
        select name;
}
