namespace SpecProofs.Tests;

/// <summary>BESTIARY.md says what the decoders do today.</summary>
public sealed class Bestiary_Page
{
    [Fact]
    public void The_page_is_what_the_decoders_give()
    {
        var (path, text) = (Path.Combine(Repository.Root, "BESTIARY.md"), BestiaryPage.Text());
        if (Environment.GetEnvironmentVariable("SPECPROOFS_ACCEPT") == "1" && Environment.GetEnvironmentVariable("CI") != "true")
        {
            File.WriteAllText(path, text);
        }

        Assert.True(File.Exists(path), "BESTIARY.md is missing");
        var (shown, today) = (File.ReadAllLines(path), text.TrimEnd('\n').Split('\n'));
        Assert.Equal(today, shown);
    }
}
