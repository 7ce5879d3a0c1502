using static SpecProofs.Tests.SomeTheory;
using Verdict = SpecProofs.Conformance.Verdict;

namespace SpecProofs.Tests;

/// <summary>A run tells the root of all failures first, and tries what is left only as far as it is asked to.</summary>
public sealed class TheoryRun_Order
{
    [Fact]
    public void Statements_come_after_what_they_build_on()
    {
        var (run, _) = Tried([Property("Other_fails_on_a_stated_instance"), Property("Consequence_fails"), Property("Base_holds")]);
        Assert.Equal(["S1.base", "S2.consequence", "S3.other"], run.Properties.Select(property => property.Statement.Id));
    }

    [Fact]
    public void The_root_is_told_before_its_consequences()
    {
        var (run, told) = Tried([Property("Other_fails_on_a_stated_instance"), Property("Consequence_fails"), Property("Base_fails")]);
        Assert.Equal("Base_fails", run.Root?.Property.Method.Name);
        Assert.Equal(run.Root, told[0]);
        Assert.Equal(3, told.Count);
        Assert.All(told, result => Assert.Equal(Verdict.Falsified, result.Verdict));
    }

    [Fact]
    public void A_base_that_fails_at_one_lookahead_only_is_told_before_a_consequence_that_fails_at_once()
    {
        var (run, told) = Tried([Property("Consequence_fails"), Property("Base_fails_at_two")]);
        Assert.Equal("Base_fails_at_two", run.Root?.Property.Method.Name);
        Assert.Equal(run.Root, told[0]);
    }

    [Fact]
    public void Without_a_small_world_some_random_cases_are_looked_at_before_any_property_is_tried_at_length()
    {
        var (run, told) = Tried([Property("Consequence_fails_at_random"), Property("Base_holds_at_random")]);
        Assert.Equal(["Consequence_fails_at_random", "Base_holds_at_random"], told.Select(result => result.Property.Method.Name));
        Assert.Equal((run.Root, 20), (told[0], told[1].RandomCases));
    }

    [Fact]
    public void Without_a_failure_there_is_no_root()
    {
        var (run, told) = Tried([Property("Base_holds")]);
        Assert.Null(run.Root);
        Assert.True(Assert.Single(told).Holds);
        Assert.Equal((SmallWorld.Instances.Count, 20), (told[0].SmallWorldCases, told[0].RandomCases));
    }

    [Fact]
    public void A_consequence_that_fails_at_once_is_told_before_a_base_that_is_tried_at_length()
    {
        var (run, told) = Tried([Property("Consequence_fails"), Property("Late_fails")]);
        Assert.Equal("S2.consequence", run.Root?.Property.Statement.Id);
        Assert.Equal(["S2.consequence", "S1.late"], told.Select(result => result.Property.Statement.Id));
    }

    [Fact]
    public void After_the_root_a_run_can_end_before_what_takes_long()
    {
        var properties = new[] { Property("Consequence_fails"), Property("Late_fails") };
        Assert.Equal("S2.consequence", Assert.Single(Tried(properties, untilRoot: true).Told).Property.Statement.Id);
        Assert.Single(Tried([Property("Late_fails")], untilRoot: true).Told);
    }

    [Fact]
    public void What_fails_beside_a_root_is_not_made_smaller()
    {
        // Both fail first at T = 2; one token at T = 1, with and without an end token, is smaller; told of the root alone.
        var (run, told) = Tried([Property("Base_fails"), Property("Late_fails")]);
        Assert.Equal("in the small world; all 2 smaller cases hold", run.Root?.Case?.Found);
        Assert.Equal("in the small world", told[1].Case?.Found);
    }

    [Fact]
    public void A_property_that_throws_leaves_the_others_as_they_are()
    {
        string[] names = ["Base_throws", "Consequence_fails", "Reading_throws", "Base_holds"];
        var (run, told) = Tried([.. names.Select(Property)]);
        Assert.Equal(Verdict.Fault, run.Root?.Verdict);
        Assert.Equal(4, told.Count);
        Assert.Equal(
            ["Fault", "Holds", "Falsified", "Fault"],
            run.Properties.Select(property => $"{told.Single(result => result.Property == property).Verdict}"));
    }
}
