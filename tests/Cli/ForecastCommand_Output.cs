using System.Globalization;
using System.Text.Json.Nodes;

namespace SpecProofs.Tests;

/// <summary>What <c>forecast</c> writes.</summary>
public sealed class ForecastCommand_Output : IDisposable
{
    private readonly FrontDoor _front = new();

    /// <summary>A corpus of named and unnamed prompts, split at random into three files or read as one.</summary>
    [Fact]
    public void Sums_are_the_same_bytes_however_the_corpus_is_split()
    {
        var lines = Lines(600);
        var whole = _front.File("whole.jsonl", string.Concat(lines));
        _ = Succeeds("forecast", whole, "--partial", _front.PathOf("whole.sums"));
        var random = Xoshiro256PlusPlus.Seeded(5);
        var shards = new string[3];
        foreach (var line in lines.OrderBy(_ => random.Next()))
        {
            shards[random.Next() % 3] += line;
        }

        foreach (var (i, shard) in shards.Index())
        {
            _ = Succeeds("forecast", _front.File($"{i}.jsonl", shard), "--partial", _front.PathOf($"{i}.sums"));
        }

        string[] merged = ["forecast", "--merge", _front.PathOf("2.sums"), _front.PathOf("0.sums"), _front.PathOf("1.sums")];
        _ = Succeeds([.. merged, "--partial", _front.PathOf("merged.sums")]);
        Assert.Equal(File.ReadAllBytes(_front.PathOf("whole.sums")), File.ReadAllBytes(_front.PathOf("merged.sums")));
        Assert.Equal(Succeeds("forecast", whole, "--json"), Succeeds([.. merged, "--json"]));
    }

    [Fact]
    public void Damaged_sums_are_refused()
    {
        _ = Succeeds("forecast", _front.File("t.jsonl", string.Concat(Lines(5))), "--partial", _front.PathOf("t.sums"));
        var sums = File.ReadAllText(_front.PathOf("t.sums"));
        var cut = _front.File("cut.sums", sums[..^40]);
        Assert.StartsWith($"{cut}: ", IsRefused("forecast", "--merge", cut), StringComparison.Ordinal);
        var shorter = _front.File("short.sums", sums.Replace(",0,", ",", StringComparison.Ordinal));
        Assert.StartsWith($"{shorter}:2: ", IsRefused("forecast", "--merge", shorter), StringComparison.Ordinal);
        var twice = _front.File("twice.sums", sums);
        Assert.Equal(
            $"{twice}: the same sums as {_front.PathOf("t.sums")}: the same part of the corpus twice?",
            IsRefused("forecast", "--merge", _front.PathOf("t.sums"), twice));
    }

    /// <summary>Two texts, small enough for paper: a = 1, 1/2 and 1/4, 1.</summary>
    [Fact]
    public void Its_numbers_are_those_on_paper()
    {
        var half = Math.Log(0.5).ToString("R", CultureInfo.InvariantCulture);
        var quarter = Math.Log(0.25).ToString("R", CultureInfo.InvariantCulture);
        var file = _front.File(
            "paper.jsonl",
            $"{{\"target\":[{half},{half}],\"draft\":[{half},{quarter}]}}\n{{\"target\":[{half},-1],\"draft\":[-2.0794415416798357,0]}}\n");
        var json = JsonNode.Parse(Succeeds("forecast", file, "--json", "--lookahead", "1,2", "--cost", "1/2"))!;
        Assert.Equal(2.75 / 4, json["acceptance"]!["value"]!.GetValue<double>(), 9);
        Assert.Null(json["acceptance"]!["interval95"]);

        // Calls at γ = 1: 1 + 0 and 1 + 3/4. At γ = 2, token by token, the same: the second token is tested in the first round, so that the
        // first text takes one call, the other 1 + 3/4. As a block the second token of the other text cannot make up for the first.
        foreach (var choice in json["lookaheads"]!.AsArray())
        {
            var tokens = choice!["tokensACall"]!["value"]!.GetValue<double>();
            Assert.Equal(4 / 2.75, tokens, 9);
            var speedUp = choice["speedUps"]![0]!["speedUp"]!["value"]!.GetValue<double>();
            Assert.Equal(tokens / (1 + (choice["lookahead"]!.GetValue<int>() / 2.0)), speedUp, 12);
        }

        Assert.Equal(0, json["best"]![0]!["lookahead"]!.GetValue<int>());
        Assert.Contains(
            "No intervals: 2 prompts, and intervals need 5", Succeeds("forecast", file), StringComparison.Ordinal);
    }

