namespace SpecProofs.Tests;

/// <summary>Refusals of <c>forecast</c>: one line with file, line and value.</summary>
public sealed class ForecastCommand_BadInput : IDisposable
{
    private const string Target =
        """{"id":"a","model":"big","choices":[{"token_ids":[1,2],"logprobs":{"tokens":["x","y"],"token_logprobs":[-1,-2]}}]}""";

    private const string Other =
        """{"model":"other","choices":[{"token_ids":[1],"logprobs":{"tokens":["x"],"token_logprobs":[-1]}}]}""";

    private const string Draft = "{\"model\":\"small\",\"choices\":[{\"prompt_token_ids\":[7,1,2],\"prompt_logprobs\":"
        + "[null,{\"1\":{\"logprob\":-1}},{\"2\":{\"logprob\":-3}}]}]}";

    private readonly FrontDoor _front = new();

    [Theory]
    [InlineData("{\"target\":[-1,-2],\"draft\":[-1]}", "2: 2 log-probabilities of the target, 1 of the draft")]
    [InlineData("{\"target\":[-1,-2]}", "2: \"draft\" is missing")]
    [InlineData("{\"target\":[-1,null],\"draft\":[-1,-1]}", "2: \"target\" lacks the value of token 2: null")]
    [InlineData("{\"target\":[-1,0.5],\"draft\":[-1,-1]}", "2: token 2: target 0.5 is not a log-probability: it must be at most 0")]
    [InlineData("{\"target\":[-1,-1],\"draft\":[-1,1e-3]}", "2: token 2: draft 0.001 is not a log-probability: it must be at most 0")]
    [InlineData(
        "{\"target\":[-1,\"-inf\"],\"draft\":[-1,-1]}",
        "2: token 2: the target gives it probability 0, so the target has not written this text")]
    [InlineData("{\"tokens\":[1],\"target\":[-1,-1],\"draft\":[-1,-1]}", "2: 1 tokens, 2 log-probabilities")]
    [InlineData("{\"target\":[],\"draft\":[]}", "2: the text has no tokens")]
    [InlineData("{\"target\":[-1],\"draft\":[-Infinity]}", "2: NaN and Infinity are not JSON; write a draft's log 0 as \"-inf\"")]
    [InlineData("{\"target\":[-1],\"draft\":[-1", "2: not JSON at byte 27; is the file truncated?")]
    [InlineData("[1]", "2: not a JSON object")]
    [InlineData("{\"target\":[-1],\"draft\":[-1],\"score\":1}",
        "2: unknown member \"score\": id, pair, tokens, target, draft, targetRows, draftRows are known")]
    [InlineData("{\"target\":[-1],\"target\":[-1]}", "2: \"target\" stands twice")]
    [InlineData("{\"target\":{},\"draft\":[-1]}", "2: \"target\" is not a list")]
    [InlineData("{\"target\":[true],\"draft\":[-1]}", "2: \"target\", token 1 is not a number")]
    [InlineData("{\"id\":[],\"target\":[-1],\"draft\":[-1]}", "2: \"id\" is neither a string nor a number")]
    [InlineData("{\"id\":\"\\ud800\",\"target\":[-1],\"draft\":[-1]}", "2: a string is not UTF-8 or holds half a surrogate pair")]
    [InlineData(
        "{\"pair\":\"b\",\"target\":[-1],\"draft\":[-1]}",
        "2: mixed models: \"b\" here, no names at t.jsonl:1; a forecast is about one pair")]
    [InlineData("{\"target\":[-1],\"draft\":[-1],\"tokens\":[0.5]}", "2: \"tokens\", token 1 is not the number of a token")]
    [InlineData("{\"target\":[-1],\"draft\":[-1],\"tokens\":[0],\"targetRows\":[[0]]}",
        "2: \"draftRows\" is missing: rows need tokens, targetRows and draftRows")]
    [InlineData("{\"target\":[-1],\"draft\":[-1],\"tokens\":[0],\"targetRows\":[[0],[0]],\"draftRows\":[[0]]}",
        "2: \"targetRows\" has 2 rows for 1 tokens")]
    [InlineData("{\"target\":[-1],\"draft\":[-1],\"tokens\":[0],\"targetRows\":[[0,-1]],\"draftRows\":[[0]]}",
        "2: rows of 2 tokens in the target, 1 in the draft")]
    [InlineData("{\"target\":[-1],\"draft\":[-1],\"tokens\":[0],\"targetRows\":[[0,0]],\"draftRows\":[[0,-9]]}",
        "2: token 1: the draft gives it -1, its row 0")]
    [InlineData("{\"target\":[-1],\"draft\":[0],\"tokens\":[0],\"targetRows\":[[0,0]],\"draftRows\":[[0,-9]]}",
        "2: token 1: the target's row has total probability 2: not a whole row")]
    [InlineData("{\"target\":[-1],\"draft\":[0],\"tokens\":[2],\"targetRows\":[[0,0]],\"draftRows\":[[0,-9]]}",
        "2: token 1: 2 is not in a vocabulary of 2")]
    public void A_line_that_is_no_trace(string line, string problem) =>
        Refuses($"t.jsonl:{problem}", _front.File("t.jsonl", $"{{\"target\":[-1],\"draft\":[-2]}}\n{line}\n"));

