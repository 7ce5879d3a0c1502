namespace SpecProofs.Tests;

public sealed class LearnCommand_BadInput : IDisposable
{
    private readonly FrontDoor _front = new();

    [Theory]
    [InlineData("")]
    [InlineData("12.5 + 7\n")]
    public void A_text_without_letters(string text) => Refuses(
        "t.txt: the text has no letters of the alphabet; it has no letters at all", text);

    [Fact]
    public void A_text_with_letters_of_another_alphabet() => Refuses(
        "t.txt: the text has no letters of the alphabet; it has others: 了 好 你; --alphabet names the letters to keep", "你好了了好了 🎲");

    [Fact]
    public void Numbers_that_are_too_long()
    {
        var digits = new string('9', 100_000);
        Refuses(
            $"--smoothing: \"{digits[..80]}…\" has 100,000 characters: at most 1,000 are read",
            "some text", "1", "1", "--smoothing", digits);
        Refuses("--smoothing: \"1e-400\" has more than 1024 bits as a fraction", "some text", "1", "1", "--raw", "--smoothing", "1e-400");
    }

    /// <summary>Nothing is written that <c>instance</c> would not take.</summary>
    [Fact]
    public void A_horizon_that_is_too_long_for_what_is_remembered()
    {
        var words = Enumerable.Range(0, 400).Select(n => $"{(char)('a' + (n * n % 26))}{(char)('a' + (n % 26))}");
        var text = _front.File("t.txt", string.Join(' ', words));
        var output = _front.PathOf("o.json");
        string[] options = ["--draft-order", "1", "--target-order", "2", "--smoothing", "1", "--horizon", "10000"];
        string[] args = ["learn", text, .. options, "-o", output];
        Assert.StartsWith($"{output}: 14 closed forms cost over 1,073,741,824 moves", IsRefused(args), StringComparison.Ordinal);
        Assert.Equal(["t.txt"], _front.Files());
    }

    [Theory]
    [InlineData("1", "3", "t.txt: --target-order: order 3 needs more than 3 symbols, the text has 3")]
    [InlineData("7", "1", "t.txt: --draft-order: order 7 needs more than 7 symbols, the text has 3")]
    public void An_order_that_is_too_large_for_the_text(string draft, string target, string problem) =>
        Refuses(problem, "abc", draft, target);

    [Fact]
    public void An_order_that_is_too_large_for_the_machine() =>
        Refuses("--target-order: order 9 over 27 tokens has too many contexts: at most 22,580 are possible", "long enough", "1", "9");

    [Theory]
    [InlineData("--smoothing: \"-1/2\" is negative", "--smoothing", "-1/2")]
    [InlineData("--smoothing: \"1/0\" is not a rational number: its denominator is zero", "--smoothing", "1/0")]
    [InlineData("--denominator: 26 is less than the 27 tokens of a row", "--denominator", "26")]
    [InlineData("--denominator: \"0\" is not a whole number from 1 to 2147483647. Try --help.", "--denominator", "0")]
    [InlineData("--horizon: \"10001\" is not a whole number from 1 to 10000. Try --help.", "--horizon", "10001")]
    [InlineData("--alphabet: \"abca\" is not an alphabet: 'a' is not a letter, or is repeated", "--alphabet", "abca")]
    [InlineData("--alphabet: \"a b\" is not an alphabet: ' ' is not a letter, or is repeated", "--alphabet", "a b")]
    [InlineData("--raw and --denominator exclude each other. Try --help.", "--raw", "--denominator", "99")]
    public void Options(string problem, params string[] options) => Refuses(problem, "some text", "1", "1", options);

    [Fact]
    public void Bytes_that_are_not_UTF8()
    {
        File.WriteAllBytes(_front.PathOf("latin1.txt"), [.. "caf"u8, 0xE9, .. " noir"u8]);
        Assert.Equal($"{_front.PathOf("latin1.txt")}: byte 3: 0xE9 is not UTF-8", Learn(_front.PathOf("latin1.txt")));
    }

    [Fact]
    public void A_text_that_is_not_there() =>
        Assert.Equal($"{_front.PathOf("no.txt")}: there is no such file", Learn(_front.PathOf("no.txt")));

    [Fact]
    public void Outputs_that_cannot_be_written()
    {
        var text = _front.File("t.txt", "some text");
        foreach (var output in new[] { _front.PathOf("."), Path.Combine(_front.PathOf("nowhere"), "o.json"), Path.Combine(text, "o.json") })
        {
            var problem = IsRefused("learn", text, "--draft-order", "0", "--target-order", "1", "-o", output);
            Assert.StartsWith($"{output}: cannot be written: ", problem, StringComparison.Ordinal);
            Assert.Equal(["t.txt"], _front.Files());
            Assert.Equal("some text", File.ReadAllText(text));
        }
    }

    [Fact]
    public void Options_that_are_missing() => Assert.Equal(
        "Option '--draft-order' is required. Option '--target-order' is required. Option '-o' is required. Try --help.",
        IsRefused("learn", "t.txt").Replace("--output", "-o", StringComparison.Ordinal));

    public void Dispose() => _front.Dispose();

    /// <summary>Learns into an existing file, and checks that it is unchanged.</summary>
    private string Learn(string text, string draft = "1", string target = "1", params string[] options)
    {
        var output = _front.File("o.json", "as it was");
        var before = _front.Files().ToArray();
        var problem = IsRefused(["learn", text, "--draft-order", draft, "--target-order", target, "-o", output, .. options]);
        Assert.Equal("as it was", File.ReadAllText(output));
        Assert.Equal(before, _front.Files());
        return problem;
    }

    private void Refuses(string problem, string text, string draft = "1", string target = "1", params string[] options) =>
        Assert.Equal(
            problem.Replace("t.txt", _front.PathOf("t.txt"), StringComparison.Ordinal),
            Learn(_front.File("t.txt", text), draft, target, options));
}
