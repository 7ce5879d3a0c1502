using System.Text.Json.Nodes;

namespace SpecProofs.Tests;

/// <summary>What the pages say of <c>forecast</c> is what it does, on the traces in data/.</summary>
public sealed class ForecastPage
{
    private static readonly string[] Pair =
        ["--target", Traces("vllm-target.jsonl"), "--draft", Traces("vllm-draft.jsonl")];

    [Fact]
    public void The_readme_shows_what_the_command_prints()
    {
        var readme = Read("README.md");
        var command = readme.Split('\n').Single(line => line.StartsWith("$ specproofs forecast ", StringComparison.Ordinal));
        var args = command.Split(' ').Skip(3).Where(word => word is not "--out" and not "figures")
            .Select(word => word.StartsWith("data/", StringComparison.Ordinal) ? Path.Combine(Repository.Root, word) : word);
        var shown = readme.Split($"{command}\n")[1].Split("```")[0];
        Assert.Contains(shown, Succeeds(["forecast", .. args]), StringComparison.Ordinal);
        Assert.Equal(4, shown.Count(sign => sign == '\n'));
    }

    [Fact]
    public void The_picture_is_the_figure()
    {
        var folder = Directory.CreateTempSubdirectory("specproofs-");
        try
        {
            _ = FrontDoor.Run(["forecast", .. Pair, "--out", folder.FullName]);
            var today = File.ReadAllText(Path.Combine(folder.FullName, "forecast-tokens.svg"));
            var path = Path.Combine(Repository.Root, "docs", "forecast-tokens.svg");
            if (VerifyXunit.Approval.FromEnvironment().Given)
            {
                File.WriteAllText(path, today);
            }

            Assert.Equal(today, File.ReadAllText(path));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Members_of_the_json_are_the_documented_ones_in_their_order()
    {
        var documented = Read("docs/forecasting.md").Split("## JSON")[1].Split("\n## ")[0].Split('\n')
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('`')[1]);
        var printed = JsonNode.Parse(Succeeds(["forecast", .. Pair, "--json"]))!.AsObject();
        Assert.Equal(documented, printed.Select(member => member.Key));
        foreach (var list in new[] { "lookaheads", "best" })
        {
            var row = Read("docs/forecasting.md").Split('\n').Single(line => line.StartsWith($"| `{list}` |", StringComparison.Ordinal));
            Assert.All(printed[list]![0]!.AsObject(), member => Assert.Contains($"`{member.Key}`", row, StringComparison.Ordinal));
        }
    }

    /// <summary>The same texts in each shape: the ten of the other engines are the first ten of ours.</summary>
    [Theory]
    [InlineData("sglang-target.jsonl", "sglang-draft.jsonl")]
    [InlineData("openai-target.jsonl", "openai-draft.jsonl")]
    [InlineData("sglang-target.jsonl", "openai-draft.jsonl")]
    public void Every_sample_in_data_is_read(string target, string draft)
    {
        var ten = Directory.CreateTempSubdirectory("specproofs-");
        try
        {
            var own = Path.Combine(ten.FullName, "ten.jsonl");
            File.WriteAllLines(own, File.ReadLines(Traces("english.jsonl")).Take(10));
            Assert.Equal(Numbers(own), Numbers("--target", Traces(target), "--draft", Traces(draft)));
        }
        finally
        {
            ten.Delete(recursive: true);
        }
    }

    [Fact]
    public void The_pair_of_vllm_has_the_numbers_of_our_own_lines() => Assert.Equal(Numbers(Traces("english.jsonl")), Numbers(Pair));

    /// <summary>The table; prompts have other names in each shape, and intervals of few prompts depend on their order.</summary>
    private static string Numbers(params string[] files)
    {
        var json = JsonNode.Parse(Succeeds(["forecast", .. files, "--json"]))!;
        return string.Join('\n', json["lookaheads"]!.AsArray().Select(choice => $"{choice!["tokensACall"]!["value"]}"));
    }

    private static string Traces(string name) => Path.Combine(Repository.Root, "data", "traces", name);

    private static string Read(string path) => File.ReadAllText(Path.Combine(Repository.Root, path)).ReplaceLineEndings("\n");
}
