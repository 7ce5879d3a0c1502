namespace SpecProofs.Tests;

/// <summary>The README's Python is what it says of it.</summary>
public sealed class AuditReadme : IDisposable
{
    private readonly FrontDoor _front = new();

    [NeedsFact(Need.Python)]
    public void The_sampler_on_the_page_is_caught_as_the_page_says()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "README.md")).ReplaceLineEndings("\n");
        var code = page.Split("```python\n")[1].Split("```")[0];
        Environment.SetEnvironmentVariable("PYTHONPATH", Path.Combine(Repository.Root, "clients", "python"));
        var (exit, output, error) = Run(["audit", "--", Python.Path!, _front.File("check.py", code)]);
        Assert.Equal((2, string.Empty), (exit, error));
        var said = page.Split("`specproofs audit -- python3 check.py` says `")[1];
        Assert.StartsWith($"{said.Split('`')[0]}\n", output, StringComparison.Ordinal);
        Assert.Contains(said.Split("and `")[1].Split('`')[0], output, StringComparison.Ordinal);

        // The instance is the one of the page's first report.
        var instance = page.Split("```\nMyDecoder is not lossless (T1.law)\n")[1].Split("\n\n")[0];
        Assert.Contains(instance, output, StringComparison.Ordinal);
    }

    public void Dispose() => _front.Dispose();
}