    [Fact]
    public void Figures_and_table_are_left_in_a_folder()
    {
        var file = _front.File("t.jsonl", string.Concat(Lines(40)));
        _ = Succeeds("forecast", file, "--out", _front.PathOf("out"), "--cost", "0.1,0.2", "--lookahead", "1..4");
        var csv = File.ReadAllLines(Path.Combine(_front.PathOf("out"), "forecast.csv"));
        Assert.Equal(1 + (2 * 4 * 2), csv.Length);
        Assert.All(csv, line => Assert.Equal(11, line.Split(',').Length));
        foreach (var name in new[] { "forecast-tokens", "forecast-speed-up-0.1", "forecast-speed-up-0.2" })
        {
            var drawing = File.ReadAllText(Path.Combine(_front.PathOf("out"), $"{name}.svg"));
            Assert.Contains("block, 95 % band", drawing, StringComparison.Ordinal);
        }
    }

    /// <summary>One text in every shape: vLLM's, SGLang's and OpenAI's have the numbers of our own.</summary>
    [Fact]
    public void Every_engine_s_shape_gives_the_same_numbers()
    {
        var own = Json(_front.File("own.jsonl", """{"target":[-0.25,-1.5,-0.75],"draft":[-0.5,-1,"-inf"]}"""));
        const string VllmTarget = """
            {"choices":[{"token_ids":[3,1,2],"logprobs":{"tokens":["c","a","b"],"token_logprobs":[-0.25,-1.5,-0.75]}}]}
            """;
        const string VllmScored = """
            {"choices":[{"prompt_token_ids":[9,3,1,2],"prompt_logprobs":[null,{"3":{"logprob":-0.25},"8":{"logprob":-2}},
              {"8":{"logprob":-0.5},"1":{"logprob":-1.5}},{"2":{"logprob":-0.75}}]}]}
            """;
        const string VllmDraft = """
            {"choices":[{"prompt_logprobs":[null,{"3":{"logprob":-0.5,"decoded_token":"c"}},{"1":{"logprob":-1,"decoded_token":"a"}},
              {"2":{"logprob":-9999.0,"decoded_token":"b"}}]}]}
            """;
        const string SglangTarget = """
            {"meta_info":{"input_token_logprobs":[[null,9,null]],"output_token_logprobs":[[-0.25,3,"c"],[-1.5,1,"a"],[-0.75,2,"b"]]}}
            """;
        const string SglangDraft = """
            [{"meta_info":{"input_token_logprobs":[[null,9,"z"],[-0.5,3,"c"],[-1,1,"a"],[-9999.0,2,"b"]],"output_token_logprobs":[]}}]
            """;
        const string Chat = """
            { "model": "m", "choices": [ { "logprobs": { "content": [ {"token":"c","logprob":-0.25,"bytes":[99]},
              {"token":"a","logprob":-1.5}, {"token":"b","logprob":-0.75,"bytes":null} ] } } ] }
            """;
        foreach (var target in new[] { VllmTarget, SglangTarget, Chat, VllmScored })
        {
            foreach (var draft in new[] { VllmDraft, SglangDraft })
            {
                string[] length = target == VllmScored ? ["--prompt-length", "1"] : [];
                Assert.Equal(own, Json([
                    "--target", _front.File("t.json", target), "--draft", _front.File("d.json", draft), .. length]));
            }
        }

        string Json(params string[] files)
        {
            var json = JsonNode.Parse(Succeeds(["forecast", .. files, "--json"]))!.AsObject();
            _ = json.Remove("pair");
            return json.ToJsonString();
        }
    }

    public void Dispose() => _front.Dispose();

    private static List<string> Lines(int texts)
    {
        var (english, chance) = (InstanceFile.Read(Data("english.json")).Instance.ToFloatingPoint(), new Sampler<double>(7));
        return [.. Enumerable.Range(0, texts).Select(i =>
        {
            var (draft, target, tokens) = SampledTraces.Text(english, chance);
            var name = i % 3 == 0 ? string.Empty : $"\"id\":\"{i % 50}\",";
            return $"{{{name}\"tokens\":[{string.Join(',', tokens)}],\"target\":[{Written(target)}],\"draft\":[{Written(draft)}]}}\n";
        })];
    }

    private static string Written(double[] values) =>
        string.Join(',', values.Select(value => value.ToString("F6", CultureInfo.InvariantCulture)));
}
