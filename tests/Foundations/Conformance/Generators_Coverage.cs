using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Xunit.Abstractions;

namespace SpecProofs.Tests;

/// <summary>The generators reach every corner often enough for the default number of cases to meet it many times.</summary>
public sealed class Generators_Coverage(ITestOutputHelper output)
{
    private static readonly Dictionary<string, double> Least = new()
    {
        ["wide residual"] = 0.2,
        ["context"] = 0.5,
        ["history"] = 0.1,
        ["zeros"] = 0.4,
        ["ties"] = 0.15,
        ["disjoint"] = 0.1,
        ["draft = target"] = 0.1,
        ["point mass"] = 0.2,
        ["lookahead ≥ 2"] = 0.4,
        ["lookahead < T"] = 0.3,
    };

    [Fact]
    public void Every_trait_is_frequent()
    {
        var coverage = new Coverage();
        var cases =
            from given in Arbitraries.Instances().Generator
            from lookahead in Arbitraries.Lookaheads().Generator
            select new object[] { given, lookahead };
        foreach (var arguments in cases.Sample(5000, new Rnd(1, 3), 50))
        {
            coverage.Count(arguments);
        }

        output.WriteLine($"{coverage.Cases} cases: {coverage}");
        Assert.Equal(Least.Keys.Order(), Coverage.Traits.Order());
        Assert.All(
            Least,
            least =>
                Assert.True(
                    coverage[least.Key] >= least.Value * coverage.Cases, $"{least.Key}: {coverage[least.Key]} of {coverage.Cases}"));
    }

    [Fact]
    public void The_small_world_has_its_stated_size()
    {
        Assert.Equal(2 * (1 + (9 * 9)), SmallWorld.Instances.Count(given => !given.EndTokens.IsEmpty));
        Assert.Equal([1, 9, 49], new[] { 1, 2, 3 }.Select(v => SmallWorld.Rows(v, 3).Count()));
        Assert.Equal(
            3 + (3 * 9 * 9) + (2 * 49 * 49) + (125 * 125) - (5 * 5) + (27 * 27) - (3 * 3) + (2 * (1 + (9 * 9))),
            SmallWorld.Instances.Count);
    }

    [NeedsFact(Need.Time)]
    public void In_one_instance_of_eight_the_last_token_ends_the_text_and_loses_that_first()
    {
        var instances = Arbitraries.Instances().Generator.Sample(5000, new Rnd(1, 3), 50).ToList();
        var ending = instances.Where(given => !given.EndTokens.IsEmpty).ToList();
        var others = instances.Where(given => given.EndTokens.IsEmpty).Take(500);
        Assert.InRange(ending.Count, 500, 750);
        Assert.All(ending, given => Assert.Equal([given.Vocabulary - 1], given.EndTokens));
        Assert.All(ending, given => Assert.Equal(given.EndingAt(), InstanceShrinker.Shrink(given).First()));
        Assert.All(others.SelectMany(InstanceShrinker.Shrink), simpler => Assert.Empty(simpler.EndTokens));
    }

    [Fact]
    public void End_tokens_move_with_the_tokens_that_a_shrink_drops()
    {
        var row = Enumerable.Repeat(1, 3).ToImmutableArray();
        var given = new GeneratedInstance(WeightedModel.Iid(row), WeightedModel.Iid(row), 2, [0, 2]);
        Assert.Contains("V = 3, T = 2, end tokens 0 2", $"{given}", StringComparison.Ordinal);
        Assert.Contains(InstanceShrinker.Shrink(given), simpler => simpler.Vocabulary == 2 && simpler.EndTokens.SequenceEqual([1]));
        Assert.Contains(InstanceShrinker.Shrink(given), simpler => simpler.Horizon == 1 && simpler.EndTokens.SequenceEqual([0, 2]));
    }

    [NeedsFact(Need.Time)]
    public void Every_shrink_is_a_smaller_problem()
    {
        foreach (var given in Arbitraries.Instances().Generator.Sample(300, new Rnd(2, 3), 50))
        {
            var text = $"{given}";
            Assert.All(InstanceShrinker.Shrink(given), smaller => Assert.True(
                (smaller.Vocabulary, smaller.Horizon, smaller.Draft.Rows.Count + smaller.Target.Rows.Count)
                    .CompareTo((given.Vocabulary, given.Horizon, given.Draft.Rows.Count + given.Target.Rows.Count)) <= 0
                && $"{smaller}" != text));
        }
    }
}
