namespace SpecProofs.Tests;

public sealed class ReproduceCommand_Output : IDisposable
{
    private readonly FrontDoor _door = new();

    [Fact]
    public void Named_figures_are_made_with_an_index_that_lists_their_files()
    {
        var folder = _door.PathOf("out");
        var (exit, output, error) = Run(["reproduce", "fig3upper", "fig4a", "fig3upper", "--out", folder]);
        Assert.Equal(0, exit);
        Assert.Equal($"2 figures in {folder}: index.md{Environment.NewLine}", output);
        Assert.StartsWith("1 of 2: fig3upper", error, StringComparison.Ordinal);
        var index = File.ReadAllText(Path.Combine(folder, "index.md"));
        Assert.All(
            Directory.GetFiles(folder).Select(Path.GetFileName).Where(name => name != "index.md"),
            name => Assert.Contains($"({name})", index, StringComparison.Ordinal));
        Assert.Contains("`specproofs reproduce fig4a`", index, StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.GetFiles(folder), path => path.EndsWith(".tmp", StringComparison.Ordinal));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_simulated_figure_names_runs_and_seed_and_is_the_same_again()
    {
        var folder = _door.PathOf("out");
        string Made()
        {
            Assert.Equal(0, Run(["reproduce", "fig2a", "--runs", "200", "--seed", "7", "--out", folder]).Exit);
            var comparable = Directory.GetFiles(folder).Order().Where(path => !path.EndsWith(".png", StringComparison.Ordinal));
            return string.Concat(comparable.Select(File.ReadAllText));
        }

        var first = Made();
        Assert.Contains("`specproofs reproduce fig2a --runs 200 --seed 7`", first, StringComparison.Ordinal);
        Assert.Equal(first, Made());
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Bad_input_is_one_line()
    {
        Refuses("there is no figure \"fig9\"; the names are fig2a, ", "fig9");
        Refuses("--runs: \"99\" is not a whole number from 100", "fig4a", "--runs", "99");
        Refuses("--seed: \"-1\"", "fig4a", "--seed", "-1");
        Refuses("--out:", "fig4a", "--out", Path.Combine(_door.File("file", ""), "below"));
    }

    public void Dispose() => _door.Dispose();

    private static void Refuses(string problem, params string[] args) =>
        Assert.Contains(problem, IsRefused(["reproduce", .. args]), StringComparison.Ordinal);
}
