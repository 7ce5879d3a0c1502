namespace SpecProofs.Tests;

/// <summary>Folders that can be taken in at a glance, files that can be read in one go, lines that fit a screen.</summary>
public sealed class Sizes
{
    private const int MostFiles = 20;
    private const int MostLines = 300;
    private const int MostColumns = 140;

    /// <summary>Folders whose lines are still to be wrapped.</summary>
    private static readonly string[] StillWide =
    [
        "benchmarks", "properties", "src/Cli/Commands", "src/Cli/Proving", "src/Cli/Reports", "src/Conformance",
        "src/Conformance/Generators", "src/Conformance/Reports", "src/Conformance/Running", "src/Conformance/Search",
        "src/Proofs/Decoders", "src/SymbolicProperties", "src/TestLogger", "tests/Cli", "tests/Foundations/Analysis",
        "tests/Foundations/Conformance", "tests/Foundations/Numbers", "tests/Foundations/Running", "tests/Repository", "tests/Snapshots",
    ];

    /// <summary>Folders that are still to be split.</summary>
    private static readonly string[] StillFull = [];

    /// <summary>The source files by folder, relative to the root.</summary>
    private static readonly ILookup<string, string> Sources = Directory.EnumerateFiles(Repository.Root, "*.cs", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
        .Where(path => !path.Split('/').Any(part => part is "bin" or "obj" or "artifacts" or "StrykerOutput"))
        .ToLookup(path => Path.GetDirectoryName(path)!.Replace('\\', '/'));

    [Fact]
    public void A_folder_holds_at_most_20_files() =>
        Assert.Empty(Sources.Where(folder => folder.Count() > MostFiles).Select(folder => folder.Key).Except(StillFull));

    [Fact]
    public void A_file_has_at_most_300_lines() => Assert.Empty(
        from path in Sources.SelectMany(folder => folder)
        let lines = Lines(path).Length
        where lines > MostLines
        select $"{path}: {lines} lines");

    [Fact]
    public void A_line_has_at_most_140_columns() => Assert.Empty(
        from folder in Sources
        where !StillWide.Contains(folder.Key)
        from path in folder
        from line in Lines(path).Index()
        where line.Item.Length > MostColumns
        select $"{path}:{line.Index + 1}: {line.Item.Length} columns");

    [Fact]
    public void A_folder_that_is_done_is_not_listed() => Assert.Empty(
        StillWide.Where(folder => !Sources[folder].Any(path => Lines(path).Any(line => line.Length > MostColumns)))
            .Concat(StillFull.Where(folder => Sources[folder].Count() <= MostFiles)));

    private static string[] Lines(string path) => File.ReadAllLines(Path.Combine(Repository.Root, path));
}
