using FsCheck.Xunit;

namespace SpecProofs.Tests;

/// <summary>A forward recursion carries the law of contexts, and asks for no step where there is no mass.</summary>
[Properties(Arbitrary = [typeof(Arbitraries)], MaxTest = 100, Replay = "1,3")]
public sealed class ForwardRecursion_Mass
{
    private static readonly Rational Third = Rational.Of(1, 3);

    [Property]
    public void The_mass_of_contexts_is_that_of_the_prefixes_that_lead_there(GeneratedInstance given)
    {
        var (instance, n) = (given.Instance, 0);
        var recursion = ExpectedTotalVariation.Recursion(instance);
        Assert.Equal(given.Horizon, recursion.Positions(Rational.One, recursion.Following(recursion.Steps), Check).Count());
        Assert.Equal(given.Horizon, n);

        void Check(MassByContext<Rational> mass)
        {
            var summed = new Law<Context<Rational>, Rational>(TargetLaw.Prefixes(instance, n++).Select(prefix => KeyValuePair.Create(
                prefix.Tokens.Span.ToArray().Aggregate(instance.Start, (context, token) => context.After(token)), prefix.Mass)));
            var law = mass.Contexts
                .Select((context, i) => KeyValuePair.Create(recursion.Graph.Contexts[context], mass.At(i)[0]))
                .ToList();
            Assert.Equal(law.Count, summed.Outcomes.Count);
            Assert.All(law, entry => Assert.Equal(summed[entry.Key], entry.Value));
        }
    }

    [Property]
    public void Contexts_are_reached_by_the_prefixes_of_the_target_each_counted_once(GeneratedInstance given)
    {
        var expected = Enumerable.Range(0, given.Horizon).SelectMany(n => TargetLaw.Prefixes(given.Instance, n))
            .Select(prefix => prefix.Tokens.Span.ToArray().Aggregate(given.Instance.Start, (context, token) => context.After(token)));
        var reached = ReachableContexts.Of(given.Instance);
        Assert.Equal(expected.ToHashSet(), reached.ToHashSet());
        Assert.Equal(reached.Count, reached.Distinct().Count());
    }

    [Fact]
    public void The_prefix_of_a_reached_context_leads_there()
    {
        Assert.Equal(["", "0", "1"], Prefixes(Chain(horizon: 4)));
        var table = PrefixTable<Rational>.Of(2, prefix => Distribution<Rational>.Proportional(1, 1 + prefix.Length));
        Assert.Equal(["", "0", "1", "0 0", "0 1", "1 0", "1 1"], Prefixes(new(table, table, 3)));

        static List<string> Prefixes(Instance<Rational> instance)
        {
            var prefixes = new List<string>();
            _ = ContextGraph<Rational>.Walk(instance, here =>
            {
                Assert.Same(here.Context, here.Prefix().Span.ToArray().Aggregate(instance.Start, (context, token) => context.After(token)));
                prefixes.Add($"{here.Prefix()}");
                return here.Context.Target;
            });
            return prefixes;
        }
    }

    /// <summary>A round of two places: half of the mass is rejected at the first, nothing at the second.</summary>
    [Theory]
    [InlineData(true, "1, 1/2, 1/4")]
    [InlineData(false, "1, 1/2, 3/4")]
    public void Accepted_mass_moves_to_the_next_place_and_rejected_mass_to_the_first(bool repeats, string first)
    {
        var half = Rational.Of(1, 2);
        var recursion = new ForwardRecursion<Rational>(ContextGraph<Rational>.Of(Single(3)), new(1, 2, repeats), 1, (_, place) =>
            place == Step<Rational>.Later
                ? new(new[] { Rational.Zero }, new[] { Rational.Zero }, new[] { Rational.One })
                : new(new[] { Rational.One }, new[] { half }, new[] { half }));
        Assert.Equal(first, string.Join(", ", recursion.Positions().Select(totals => totals[0])));
    }

    [Fact]
    public void A_place_without_mass_is_not_asked()
    {
        var recursion = new ForwardRecursion<Rational>(ContextGraph<Rational>.Of(Single(3)), new(1, 2, LastRepeats: true), 1, (_, place) =>
            place == Step<Rational>.Later
                ? throw new InvalidOperationException("asked")
                : new(new[] { Third }, new[] { Rational.One }, new[] { Rational.Zero }));
        Assert.Equal([Third, Third, Third], recursion.Positions().Select(totals => totals[0]));
    }

    [Fact]
    public void A_context_that_the_target_cannot_reach_is_not_asked()
    {
        var (point, graph) = (Distribution<Rational>.Point(1, 2), new List<string>());
        var chain = MarkovChain<Rational>.Homogeneous(point, [Distribution<Rational>.Uniform(2), point]);
        var instance = new Instance<Rational>(chain, chain, 3);
        _ = ContextGraph<Rational>.Walk(instance, here =>
        {
            graph.Add($"{here.Prefix()}");
            return here.Context.Target;
        });
        Assert.Equal(["", "1"], graph);
    }

    private static Instance<Rational> Single(int horizon) =>
        new(new Iid<Rational>(Distribution<Rational>.Uniform(1)), new Iid<Rational>(Distribution<Rational>.Uniform(1)), horizon);

    private static Instance<Rational> Chain(int horizon)
    {
        var half = Distribution<Rational>.Uniform(2);
        var chain = MarkovChain<Rational>.Homogeneous(half, [half, Distribution<Rational>.Proportional(1, 2)]);
        return new(chain, chain, horizon);
    }
}
