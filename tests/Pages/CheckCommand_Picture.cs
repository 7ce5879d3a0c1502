using System.Xml.Linq;

namespace SpecProofs.Tests;

/// <summary>A counterexample as a file, and figures for one column and for two.</summary>
public sealed class CheckCommand_Picture : IDisposable
{
    private readonly FrontDoor _door = new();

    [Fact]
    public void Check_draws_the_choices_of_a_refutation()
    {
        var path = _door.PathOf("tree.svg");
        var output = Succeeds("check", "--statement", "N.bonus", "--cases", "1", "--picture", path);
        Assert.Contains($"{path}: N.bonus is refuted", output, StringComparison.Ordinal);
        var texts = XElement.Parse(File.ReadAllText(path)).Elements().Where(element => element.Name.LocalName == "text")
            .Select(text => text.Value).ToList();
        Assert.Equal("N.bonus is refuted: the reading is E[N_rej] = Σ E_Q TV also with a bonus token.", texts[0]);
        Assert.Contains("            target  (1/2, 1/2), at every position", texts);
        Assert.Contains("✗ 0! 0!  1/4", texts);
    }

    [Fact]
    public void Where_there_is_nothing_to_draw_nothing_is_written_and_a_line_says_so()
    {
        var path = _door.PathOf("none.svg");
        Assert.Contains(
            $"{path} is not written: there is no counterexample of a decoder to draw",
            Succeeds("check", "--statement", "E.single", "--cases", "1", "--picture", path), StringComparison.Ordinal);
        Assert.False(File.Exists(path));
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_refused_before_anything_is_checked() => Assert.Contains(
        "--picture:",
        IsRefused("check", "--statement", "E.single", "--picture", Path.Combine(_door.File("file", ""), "below", "a.svg")),
        StringComparison.Ordinal);

    [Theory, InlineData("1", "312"), InlineData("2", "648")]
    public void Figures_are_drawn_for_one_column_and_for_two(string columns, string width)
    {
        var folder = _door.PathOf("out");
        Assert.Equal(0, Run(["reproduce", "fig4a", "--columns", columns, "--out", folder]).Exit);
        var svg = File.ReadAllText(Path.Combine(folder, "fig4a.svg"));
        Assert.Contains($"viewBox=\"0 0 {width} ", svg, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    public void Dispose() => _door.Dispose();
}