    /// <summary>The first bad line is named, however many threads read.</summary>
    [Fact]
    public void The_first_of_many_bad_lines()
    {
        const string Good = "{\"target\":[-1],\"draft\":[-1]}\n";
        string[] lines = [.. Enumerable.Repeat(Good, 150_000), "{\"target\":[1]}\n", .. Enumerable.Repeat("no\n", 300_000)];
        Refuses("t.jsonl:150001: \"draft\" is missing", _front.File("t.jsonl", string.Concat(lines)));
    }

    [Fact]
    public void Files_that_cannot_be_used()
    {
        Assert.Equal("no file to read. Try --help.", IsRefused("forecast"));
        Assert.Equal($"{_front.PathOf("no")}: there is no such file", IsRefused("forecast", _front.PathOf("no")));
        Refuses("e.jsonl: no text in it", _front.File("e.jsonl", "\n\n"));
        var file = _front.File("t.jsonl", "{\"target\":[-1],\"draft\":[-1]}");
        Refuses("t.jsonl: given twice", file, file);
        Assert.Equal(
            "1 files of --target and 0 of --draft: each target's needs a draft's", IsRefused("forecast", "--target", file));
        Refuses("t.jsonl: no file of partial sums, as --partial writes them", file, "--merge");
        Assert.StartsWith($"{_front.PathOf("x/y")}: cannot be written: ", IsRefused("forecast", file, "--partial", _front.PathOf("x/y")));
    }

    [Theory]
    [InlineData("--lookahead", "0..4", "--lookahead: \"0\" is not a whole number from 1 to 16. Try --help.")]
    [InlineData("--lookahead", "4..2", "--lookahead: \"4..2\" is an empty range. Try --help.")]
    [InlineData("--lookahead", "17", "--lookahead: \"17\" is not a whole number from 1 to 16. Try --help.")]
    [InlineData("--cost", "-1", "--cost: \"-1\" is negative. Try --help.")]
    [InlineData("--verification", "tokens", "--verification: \"tokens\" is neither token nor block")]
    public void Options(string option, string value, string problem) =>
        Assert.Equal(problem, IsRefused("forecast", "t.jsonl", option, value));

