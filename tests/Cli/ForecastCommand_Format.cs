namespace SpecProofs.Tests;

/// <summary><c>--format</c>: files are read as it says, and refused where they are not so.</summary>
public sealed class ForecastCommand_Format
{
    [Theory]
    [InlineData("jsonl", "english.jsonl")]
    [InlineData("parquet", "english.parquet")]
    [InlineData("vllm", "vllm-target.jsonl", "vllm-draft.jsonl")]
    [InlineData("sglang", "sglang-target.jsonl", "sglang-draft.jsonl")]
    [InlineData("openai, vllm", "openai-target.jsonl", "openai-draft.jsonl")]
    [InlineData("llama.cpp", "llama-target.kld", "llama-draft.kld")]
    public void A_file_of_the_format_is_read_as_without_it(string format, params string[] names) =>
        Assert.Equal(Succeeds(["forecast", .. Files(names)]), Succeeds(["forecast", .. Files(names), "--format", format]));

    [Theory]
    [InlineData("sglang", "vllm-target.jsonl:1: no log-probabilities of SGLang's shape", "vllm-target.jsonl", "vllm-draft.jsonl")]
    [InlineData("openai", "vllm-target.jsonl:1: no log-probabilities of OpenAI's shape", "vllm-target.jsonl", "vllm-draft.jsonl")]
    [InlineData("vllm", "sglang-target.jsonl:1: no log-probabilities of vLLM's shape", "sglang-target.jsonl", "vllm-draft.jsonl")]
    [InlineData("vllm,openai", "vllm-draft.jsonl:1: no log-probabilities of OpenAI's shape", "vllm-target.jsonl", "vllm-draft.jsonl")]
    [InlineData("jsonl", "english.parquet:1: not JSON at byte 1; is the file truncated?", "english.parquet")]
    [InlineData("vllm", "llama-target.kld:1: '_' where an object was expected: the file is not JSON, or not of responses",
        "llama-target.kld", "llama-draft.kld")]
    [InlineData("llama.cpp", "vllm-target.jsonl: does not start with \"_logits_\", so llama.cpp's --kl-divergence-base has not written it",
        "vllm-target.jsonl", "vllm-draft.jsonl")]
    public void Another_file_is_refused(string format, string problem, params string[] names) => Assert.Equal(
        problem,
        IsRefused(["forecast", .. Files(names), "--format", format]).Replace(Folder + "/", string.Empty, StringComparison.Ordinal));

    [Fact]
    public void Parquet_that_is_none_is_refused() => Assert.StartsWith(
        $"{Folder}/english.jsonl: not a Parquet file that can be read, or truncated: ",
        IsRefused(["forecast", .. Files("english.jsonl"), "--format", "parquet"]),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("tgi", "--format: \"tgi\" is none of jsonl, parquet, vllm, sglang, openai, llama.cpp", "t")]
    [InlineData("", "--format: \"\" is none of jsonl, parquet, vllm, sglang, openai, llama.cpp", "t")]
    [InlineData("vllm,vllm,vllm", "--format: 3 names; one for all files, or the target's and the draft's", "t", "d")]
    [InlineData("vllm,llama.cpp", "--format: files of llama.cpp go with such files only", "t", "d")]
    [InlineData("jsonl", "--format jsonl: such a file has both models' numbers, and goes without --target and --draft", "t", "d")]
    [InlineData("vllm,parquet", "--format parquet: such a file has both models' numbers, and goes without --target and --draft", "t", "d")]
    [InlineData("openai", "--format openai: such files come in pairs, with --target and --draft; t stands alone", "t")]
    [InlineData("jsonl,parquet", "--format with two names: such files come in pairs, with --target and --draft; t stands alone", "t")]
    public void A_format_that_does_not_go_with_the_files(string format, string problem, params string[] names) => Assert.Equal(
        problem,
        IsRefused(["forecast", .. Files(names), "--format", format]).Replace(Folder + "/", string.Empty, StringComparison.Ordinal));

    [Fact]
    public void Sums_have_no_format() => Assert.Equal(
        "--merge takes files of partial sums, and no --format", IsRefused("forecast", "--merge", "t", "--format", "jsonl"));

    private static string Folder => Path.Combine(Repository.Root, "data", "traces");

    private static string[] Files(params string[] names)
    {
        string[] paths = [.. names.Select(name => $"{Folder}/{name}")];
        return paths.Length == 1 ? paths : ["--target", paths[0], "--draft", paths[1]];
    }
}
