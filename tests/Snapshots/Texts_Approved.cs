namespace SpecProofs.Tests;

/// <summary>What the command line says, and the values of named instances, are the approved ones.</summary>
public sealed class Texts_Approved : IDisposable
{
    private static readonly Dictionary<string, string> Instances = new()
    {
        ["markov-1913"] = File.ReadAllText(FrontDoor.Data("markov-1913.json")),
        ["bernoulli"] = Iid("1/2,1/2", "1/3,2/3", 3),
        ["uniform"] = Iid("1/4,1/4,1/4,1/4", "1/2,1/2,0,0", 3),
        ["disjoint"] = Iid("1,0", "0,1", 3),
        ["block-verification"] = Iid("2/3,1/3", "1/3,2/3", 2),
        ["markov"] = Samples.Markov,
        ["per-step"] = Samples.PerStep,
        ["history"] = Samples.Table,
        ["counts"] = Samples.Counts,
        ["n-gram"] = Samples.NGram,
        ["mixed"] = Samples.Mixed,
        ["three-tokens"] = Samples.ThreeTokens,
    };

    private static readonly string[] Commands = ["", "audit", "check", "cite", "forecast", "instance", "learn", "reproduce"];

    private readonly FrontDoor _door = new();

    public static TheoryData<string> Named => [.. Instances.Keys];

    public static TheoryData<string> Help => [.. Commands];

    /// <summary>The names of the approved texts.</summary>
    public static IEnumerable<string> Snapshots =>
    [
        "instance.english", .. Instances.Keys.Select(name => $"instance.{name}"), .. Commands.Select(HelpName), "json.instance",
        "ledger.statements",
    ];

    [Theory, MemberData(nameof(Named))]
    public Task Values_of_an_instance(string name) => Values(name, Instances[name]);

    [NeedsFact(Need.Time)]
    public Task Values_of_English() => Values("english", File.ReadAllText(FrontDoor.Data("english.json")));

    [Theory, MemberData(nameof(Help))]
    public async Task Help_of_a_command(string command) =>
        await Approved(
            FrontDoor.Succeeds([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"])
                .Replace("testhost", "specproofs", StringComparison.Ordinal),
            HelpName(command));

    [Fact]
    public async Task Shape_of_the_json() => await Approved(
        FrontDoor.Succeeds("instance", _door.File("a.json", Samples.Markov), "--json", "--law")
            .Replace(_door.PathOf("a.json"), "markov", StringComparison.Ordinal),
        "json.instance");

    [Fact]
    public async Task Statements_of_the_ledger() => await Approved(
        string.Concat(Theorems.Catalogue.Statements.Select(statement =>
            $"{statement.Id}\n  {statement.Words}\n  {statement.Source}\n"
            + string.Concat(Theorems.Catalogue.PropertiesOf([statement]).Select(property => $"  - {property.Name}\n")))),
        "ledger.statements");

    public void Dispose() => _door.Dispose();

    private Task Values(string name, string instance) => Approved(
        FrontDoor.Succeeds("instance", _door.File("a.json", instance)).Replace(_door.PathOf("a.json"), name, StringComparison.Ordinal),
        $"instance.{name}");

    private static string HelpName(string command) => command.Length == 0 ? "help" : $"help.{command}";

    private static async Task Approved(string text, string name) =>
        await Verifier.Verify(text, "txt").UseDirectory(Repository.Snapshots).UseFileName(name);

    private static string Iid(string draft, string target, int horizon) =>
        $$"""
        { "vocabulary": {{draft.Split(',').Length}}, "horizon": {{horizon}},
          "draft": { "iid": [{{Quoted(draft)}}] }, "target": { "iid": [{{Quoted(target)}}] } }
        """;

    private static string Quoted(string row) => string.Join(',', row.Split(',').Select(mass => $"\"{mass}\""));
}
