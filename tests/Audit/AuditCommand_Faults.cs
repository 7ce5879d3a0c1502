using System.Diagnostics;

namespace SpecProofs.Tests;

/// <summary>Whatever a child does wrong: one line that says what and at which input, exit code 1, and no process left.</summary>
public sealed class AuditCommand_Faults
{
    private const string Request = "; the request was {\"verify\":{\"drafted\":[";

    [NeedsTheory(Need.Python)]
    [InlineData("dies-at-once", "it ended with exit code 3")]
    [InlineData("no-greeting", "it wrote a line that is not JSON: Loading model…")]
    [InlineData("silent", "it did not answer within 3 s")]
    [InlineData("other-version", "it speaks version 99 of the protocol, this program version 1")]
    [InlineData("unknown-form", "its form is \"guess\": write verify, drafts, round or text")]
    public void Before_the_first_request(string mode, string problem) =>
        Assert.EndsWith($"faults.py {mode}: {problem}", Refused(mode), StringComparison.Ordinal);

    [NeedsTheory(Need.Python)]
    [InlineData("dies", "it ended with exit code 7")]
    [InlineData("killed", "it was ended by signal 9")]
    [InlineData("hangs", "it did not answer within 0.5 s")]
    [InlineData("floods", "it wrote a line of more than 16 MiB")]
    [InlineData("garbage", "it wrote a line that is not JSON: [INFO] 12 tokens/s")]
    [InlineData("truncated", "it wrote a line that is not JSON: {\"asked\": [")]
    [InlineData("number", "it answered with something that is no JSON object")]
    [InlineData("nothing-done", "its answer has neither \"done\" nor \"error\"")]
    [InlineData("token-out-of-range", "it wrote token 7: the vocabulary is 0 … 0")]
    [InlineData("negative-token", "it wrote token -1: the vocabulary is 0 … 0")]
    [InlineData("no-token", "it wrote no token in a round")]
    [InlineData("kept-too-many", "it says that it kept 5 of 1 drafts and wrote 1 token")]
    [InlineData("text-for-token", "the token \"0\" is no whole number")]
    [InlineData("nan", "it stated the number \"nan\" at s.py:4")]
    [InlineData("probability-above-1", "it accepts with probability 1.5 at s.py:4")]
    [InlineData("negative-weight", "weight 1 of a draw at s.py:9 is -0.25: it is negative")]
    [InlineData("no-weight", "all 2 weights of a draw at s.py:9 are 0")]
    [InlineData("drew-beyond", "it drew 2 from 2 weights")]
    [InlineData("unknown-question", "a question is none of \"accept\", \"below\" and \"draw\"")]
    [InlineData("raises", "it failed: ZeroDivisionError: float division by zero at sampler.py:12")]
    [InlineData("other-choices", "it made other choices when it was run again: ")]
    [InlineData("other-outcome", "it made other choices when it was run again: ")]
    [InlineData("fewer-questions", "it made other choices when it was run again: ")]
    [InlineData("ignores-answers", "it made other choices when it was run again: ")]
    public void At_a_request(string mode, string problem)
    {
        var line = Refused(mode);
        Assert.StartsWith($"faulty: {problem}", line, StringComparison.Ordinal);
        Assert.Contains(Request, line, StringComparison.Ordinal);
    }

    [NeedsFact(Need.Python)]
    public void A_claim_about_rejections_needs_the_number_of_kept_drafts() =>
        Assert.StartsWith(
            "faulty: it does not say how many drafts it kept, and a claim is about that; the request was ",
            IsRefused(["audit", "--claim", "rejectsNoMore", "--", .. Python.Child("faults.py", "kept-not-said")]),
            StringComparison.Ordinal);

    /// <summary>Nothing within the budget can be tried, so the claim does not hold.</summary>
    [NeedsFact(Need.Python | Need.Time)]
    public void A_child_with_too_many_paths_is_not_tried()
    {
        var (exit, output, _) = Run(["audit", "--cases", "1", "--", .. Python.Child("faults.py", "endless")]);
        Assert.Equal(1, exit);
        Assert.Contains("lossless: not tried", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no-such-program", "no-such-program cannot be started: there is no such program")]
    [InlineData("/etc/passwd", "/etc/passwd cannot be started: it is not executable")]
    public void A_command_that_cannot_be_started(string command, string problem) =>
        Assert.Equal(problem, IsRefused("audit", "--", command));

    [Fact]
    public void Words_of_the_command_go_to_no_shell()
    {
        using var front = new FrontDoor();
        Assert.Contains("cannot be started", IsRefused("audit", "--", $"touch {front.PathOf("made")}; true"), StringComparison.Ordinal);
        Assert.Empty(front.Files());
    }

    /// <summary>The grandchild sleeps for a time of its own, and holds our end of the pipe as long as it lives.</summary>
    [NeedsFact(Need.Python)]
    public void No_process_is_left()
    {
        var watch = Stopwatch.StartNew();
        _ = Refused("hangs-with-a-child");
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 300);
        var left = Process.GetProcessesByName("sleep").Where(process =>
            File.Exists($"/proc/{process.Id}/cmdline")
            && File.ReadAllText($"/proc/{process.Id}/cmdline").Contains("301.5", StringComparison.Ordinal)
            && !File.ReadAllText($"/proc/{process.Id}/stat").Contains(") Z", StringComparison.Ordinal));
        Assert.Empty(left);
    }

    [NeedsTheory(Need.Python)]
    [InlineData("--claim: there is no claim \"fast\"; the claims are lossless, rejectsAsSpeculative, ", "--claim", "lossless,fast")]
    [InlineData("--lookahead: \"0\" is neither a whole number from 1 to 64 nor horizon", "--lookahead", "0")]
    [InlineData("--drafts: \"none\" is not a whole number from 1 to 2147483647. Try --help.", "--drafts", "none")]
    [InlineData("--tolerance: \"-1\" is negative", "--tolerance", "-1")]
    [InlineData("--shift: \"-1\" is negative", "--shift", "-1")]
    [InlineData("--children: \"0\" is not a whole number from 1 to 64. Try --help.", "--children", "0")]
    [InlineData("there is no option \"--fast\": write options first, then --, then the command", "--fast")]
    [InlineData("rejectsAsBatch is about several drafts, and faulty verifies one", "--claim", "rejectsAsBatch")]
    [InlineData("--call-limit: \"0\" is not a number of seconds above 0 and up to 86400", "--call-limit", "0")]
    public void Usage(string problem, params string[] options) =>
        Assert.StartsWith(problem, IsRefused(["audit", .. options, "--", .. Python.Child("faults.py", "dies")]), StringComparison.Ordinal);

    private static string Refused(string mode) => IsRefused(["audit", "--call-limit", "0.5", "--", .. Python.Child("faults.py", mode)]);
}
