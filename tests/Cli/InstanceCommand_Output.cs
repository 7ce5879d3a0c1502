using System.Text.Json;

namespace SpecProofs.Tests;

public sealed class InstanceCommand_Output : IDisposable
{
    private readonly FrontDoor _front = new();

    [Fact]
    public void Example_of_the_format_prints_fractions_and_decimals()
    {
        var path = _front.File("a.json", Samples.Markov);
        var expected = $"""
            {path}: 3 tokens, horizon 4
            draft:  iid
            target: Markov chain

            Expected total variation of draft and target at each position, under the target
              position   fraction   decimal
              1          1/6        0.166666666666667
              2          7/24       0.291666666666667
              3          47/96      0.489583333333333
              4          69/128     0.539062500000000

            Speculative decoding that drafts to the horizon
                                             fraction   decimal
              E[rejections]                  571/384    1.486979166666667
              bound of Theorem 2: Σ E_Q TV   571/384    1.486979166666667
              E[rounds]                      187/96     1.947916666666667
              speed-up T / E[rounds]         384/187    2.053475935828877

            Batch speculative decoding: E[rejections] with M drafts

            """.ReplaceLineEndings("\n");
        Assert.StartsWith(expected, Succeeds("instance", path), StringComparison.Ordinal);
    }

    [Fact]
    public void Json_holds_every_number_exactly()
    {
        var path = _front.File("a.json", Samples.Markov);
        using var document = JsonDocument.Parse(Succeeds("instance", path, "--json", "--law", "--simulate", "1000", "--seed", "7"));
        var root = document.RootElement;
        string Fraction(string name) => root.GetProperty(name).GetProperty("fraction").GetString()!;
        Assert.Equal(["571/384", "571/384", "187/96", "384/187"], new[] { "rejections", "bound", "rounds", "speedUp" }.Select(Fraction));
        var variations = root.GetProperty("totalVariation").EnumerateArray();
        Assert.Equal(["1/6", "7/24", "47/96", "69/128"], variations.Select(tv => tv.GetProperty("fraction").GetString()));
        var simulated = root.GetProperty("simulated");
        Assert.Equal((1000, 7), (simulated.GetProperty("runs").GetInt32(), simulated.GetProperty("seed").GetInt32()));
        Assert.True(root.GetProperty("law").GetProperty("agree").GetBoolean());
        Assert.Equal(8, root.GetProperty("law").GetProperty("outputs").GetArrayLength());
    }

    [Fact]
    public void Json_does_not_shorten_fractions_that_the_table_does()
    {
        var path = _front.File("a.json", Samples.Markov.Replace("\"horizon\": 4", "\"horizon\": 60", StringComparison.Ordinal));
        using var document = JsonDocument.Parse(Succeeds("instance", path, "--json"));
        var fraction = document.RootElement.GetProperty("rejections").GetProperty("fraction").GetString()!;
        var exact = ExpectedRejections.Speculative(InstanceFile.Read(path).Instance);
        Assert.Equal(exact, Rational.Parse(fraction));
        var table = Succeeds("instance", path);
        Assert.DoesNotContain(fraction, table, StringComparison.Ordinal);
        var size = $"({exact.Numerator.GetBitLength()} bits over {exact.Denominator.GetBitLength()})";
        Assert.Contains($"{size}   {exact.ToDecimalString(15)}", table, StringComparison.Ordinal);
    }

    [Fact]
    public void Simulation_depends_on_the_seed_and_on_nothing_else()
    {
        var path = _front.File("a.json", Samples.Markov);
        string Simulated(string seed) => Succeeds("instance", path, "--simulate", "5000", "--seed", seed);
        Assert.Equal(Simulated("1"), Simulated("1"));
        Assert.Equal(Simulated("1"), Succeeds("instance", path, "--simulate", "5000"));
        Assert.NotEqual(Simulated("1"), Simulated("2"));
    }

    [Fact]
    public void Runs_without_variance_have_no_z()
    {
        var path = _front.File(
            "a.json", """{ "vocabulary": 2, "horizon": 3, "draft": { "iid": ["1","0"] }, "target": { "iid": ["0","1"] } }""");
        Assert.Contains(
            "rejections   3.000000   3.000000 ± 0.000000          3.000000 to 3.000000   no variance",
            Succeeds("instance", path, "--simulate", "10"),
            StringComparison.Ordinal);
        using var document = JsonDocument.Parse(Succeeds("instance", path, "--simulate", "10", "--json"));
        Assert.Equal(JsonValueKind.Null, document.RootElement.GetProperty("simulated").GetProperty("rounds").GetProperty("z").ValueKind);
    }

    [Theory]
    [InlineData(
        "--simulate: \"1\" is not a whole number from 2 to 9223372036854775807. Try --help.", "instance", "a.json", "--simulate", "1")]
    [InlineData("--seed: \"-3\" is not a whole number from 0 to 18446744073709551615. Try --help.", "instance", "a.json", "--seed", "-3")]
    [InlineData("Required argument 'FILE' missing for command: 'instance'. Try --help.", "instance")]
    [InlineData("Required command was not provided. Unrecognized command or argument 'guess'. Try --help.", "guess")]
    [InlineData("Required command was not provided. Try --help.")]
    public void Usage(string problem, params string[] args) => Assert.Equal(problem, IsRefused(args));

    public void Dispose() => _front.Dispose();
}
