using System.Diagnostics;

namespace SpecProofs.Tests;

/// <summary>Paths that lead to no ordinary file: each is refused in a line, by every command that takes one.</summary>
public sealed class CommandLine_Paths : IDisposable
{
    private readonly FrontDoor _front = new();

    /// <summary>Commands with {0} in the place of a path.</summary>
    public static TheoryData<string> Reading => [.. ReadsFile];

    public static TheoryData<string> Any => [.. ReadsFile, .. WritesFile, "check --statement T1.law --assembly {0}", "forecast {0}"];

    private static string[] ReadsFile =>
        ["instance {0}", "learn {0} --draft-order 1 --target-order 1 -o o.json", "cite T1.law --ledger {0}"];

    private static string[] WritesFile =>
    [
        "learn t.txt --draft-order 1 --target-order 1 -o {0}",
        "check --ledger {0}",
        "prove T1.law --ledger {0}",
        "reproduce fig4a --out {0}",
    ];

    [Theory, MemberData(nameof(Any))]
    public void An_empty_path(string command) =>
        Assert.EndsWith(": \"\" is not a path. Try --help.", Refused(command, string.Empty), StringComparison.Ordinal);

    [Theory, MemberData(nameof(Reading))]
    public void A_folder(string command) =>
        Assert.Equal($"{_front.PathOf("")}: is a folder, not a file", Refused(command, _front.PathOf("")));

    [Theory, MemberData(nameof(Reading))]
    public void A_file_larger_than_any_that_is_read(string command)
    {
        using (var file = File.Create(_front.PathOf("large")))
        {
            file.SetLength(1L << 32);
        }

        Assert.StartsWith(
            $"{_front.PathOf("large")}: has 4,294,967,296 bytes: at most ",
            Refused(command, _front.PathOf("large")),
            StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Reading))]
    public void A_device_without_end(string command)
    {
        if (OperatingSystem.IsLinux())
        {
            Assert.Equal("/dev/zero: is a device: only ordinary files are read", Refused(command, "/dev/zero"));
        }
    }

    [Theory, MemberData(nameof(Reading))]
    public void A_pipe_that_nobody_writes_to(string command)
    {
        if (OperatingSystem.IsLinux())
        {
            Assert.Equal($"{Pipe()}: is a pipe: only ordinary files are read", Refused(command, _front.PathOf("pipe")));
            _ = File.CreateSymbolicLink(_front.PathOf("link"), _front.PathOf("pipe"));
            Assert.Equal($"{_front.PathOf("link")}: is a pipe: only ordinary files are read", Refused(command, _front.PathOf("link")));
        }
    }

    [Fact]
    public void A_pipe_that_nobody_reads_from()
    {
        if (OperatingSystem.IsLinux())
        {
            var text = _front.File("t.txt", "some text");
            Assert.Equal(
                $"{Pipe()}: cannot be written: it is a pipe",
                IsRefused("learn", text, "--draft-order", "0", "--target-order", "1", "-o", _front.PathOf("pipe")));
        }
    }

    [Fact]
    public void A_text_that_would_be_overwritten()
    {
        var text = _front.File("t.txt", "some text");
        _ = Directory.CreateDirectory(_front.PathOf("real"));
        _ = Directory.CreateSymbolicLink(_front.PathOf("linked"), _front.PathOf("."));
        _ = File.CreateSymbolicLink(_front.PathOf("link"), text);
        foreach (var output in new[] { "t.txt", "real/../t.txt", "link", "linked/t.txt" }.Select(_front.PathOf))
        {
            Assert.Equal(
                $"--output: {output} is the text itself, which would be overwritten",
                IsRefused("learn", text, "--draft-order", "0", "--target-order", "1", "-o", output));
            Assert.Equal("some text", File.ReadAllText(text));
        }
    }

    [Theory]
    [InlineData("check", "--statement", "T1.law")]
    [InlineData("prove", "T1.law")]
    [InlineData("reproduce", "fig4a")]
    public void A_folder_that_cannot_be_written_is_refused_before_the_work(params string[] command)
    {
        var folder = Path.Combine(_front.File("file", "in the way"), "below");
        var option = command[0] == "reproduce" ? "--out" : "--ledger";
        Assert.StartsWith($"{option}: \"{folder}\" cannot be written: ", IsRefused([.. command, option, folder]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_ledger_whose_place_is_taken_is_refused_before_the_check()
    {
        _ = Directory.CreateDirectory(_front.PathOf("ledger.md"));
        Assert.Equal(
            $"{_front.PathOf("ledger.md")}: cannot be written: it is a folder",
            IsRefused("check", "--statement", "T1.law", "--ledger", _front.PathOf("")));
        Assert.Empty(_front.Files());
    }

    [Fact]
    public void A_folder_with_broken_proofs_is_refused_before_the_check()
    {
        _front.File("proofs.json", "null");
        Assert.Equal(
            $"{_front.PathOf("proofs.json")}: is null and not a list of proofs",
            IsRefused("check", "--statement", "T1.law", "--ledger", _front.PathOf("")));
    }

    public void Dispose() => _front.Dispose();

    private static string Refused(string command, string path) =>
        IsRefused([.. command.Split(' ').Select(part => part == "{0}" ? path : part)]);

    private string Pipe()
    {
        using var made = Process.Start("mkfifo", _front.PathOf("pipe"));
        made.WaitForExit();
        Assert.Equal(0, made.ExitCode);
        return _front.PathOf("pipe");
    }
}
