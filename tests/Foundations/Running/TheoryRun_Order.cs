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
    public void A_false_reading_whose_stated_refutation_has_other_numbers_is_not_falsified()
    {
        var result = Tried([Property("Stated_refutation_differs")]).Told.Single();
        Assert.Equal(Verdict.Differs, result.Verdict);
        Assert.StartsWith("the stated refutation of S1.reading has other numbers: ", result.Headline, StringComparison.Ordinal);
        Assert.Equal("DIFFERS", new LedgerRow(result.Property.Statement, [result]).Verdict);
        Assert.Contains("\n  refuted with other numbers: S1.reading", ClosingWords.Of(
            [result, .. Tried([Property("Base_fails")]).Told], Tried([Property("Base_fails")]).Run.Root), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_the_theorems_the_output_law_comes_before_rejections_and_agreement_of_algorithms_after_them()
    {
        var order = new TheoryRun(Theorems.Catalogue.Properties, new RunOptions()).Properties
            .Select(property => property.Statement.Id).Distinct().ToList();
        string[] expected = ["T1.law", "T1.rejections", "T1.calls"];
        Assert.Equal(expected, order.Where(expected.Contains));
        Assert.True(order.IndexOf("T1.law") < order.IndexOf("A2.lazy"));
    }

    [Fact]
    public void The_closing_words_have_at_most_25_lines_whatever_fails()
    {
        var results = Theorems.Catalogue.Properties.Select(property => new PropertyResult(
            property, 1, 0, new(), TimeSpan.Zero, new(property, [], new FalsifiedException("a number differs"), "at random", new())))
            .ToList();
        Assert.InRange(ClosingWords.Of(results, results[0]).Split('\n').Length, 10, 25);
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
