namespace SpecProofs.Tests;

/// <summary>A small theory of which some statements are false: S1 is the base, S2 and S3 build on it.</summary>
/// <remarks>Internal, so that the test run itself does not find it.</remarks>
internal static class SomeTheory
{
    /// <summary>The theory in which these properties fail, and these throw something else.</summary>
    public static Catalogue Catalogue { get; } = new([typeof(Base), typeof(Consequence), typeof(Late)]);

    /// <summary>The results of a run, in the order in which they were told.</summary>
    public static (TheoryRun Run, List<PropertyResult> Told) Tried(IEnumerable<StatedProperty> properties, bool untilRoot = false)
    {
        var (run, told) = (new TheoryRun(properties, new RunOptions(20)), new List<PropertyResult>());
        _ = run.Run(told.Add, untilRoot: untilRoot);
        return (run, told);
    }

    /// <summary>The property with this name.</summary>
    public static StatedProperty Property(string name) => Catalogue.Properties.Single(property => property.Method.Name == name);

    [Statement("S1.base", "the base", Formula = "", Source = "a test")]
    [Statement("S1.reading", "a reading with a stated refutation", Formula = "", Source = "a test", FalseReading = true)]
    [Statement("S1.late", "what only long texts break", Formula = "", Source = "a test")]
    public sealed class Base
    {
        [Checks("S1.base", SmallWorld = true)]
        public void Base_holds(GeneratedInstance given) => Expect.That(given.Vocabulary > 0, () => "never");

        [Checks("S1.base", SmallWorld = true)]
        public void Base_fails(GeneratedInstance given) => Expect.That(given.Horizon < 2, () => "the base is false");

        [Checks("S1.base")]
        public void Base_holds_at_random(GeneratedInstance given) => Expect.That(given.Vocabulary > 0, () => "never");

        [Checks("S1.reading")]
        public void Stated_refutation_differs() =>
            Expect.On(new GeneratedInstance(WeightedModel.Iid([1]), WeightedModel.Iid([1]), 1), () => Expect.Equal("a number", 1, 2));

        /// <summary>Fails at one size, after thousands of smaller cases.</summary>
        [Checks("S1.base", SmallWorld = true)]
        public void Base_fails_at_two(GeneratedInstance given, Lookahead lookahead) =>
            Expect.That((given.Vocabulary, given.Horizon, lookahead.Tokens) != (2, 2, 2), () => "the base is false");

        [Checks("S1.base", SmallWorld = true)]
        public void Base_throws(GeneratedInstance given) => throw new InvalidOperationException($"no row for {given.Vocabulary} tokens");
    }

    [Statement("S2.consequence", "a consequence", Formula = "", Source = "a test", After = ["S1.base"])]
    [Statement("S3.other", "another consequence", Formula = "", Source = "a test", After = ["S2.consequence"])]
    [Statement("S3.reading", "a false reading", Formula = "", Source = "a test", After = ["S2.consequence"], FalseReading = true)]
    public sealed class Consequence
    {
        [Checks("S2.consequence", SmallWorld = true)]
        public void Consequence_fails(GeneratedInstance given) => Expect.That(given.Horizon < 1, () => "the consequence is false");

        [Checks("S2.consequence")]
        public void Consequence_fails_at_random(GeneratedInstance given) =>
            Expect.That(given.Horizon < 1, () => "the consequence is false");

        [Checks("S3.other")]
        public void Other_fails_on_a_stated_instance() =>
            Expect.On(new GeneratedInstance(WeightedModel.Iid([1]), WeightedModel.Iid([1]), 1), () => Expect.Equal("one, and two", 1, 2));

        [Checks("S3.reading", SmallWorld = true)]
        public void Reading_throws(GeneratedInstance given) => throw new InvalidOperationException($"not defined for {given.Vocabulary}");
    }

    public sealed class Late
    {
        /// <summary>Fails in no case that is tried at first, and in one of the small world.</summary>
        [Checks("S1.late", SmallWorld = true)]
        public void Late_fails(GeneratedInstance given) => Expect.That(
            !ReferenceEquals(given, SmallWorld.Instances[^1]), () => "the last instance of the small world");
    }
}
