namespace SpecProofs.Tests;

/// <summary>A property that throws is a verdict like any other: the rest is still tried, and the ledger is written.</summary>
public sealed class CheckCommand_Failures : IDisposable
{
    private readonly FrontDoor _door = new();

    [Fact]
    public void A_property_that_throws_takes_nothing_with_it()
    {
        var (exit, output) = Check("S1.base", "S2", "S3.reading");
        Assert.Equal(CommandLine.Falsified, exit);
        Assert.Equal(["ledger.json", "ledger.md"], Directory.EnumerateFiles(_door.PathOf("ledger")).Select(Path.GetFileName).Order());
        Assert.Contains("\nS2.consequence    FALSIFIED ", output, StringComparison.Ordinal);
        Assert.Contains("\nS3.reading        FAILED ", output, StringComparison.Ordinal);
        Assert.Contains(
            "also: the program failed while S3.reading was checked: InvalidOperationException: not defined for 1\n",
            output,
            StringComparison.Ordinal);
        Assert.Contains("\n  the program fails in: S3.reading\n", output, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_falsified_statement_is_shown_with_its_stated_instance()
    {
        var (exit, output) = Check("S3.other");
        Assert.Equal(CommandLine.Falsified, exit);
        Assert.StartsWith(
            "S3.other is falsified: another consequence\n\n"
                + "  instance  V = 1, T = 1\n            draft   (1), at every position\n",
            output,
            StringComparison.Ordinal);
    }

    public void Dispose() => _door.Dispose();

    private (int Exit, string Output) Check(params string[] ids)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = CheckCommand.Run(SomeTheory.Catalogue, ids, new RunOptions(5), _door.PathOf("ledger"), null, output, error);
        Assert.Empty(error.ToString());
        return (exit, output.ToString().ReplaceLineEndings("\n"));
    }
}
