namespace SpecProofs.Tests;

/// <summary>A seed gives the same totals to the last bit, whatever the number of threads and the width of vectors.</summary>
public sealed class BulkSimulation_Bits
{
    // Several blocks, and a last one that is not full.
    private const long Runs = 10_007;

    private static Instance<double> Seven { get; } = SimulatedInstances.SevenStates;

    [Theory]
    [InlineData(1, null)]
    [InlineData(4, null)]
    [InlineData(1, 1)]
    [InlineData(4, 2)]
    public void Tables_in_registers(int drafts, int? leadingBits) =>
        AssertSame(Compiled(new BatchSpeculative<double>(drafts), Seven, BulkTableChoice.Best, leadingBits), nameof(NarrowTables), Runs);

    [Theory]
    [InlineData(1, null)]
    [InlineData(4, 3)]
    public void Tables_in_memory(int drafts, int? leadingBits) =>
        AssertSame(Compiled(new BatchSpeculative<double>(drafts), Seven, BulkTableChoice.Wide, leadingBits), "WideTables`1", Runs);

    [Fact]
    public void Steps_of_several_tokens() =>
        AssertSame(Compiled(new Speculative<double>(3, Bonus: true), Seven, BulkTableChoice.Best, null), "WideTables`1", Runs);

    [Fact]
    public void Tables_of_a_single_entry_a_row() =>
        AssertSame(Compiled(new Autoregressive<double>(), Seven, BulkTableChoice.Best, null), nameof(NarrowTables), Runs);

    [NeedsFact(Need.Time)]
    public void Tables_that_runs_are_sorted_for()
    {
        var compiled = CompiledDecoder.Of(
            new Speculative<double>(),
            SimulatedInstances.Random(300, 3),
            text => text.Rejections,
            StepAssumptions<double>.TokenwiseToHorizon,
            budget: null,
            BulkTableChoice.Best,
            leadingBits: 8);
        Assert.Equal(1 << 20, compiled.Tables.RunsPerBlock);
        AssertSame(compiled, "WideTables`1", (1 << 20) + 12_345);
    }

    [Fact]
    public void Words_of_64_bits()
    {
        var compiled = Compiled(new Speculative<double>(), SimulatedInstances.Long(2000), BulkTableChoice.Best, null);
        Assert.IsType<WideTables<ulong>>(compiled.Tables);
        AssertSame(compiled, "WideTables`1", 5000);
    }

    /// <summary>What one machine gave; another one has to give it too.</summary>
    [Fact]
    public void Totals_are_those_that_were_written_down()
    {
        var narrow = BulkSimulation.Of(Compiled(new Speculative<double>(), Seven, BulkTableChoice.Best, null), Runs, seed: 7);
        var wide = BulkSimulation.Of(Compiled(new Speculative<double>(), Seven, BulkTableChoice.Wide, null), Runs, seed: 7);
        Assert.Equal((149379, 2333065, 157100), (narrow.Rejections.Sum, narrow.Rejections.SumOfSquares, narrow.Rounds.Sum));
        Assert.Equal((149536, 2336264, 157259), (wide.Rejections.Sum, wide.Rejections.SumOfSquares, wide.Rounds.Sum));
    }

    [Fact]
    public void Seeds_differ() => Assert.NotEqual(
        BulkSimulation.Of(Compiled(new Speculative<double>(), Seven, BulkTableChoice.Best, null), Runs, seed: 7).Rejections,
        BulkSimulation.Of(Compiled(new Speculative<double>(), Seven, BulkTableChoice.Best, null), Runs, seed: 8).Rejections);

    private static CompiledDecoder<int> Compiled(
        IDecoder<double> decoder, Instance<double> instance, BulkTableChoice choice, int? leadingBits) =>
        CompiledDecoder.Of(decoder, instance, text => text.Length == 0 ? -1 : text.Tokens[^1], null, null, choice, leadingBits);

    private static void AssertSame(CompiledDecoder<int> compiled, string tables, long runs)
    {
        Assert.Equal(tables, compiled.Tables.GetType().Name);
        var first = BulkSimulation.Of(compiled, runs, seed: 7, threads: 1, BulkWidth.Scalar);
        foreach (var width in Widths())
        {
            for (var threads = 1; threads <= 3; threads++)
            {
                var again = BulkSimulation.Of(compiled, runs, seed: 7, threads, width);
                Assert.Equal((first.Rejections, first.Rounds), (again.Rejections, again.Rounds));
                Assert.Equal(first.Kept, again.Kept);
            }
        }
    }

    private static IEnumerable<BulkWidth> Widths() =>
        [.. Enum.GetValues<BulkWidth>().Where(width => width <= BulkSimulation.Widest)];
}
