namespace SpecProofs.Tests;

/// <summary>What is searched from below is complete and in order, against the small world, which is enumerated in another way.</summary>
public sealed class SizeOrder_Enumeration
{
    private const int HeaviestCompared = 7;

    public static TheoryData<int, int> Boxes => new() { { 1, 1 }, { 1, 3 }, { 2, 1 }, { 2, 2 }, { 2, 3 }, { 3, 1 } };

    [Theory, MemberData(nameof(Boxes)), NeedsInlineData(Need.Time, 3, 2)]
    public void No_instance_of_the_small_world_is_left_out(int vocabulary, int horizon)
    {
        var found = Compared(SizeOrder.Instances(vocabulary, horizon)).ToHashSet();
        var known = SmallWorld.Instances.Where(
            given => (given.Vocabulary, given.Horizon) == (vocabulary, horizon) && given.Weight <= HeaviestCompared).ToList();
        Assert.NotEmpty(known);
        Assert.Empty(known.Except(found));
    }

    [Theory, MemberData(nameof(Boxes)), NeedsInlineData(Need.Time, 3, 2)]
    public void Sizes_never_fall_and_no_instance_comes_twice(int vocabulary, int horizon)
    {
        var instances = Compared(SizeOrder.Instances(vocabulary, horizon)).ToList();
        Assert.All(
            instances.Zip(instances.Skip(1)),
            pair =>
                Assert.True(InstanceSize.Of([pair.First]) <= InstanceSize.Of([pair.Second]), $"{pair.Second}\ncomes after\n{pair.First}"));
        Assert.Equal(instances.Count, instances.Distinct().Count());
    }

    [Fact]
    public void Cases_of_the_small_world_come_in_order_of_size()
    {
        var seen = new Recorder();
        PropertyRunner.Run(
            new(
                Theorems.Catalogue.Find("T1.law"),
                new("T1.law") { SmallWorld = true },
                typeof(Recorder).GetMethod(nameof(Recorder.Record))!)
            {
                Target = seen,
            },
            new RunOptions(1)).ThrowIfFalsified();
        var sizes = seen.Sizes.SkipLast(1).ToList();
        Assert.True(sizes.Count > 10_000);
        Assert.All(sizes.Zip(sizes.Skip(1)), pair => Assert.True(pair.First <= pair.Second, $"{pair.Second} comes after {pair.First}"));
    }

    private static IEnumerable<GeneratedInstance> Compared(IEnumerable<GeneratedInstance> instances) =>
        instances.TakeWhile(given => given.Weight <= HeaviestCompared);

    /// <summary>A law that notes the size of every case.</summary>
    internal sealed class Recorder
    {
        public List<InstanceSize> Sizes { get; } = [];

        public void Record(GeneratedInstance given, Lookahead lookahead, Drafts drafts) =>
            Sizes.Add(InstanceSize.Of([given, lookahead, drafts])!.Value);
    }
}
