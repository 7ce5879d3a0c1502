namespace SpecProofs.Tests;

/// <summary>Each row of docs/mistakes.md is an edit that can be made today.</summary>
public sealed class MistakesPage
{
    private static readonly string[] Table =
    [
        .. File.ReadLines(Path.Combine(Repository.Root, "docs", "mistakes.md"))
            .Where(line => line.Contains("| `src/", StringComparison.Ordinal)),
    ];

    public static TheoryData<string> Rows => [.. Table];

    [Fact]
    public void It_has_mistakes_in_algorithms_couplings_models_and_closed_forms() => Assert.All(
        [
            "src/Decoding/Algorithms/",
            "src/Decoding/Coupling.cs",
            "src/Decoding/Kernels/",
            "src/Decoding/Models/",
            "src/Analysis/ClosedForms/",
        ],
        place => Assert.Contains(Table, row => row.Contains($"| `{place}", StringComparison.Ordinal)));

    [Theory, MemberData(nameof(Rows))]
    public void A_mistake_is_another_line_in_place_of_one_that_occurs_once(string row)
    {
        var cells = row.Replace(@"\|", "\u0001", StringComparison.Ordinal).Trim('|').Split('|')
            .Select(cell => cell.Trim().Trim('`').Replace('\u0001', '|')).ToList();
        Assert.Equal(5, cells.Count);
        var (file, line, mistaken, root) = (cells[1], cells[2], cells[3], cells[4]);
        Assert.Single(File.ReadLines(Path.Combine(Repository.Root, file)), found => found.Trim() == line);
        Assert.NotEqual(line, mistaken);
        Assert.Equal(root, Theorems.Catalogue.Find(root).Id);
    }
}
