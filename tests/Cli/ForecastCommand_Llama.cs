using System.Text.Json.Nodes;

namespace SpecProofs.Tests;

/// <summary><c>forecast</c> on llama.cpp's logits: what it says, and what it refuses.</summary>
public sealed class ForecastCommand_Llama : IDisposable
{
    private static readonly int[][] Chunks = [[0, 1, 2, 0, 1, 2, 0, 1], [2, 2, 2, 1, 1, 1, 0, 0]];

    private readonly FrontDoor _front = new();

    /// <summary>Where a part of the file stands: three rows of 16 bytes a chunk, behind header and tokens.</summary>
    private const int Rows = 20 + (4 * 16);

    private static string English => Path.Combine(Repository.Root, "data", "traces", "english.jsonl");

    private static byte[] Target => LlamaFiles.Of(8, Chunks, 0, 0, 0);

    private static byte[] Draft => LlamaFiles.Of(8, Chunks, MathF.Log(2), 0, 0);

    /// <summary>q = (1, 1, 1)/3 and p = (2, 1, 1)/4: TV 1/6 at each of six positions; at temperature τ &lt; 1 more.</summary>
    [Fact]
    public void It_says_what_holds_at_single_positions_and_nothing_of_lookaheads()
    {
        var json = JsonNode.Parse(Forecast(Target, Draft, "--json"))!;
        Assert.Equal(1 / 6.0, json["rejections"]!["value"]!.GetValue<double>(), 5);
        Assert.Equal(5 / 6.0, json["acceptance"]!["value"]!.GetValue<double>(), 5);
        Assert.Equal(6, json["rows"]!["tokens"]!.GetValue<int>());
        Assert.Empty(json["lookaheads"]!.AsArray());
        Assert.Null(json["rows"]!["drafts"]![0]!["rejections"]);
        Assert.All(json["rows"]!["temperatures"]!.AsArray(), cooled => Assert.InRange(cooled!["temperature"]!.GetValue<double>(), 0.5, 1));
        var written = JsonNode.Parse(Succeeds("forecast", English, "--json"))!.AsObject();
        Assert.Equal(written.Select(member => member.Key), json.AsObject().Select(member => member.Key));
        var text = Forecast(Target, Draft, "--given-text");
        Assert.Contains("Given text, which the target did not write", text, StringComparison.Ordinal);
        Assert.Contains("2 chunks, 6 positions", text, StringComparison.Ordinal);
        Assert.DoesNotContain("bonus", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Sums_of_parts_are_merged()
    {
        var whole = Forecast(Target, Draft, "--json");
        var parts = Chunks.Select((tokens, i) =>
        {
            var sums = _front.PathOf($"{i}.sums");
            Assert.EndsWith("sums of 1 texts of 1 prompts, 3 positions\n", Forecast(
                LlamaFiles.Of(8, [tokens], 0, 0, 0), LlamaFiles.Of(8, [tokens], MathF.Log(2), 0, 0), "--partial", sums));
            return sums;
        }).ToArray();
        Assert.Equal(whole, Succeeds("forecast", "--merge", parts[1], parts[0], "--json"));
        _ = Succeeds("forecast", English, "--partial", _front.PathOf("written.sums"));
        Assert.Equal(
            "mixed texts: text that the target wrote, and given text as in llama.cpp's files; a forecast is about one kind",
            IsRefused("forecast", "--merge", parts[0], _front.PathOf("written.sums")));
    }

    [Theory]
    [InlineData(0, "78", "d.kld: does not start with \"_logits_\", so llama.cpp's --kl-divergence-base has not written it")]
    [InlineData(8, "02000000", "d.kld: n_ctx is 2, not a number from 3 to 16777216")]
    [InlineData(8, "FFFFFFFF", "d.kld: n_ctx is -1, not a number from 3 to 16777216")]
    [InlineData(8, "00000001",
        "d.kld: 180 bytes, where n_ctx 16777216, n_vocab 3 and n_chunk 2 make 402653172: is it truncated, or was the run stopped?")]
    [InlineData(12, "FFFFFF7F", "d.kld: n_vocab is 2147483647, not a number from 1 to 16777216")]
    [InlineData(12, "00000000", "d.kld: n_vocab is 0, not a number from 1 to 16777216")]
    [InlineData(12, "04000000", "d.kld: n_vocab is 4, but 3 in t.kld: not the same text, context or vocabulary")]
    [InlineData(16, "FFFFFF7F",
        "d.kld: 180 bytes, where n_ctx 8, n_vocab 3 and n_chunk 2147483647 make 171798691780: is it truncated, or was the run stopped?")]
    [InlineData(16, "00000080", "d.kld: n_chunk is -2147483648, not a number from 1 to 2147483647")]
    [InlineData(16, "01000000",
        "d.kld: 180 bytes, where n_ctx 8, n_vocab 3 and n_chunk 1 make 100: something follows the last row")]
    [InlineData(20 + (4 * 9), "01000000", "d.kld: chunk 2: token 2 is 1, but 2 in t.kld: not the same text or vocabulary")]
    [InlineData(Rows + 16, "0000C0FF", "d.kld: chunk 1: row 2: scale NaN is not from 0 to 16/65535")]
    [InlineData(Rows + 32, "0000803F", "d.kld: chunk 1: row 3: scale 1 is not from 0 to 16/65535")]
    [InlineData(Rows + 48, "000080B7", "d.kld: chunk 2: row 1: scale -1.52587890625E-05 is not from 0 to 16/65535")]
    [InlineData(Rows + 4, "0000C07F", "d.kld: chunk 1: row 1: log-probabilities from NaN to NaN; they must be at most 0")]
    [InlineData(Rows + 4, "000080FF", "d.kld: chunk 1: row 1: log-probabilities from -Infinity to -Infinity; they must be at most 0")]
    [InlineData(Rows + 4, "0000003F", "d.kld: chunk 1: row 1: log-probabilities from 0.5 to 1.1931471557390978; they must be at most 0")]
    [InlineData(Rows + 8, "00000000", "d.kld: chunk 1: row 1: total probability 0.75: not a whole row")]
    public void A_draft_s_file_that_is_none(int at, string bytes, string problem)
    {
        var damaged = Draft;
        Convert.FromHexString(bytes).CopyTo(damaged, at);
        Refuses(problem, Target, damaged);
    }

    [Fact]
    public void Files_that_cannot_be_used()
    {
        Refuses(
            "d.kld: 179 bytes, where n_ctx 8, n_vocab 3 and n_chunk 2 make 180: is it truncated, or was the run stopped?",
            Target, Draft[..^1]);
        Refuses("d.kld: 12 bytes, and its header alone has 20: is it truncated?", Target, Draft[..12]);
        Refuses("d.kld: does not start with \"_logits_\", so llama.cpp's --kl-divergence-base has not written it", Target, []);
        Refuses("t.kld: does not start with \"_logits_\", so llama.cpp's --kl-divergence-base has not written it", [1], Draft);
        var other = LlamaFiles.Of(8, [[0, 1, 2, 0, 3, 2, 0, 1], Chunks[1]], 0, 0, 0);
        Refuses("t.kld: chunk 1: token 5 is 3, not in a vocabulary of 3", other, Draft);
        Refuses(
            "d.kld: n_ctx is 6, but 8 in t.kld: not the same text, context or vocabulary",
            Target, LlamaFiles.Of(6, [Chunks[0][..6]], 0, 0, 0));
        Refuses(
            "d.kld: n_chunk is 1, but 2 in t.kld: not the same text, context or vocabulary",
            Target, LlamaFiles.Of(8, Chunks[..1], 0, 0, 0));
        Refuses(
            "--out: its figures and table are of lookaheads, and given text says nothing of them",
            Target, Draft, rest: ["--out", _front.PathOf("out")]);
        Assert.False(Directory.Exists(_front.PathOf("out")));
        Assert.Equal(
            $"{_front.PathOf("t.kld")}: one model's logits, from llama.cpp: give two such files with --target and --draft",
            IsRefused("forecast", _front.PathOf("t.kld")));
    }

    public void Dispose() => _front.Dispose();

    private string[] Files(byte[] target, byte[] draft)
    {
        File.WriteAllBytes(_front.PathOf("t.kld"), target);
        File.WriteAllBytes(_front.PathOf("d.kld"), draft);
        return ["forecast", "--target", _front.PathOf("t.kld"), "--draft", _front.PathOf("d.kld")];
    }

    private string Forecast(byte[] target, byte[] draft, params string[] rest) => Succeeds([.. Files(target, draft), .. rest]);

    private void Refuses(string problem, byte[] target, byte[] draft, string[]? rest = null) => Assert.Equal(
        problem,
        IsRefused([.. Files(target, draft), .. rest ?? []]).Replace(_front.PathOf("x")[..^1], string.Empty, StringComparison.Ordinal));
}
