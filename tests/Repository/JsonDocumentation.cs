using System.Text.Json.Nodes;

namespace SpecProofs.Tests;

public sealed class JsonDocumentation : IDisposable
{
    private static readonly string[] Page = System.IO.File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "docs", "json.md"));
    private readonly FrontDoor _front = new();

    [Fact]
    public void Example_is_what_the_command_prints()
    {
        var path = _front.File("instance.json", BlockAfter("`instance.json`:"));
        var command = Page.Single(line => line.StartsWith("`specproofs instance instance.json ", StringComparison.Ordinal));
        var documented = BlockAfter(command);
        var printed = Succeeds([.. command.Trim('`', ':').Split(' ').Skip(1).Select(word => word == "instance.json" ? path : word)]);
        var named = printed.Replace(path, "instance.json", StringComparison.Ordinal);
        Assert.Equal(Shape(JsonNode.Parse(documented)!), Shape(JsonNode.Parse(named)!));
    }

    [Theory]
    [InlineData]
    [InlineData("--simulate", "10")]
    [InlineData("--law")]
    public void Members_are_the_documented_ones_in_their_order(params string[] options)
    {
        var documented = Page.Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('`')[1]);
        var printed = JsonNode.Parse(Succeeds(["instance", _front.File("a.json", Samples.NGram), "--json", .. options]))!.AsObject();
        Assert.Equal(documented, printed.Select(member => member.Key));
    }

    public void Dispose() => _front.Dispose();

    private static string BlockAfter(string line) =>
        string.Join('\n', Page
            .SkipWhile(other => other != line).SkipWhile(other => other != "```json").Skip(1).TakeWhile(other => other != "```"));

    /// <summary>Members, lists and strings; what was simulated is left out, since it depends on the sampler.</summary>
    private static string Shape(JsonNode root)
    {
        foreach (var simulated in new[] { "rejections", "rounds" })
        {
            foreach (var member in root["simulated"]![simulated]!.AsObject().Select(member => member.Key).ToList())
            {
                root["simulated"]![simulated]![member] = 0;
            }
        }

        return root.ToJsonString();
    }
}
