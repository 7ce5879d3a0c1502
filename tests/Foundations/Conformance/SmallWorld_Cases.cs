namespace SpecProofs.Tests;

/// <summary>The cases of the small world: every instance with every value of the other parameters, each once, smaller ones first.</summary>
public sealed class SmallWorld_Cases
{
    [Fact]
    public void Every_instance_comes_with_every_lookahead_number_of_drafts_and_flag()
    {
        // Instances are compared as text, which takes long: their places stand for them.
        var places = SmallWorld.Instances.Index().ToDictionary(
            entry => entry.Item, entry => entry.Index, (IEqualityComparer<GeneratedInstance>)ReferenceEqualityComparer.Instance);
        var expected = (
            from given in SmallWorld.Instances
            from lookahead in Enumerable.Range(1, Math.Max(2, given.Horizon))
            from drafts in new[] { 2, 3 }
            from bonus in new[] { false, true }
            select (places[given], drafts, lookahead, bonus)).ToHashSet();
        var cases = SmallWorld.Cases([typeof(GeneratedInstance), typeof(Drafts), typeof(Lookahead), typeof(bool)])
            .Select(@case => ((GeneratedInstance)@case[0], ((Drafts)@case[1]).Count, ((Lookahead)@case[2]).Tokens, (bool)@case[3]))
            .ToList();
        Assert.Equal(expected.Count, cases.Count);
        Assert.True(expected.SetEquals(cases.Select(@case => (places[@case.Item1], @case.Item2, @case.Item3, @case.Item4))));
        Assert.Equal(cases.Select(Size).Order(), cases.Select(Size));
    }

    [Fact]
    public void Every_row_comes_with_every_number_of_drafts()
    {
        var cases = SmallWorld.Cases([typeof(Drafts), typeof(GeneratedRows)]).ToList();
        Assert.Equal(2 * SmallWorld.Cases([typeof(GeneratedRows)]).Count(), cases.Count);
        Assert.Equal([2, 3], cases.Select(@case => ((Drafts)@case[0]).Count).Distinct());
        Assert.All(cases, @case => Assert.IsType<GeneratedRows>(@case[1]));
    }

    [Theory]
    [InlineData(2_000)]
    [InlineData(50)]
    public void The_least_cases_have_every_size_with_every_value_of_the_other_parameters(int most)
    {
        Type[] parameters = [typeof(GeneratedInstance), typeof(Lookahead), typeof(bool)];
        static ILookup<(int, int, int, bool), GeneratedInstance> BySize(IEnumerable<object[]> cases) => cases.ToLookup(
            @case => (Of(@case).Vocabulary, Of(@case).Horizon, ((Lookahead)@case[1]).Tokens, (bool)@case[2]), Of);
        var (all, least) = (BySize(SmallWorld.Cases(parameters)), BySize(SmallWorld.LeastCases(parameters, most)));
        Assert.InRange(least.Sum(size => size.Count()), most / 4, most);
        Assert.All(all, size => Assert.Equal(size.Take(least[size.Key].Count()), least[size.Key], ReferenceEqualityComparer.Instance));
        Assert.All(all, size => Assert.NotEmpty(least[size.Key]));
    }

    private static GeneratedInstance Of(object[] @case) => (GeneratedInstance)@case[0];

    private static InstanceSize Size((GeneratedInstance Given, int Drafts, int Lookahead, bool) @case) =>
        InstanceSize.Of([@case.Given, new Lookahead(@case.Lookahead), new Drafts(@case.Drafts)])!.Value;
}