    /// <summary>What the draft wrote, or files the wrong way round, and text that was written greedily.</summary>
    [Fact]
    public void Text_that_the_target_did_not_write()
    {
        var swapped = _front.File("s.jsonl", $"{{\"target\":[{Repeated("-3", 100)}],\"draft\":[{Repeated("-0.1", 100)}]}}\n");
        Assert.Contains("the text was not written by this target", IsRefused("forecast", swapped), StringComparison.Ordinal);
        var printed = Succeeds("forecast", swapped, "--given-text");
        Assert.Contains("--given-text: what would happen if this text came out", printed, StringComparison.Ordinal);
        var position = "{\"1\":{\"logprob\":-0.5,\"rank\":1}}";
        var target = _front.File("t.json", $"{{\"prompt_length\":1,\"prompt_logprobs\":[null,{Repeated(position, 60)}]}}");
        var draft = _front.File("d.json", $"{{\"prompt_logprobs\":[null,{Repeated(position, 60)}]}}");
        var refused = IsRefused("forecast", "--target", target, "--draft", draft);
        Assert.Contains("all 60 tokens are the target's likeliest", refused, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Target, "{\"choices\":[{\"prompt_logprobs\":[null,{\"1\":{\"logprob\":-1}},{\"3\":{\"logprob\":-3}}]}]}",
        "d.json:1: token 2 of the text is 3, but t.json:1 wrote 2: not the same text or vocabulary")]
    [InlineData(Target, "{\"choices\":[{\"prompt_logprobs\":[{\"2\":{\"logprob\":-3}}]}]}", "d.json:1: 1 tokens, but t.json:1 wrote 2")]
    [InlineData(Target, "{\"choices\":[{\"prompt_logprobs\":[null,{\"2\":{\"logprob\":-3}}],\"prompt_token_ids\":[1,2]}]}",
        "d.json:1: token 1 of the text has no log-probability")]
    [InlineData(Target, "{\"choices\":[{\"prompt_logprobs\":[null,{\"1\":{\"logprob\":-1},\"5\":{\"logprob\":-1}}]}]}",
        "d.json:1: choices[0].prompt_logprobs[1]: several entries, and no prompt_token_ids say which token was written")]
    [InlineData(Target, "{\"choices\":[{\"prompt_logprobs\":[null,{\"1\":{\"logprob\":0.1}},{\"2\":{\"logprob\":-3}}]}]}",
        "t.json:1: token 1: draft 0.1 is not a log-probability: it must be at most 0")]
    [InlineData(Target, "{\"choices\":[]}", "d.json:1: no log-probabilities of vLLM's, SGLang's or OpenAI's shape")]
    [InlineData(Target, Draft + "\n" + Draft, "d.json:2: t.json has no text for this one")]
    [InlineData(Target + "\n" + Target, Draft, "t.json:2: d.json has no text for this one")]
    [InlineData(Target, Draft + "\n{\"a\":", "d.json:2: the file ends within a value: is it truncated?")]
    [InlineData(Target, "[" + Draft, "d.json:1: the file ends within a value: is it truncated?")]
    [InlineData(Target, "nonsense", "d.json:1: 'n' where an object was expected: the file is not JSON, or not of responses")]
    [InlineData(Target, "{\"meta_info\":{\"input_token_logprobs\":[[null,7,null],[-1,1],[-1]]}}",
        "d.json:1: meta_info.input_token_logprobs[2]: 1 values, not a log-probability, a token id and a text")]
    [InlineData(Target, "{\"choices\":[{\"logprobs\":{\"content\":[{\"token\":\"x\",\"logprob\":-1},{\"token\":\"z\",\"logprob\":-1}]}}]}",
        "d.json:1: token 2 of the text is \"z\", but t.json:1 wrote 2: not the same text or vocabulary")]
    [InlineData("{\"choices\":[{\"logprobs\":{\"content\":[{\"token\":\"x\",\"logprob\":-9999.0}]}}]}",
        "{\"choices\":[{\"prompt_logprobs\":[null,{\"1\":{\"logprob\":-1,\"decoded_token\":\"x\"}}]}]}",
        "t.json:1: token 1 of the text has no log-probability")]
    [InlineData(Draft, Draft,
        "t.json:1: no log-probabilities of generated tokens; if the response scores a prompt that holds the target's text, "
            + "\"prompt_length\" in it or --prompt-length must say where that begins")]
    [InlineData(Target + "\n" + Other,
        Draft + "\n" + "{\"model\":\"small\",\"choices\":[{\"prompt_logprobs\":[{\"1\":{\"logprob\":-3}}]}]}",
        "t.json:2: mixed models: \"other with draft small\" here, \"big with draft small\" at t.json:1; a forecast is about one pair")]
    public void Responses_that_do_not_belong_together(string target, string draft, string problem) => Refuses(
        problem, "--target", _front.File("t.json", target), "--draft", _front.File("d.json", draft));

    /// <summary>The second mistake is in the second megabyte, which another thread reads at the same time and to a later end.</summary>
    [NeedsFact(Need.Time)]
    public void Of_several_bad_lines_the_first_in_the_file_is_named()
    {
        var lines = Enumerable.Repeat("{\"target\":[-1,-2],\"draft\":[-1,-3]}", 60_000).ToArray();
        (lines[15_000], lines[58_000]) = ("[1]", "[2]");
        var path = _front.File("t.jsonl", string.Join('\n', lines));
        Assert.All(Enumerable.Range(0, 20), _ => Refuses("t.jsonl:15001: not a JSON object", path));
    }

    public void Dispose() => _front.Dispose();

    private static string Repeated(string value, int times) => string.Join(',', Enumerable.Repeat(value, times));

    private void Refuses(string problem, params string[] args) => Assert.Equal(
        problem, IsRefused(["forecast", .. args]).Replace(_front.PathOf("x")[..^1], string.Empty, StringComparison.Ordinal));
}
