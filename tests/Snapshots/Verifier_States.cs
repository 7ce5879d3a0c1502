namespace SpecProofs.Tests;

/// <summary>The adapter in all its states.</summary>
public sealed class Verifier_States : IDisposable
{
    private static readonly Approval Refused = new(Given: false);
    private static readonly Approval Given = new(Given: true);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("snapshots-");

    [Fact]
    public async Task A_missing_approval_fails_and_leaves_the_text_beside_it()
    {
        var error = await Assert.ThrowsAsync<SnapshotException>(async () => await Of("a\n", Refused));
        Assert.Equal("it.verified.txt is missing; it.received.txt has the text", error.Message);
        Assert.Equal("a\n", Read("received"));
        Assert.Null(Read("verified"));
    }

    [Fact]
    public async Task A_difference_fails_and_names_the_first_line()
    {
        await Of("a\nb\nc\n", Given);
        var error = await Assert.ThrowsAsync<SnapshotException>(async () => await Of("a\nB\nc\n", Refused));
        Assert.Equal("it.received.txt differs from what is approved in line 2:\n  approved: b\n  received: B", error.Message);
        Assert.Equal("a\nB\nc\n", Read("received"));
        Assert.Equal("a\nb\nc\n", Read("verified"));
    }

    [Fact]
    public async Task A_text_that_goes_on_or_ends_early_is_a_difference()
    {
        await Of("a\nb", Given);
        Assert.EndsWith(
            "approved: (the text has ended)\n  received: c",
            (await Assert.ThrowsAsync<SnapshotException>(async () => await Of("a\nb\nc", Refused))).Message,
            StringComparison.Ordinal);
        Assert.EndsWith(
            "approved: b\n  received: (the text has ended)",
            (await Assert.ThrowsAsync<SnapshotException>(async () => await Of("a", Refused))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_equal_text_passes_and_clears_what_was_received_before()
    {
        await Of("a\n", Given);
        _ = await Assert.ThrowsAsync<SnapshotException>(async () => await Of("b\n", Refused));
        await Of("a\r\n", Refused);
        Assert.Null(Read("received"));
    }

    [Fact]
    public async Task An_approval_replaces_the_text()
    {
        await Of("a", Given);
        await Of("b", Given);
        Assert.Equal("b", Read("verified"));
        Assert.Null(Read("received"));
    }

    [Theory]
    [InlineData(null, null, false)]
    [InlineData("0", null, false)]
    [InlineData("1", null, true)]
    [InlineData("1", "false", true)]
    [InlineData("1", "true", false)]
    [InlineData("1", "True", false)]
    public void Nothing_is_approved_on_a_build_server(string? accept, string? ci, bool given) =>
        Assert.Equal(given, Approval.Of(accept, ci).Given);

    public void Dispose() => _folder.Delete(recursive: true);

    private SettingsTask Of(string text, Approval approval) =>
        (Verifier.Verify(text) with { Approval = approval }).UseDirectory(_folder.FullName).UseFileName("it");

    private string? Read(string kind) =>
        Path.Combine(_folder.FullName, $"it.{kind}.txt") is var path && File.Exists(path) ? File.ReadAllText(path) : null;
}
