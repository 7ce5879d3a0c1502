namespace SpecProofs.Tests;

/// <summary>Folders that can be taken in at a glance, files that can be read in one go, lines that fit a screen.</summary>
public sealed class Sizes
{
    private const int MostFiles = 20;
    private const int MostLines = 300;
    private const int MostColumns = 140;

    /// <summary>The source files by folder, relative to the root.</summary>
    private static readonly ILookup<string, string> Sources = Directory.EnumerateFiles(Repository.Root, "*.cs", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
        .Where(path => !path.Split('/').Any(part => part is "bin" or "obj" or "artifacts" or "StrykerOutput"))
        .ToLookup(path => Path.GetDirectoryName(path)!.Replace('\\', '/'));

    [Fact]
    public void A_folder_holds_at_most_20_files() =>
        Assert.Empty(Sources.Where(folder => folder.Count() > MostFiles).Select(folder => folder.Key));

    [Fact]
    public void A_file_has_at_most_300_lines() => Assert.Empty(
        from path in Sources.SelectMany(folder => folder)
        let lines = Lines(path).Length
        where lines > MostLines
        select $"{path}: {lines} lines");

    [Fact]
    public void A_line_has_at_most_140_columns() => Assert.Empty(
        from path in Sources.SelectMany(folder => folder)
        from line in Lines(path).Index()
        where line.Item.Length > MostColumns
        select $"{path}:{line.Index + 1}: {line.Item.Length} columns");

    private static string[] Lines(string path) => File.ReadAllLines(Path.Combine(Repository.Root, path));
}
