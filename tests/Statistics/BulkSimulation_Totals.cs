namespace SpecProofs.Tests;

/// <summary>Sums and sums of squares are those of the runs themselves, counted one by one.</summary>
public sealed class BulkSimulation_Totals
{
    private const long Runs = 50_021;

    [Fact]
    public void Tables_in_registers() =>
        AssertTotals<NarrowTables>(new Speculative<double>(), SimulatedInstances.Random(2, 4), BulkTableChoice.Best);

    [Fact]
    public void Tables_in_memory() =>
        AssertTotals<WideTables<uint>>(new Speculative<double>(), SimulatedInstances.Random(4, 12), BulkTableChoice.Wide);

    [Fact]
    public void Steps_of_several_tokens() =>
        AssertTotals<WideTables<uint>>(new Speculative<double>(3, Bonus: true), SimulatedInstances.Random(4, 12), BulkTableChoice.Best);

    /// <summary>
    /// Every run counts a call at each of its tokens, so the count is pushed to the start, and none is left in the tables.
    /// </summary>
    [Fact]
    public void Counts_pushed_to_the_start() =>
        AssertTotals<NarrowTables>(new Autoregressive<double>(), SimulatedInstances.Random(4, 12), BulkTableChoice.Best);

    [NeedsFact(Need.Time)]
    public void Words_of_64_bits() =>
        AssertTotals<WideTables<ulong>>(new Speculative<double>(), SimulatedInstances.Long(300), BulkTableChoice.Wide);

    /// <summary>A rejection at the last position starts no round, unlike all before it.</summary>
    [Fact]
    public void Shared_positions()
    {
        AssertTotals<NarrowTables>(
            new Speculative<double>(), SimulatedInstances.Random(2, 3), BulkTableChoice.Best, StepAssumptions<double>.TokenwiseToHorizon);
        AssertTotals<WideTables<uint>>(
            new Speculative<double>(), SimulatedInstances.Random(4, 12), BulkTableChoice.Wide, StepAssumptions<double>.TokenwiseToHorizon);
    }

    /// <summary>The kept value is the count, so the runs that ended with each value say what the totals have to be.</summary>
    private static void AssertTotals<TTables>(
        IDecoder<double> decoder, Instance<double> instance, BulkTableChoice choice, StepAssumptions<double>? assumptions = null)
    {
        var measures = new (Func<Text<double>, int>, Func<BulkResult<int>, Estimate>)[]
        {
            (text => text.Rejections, result => result.Rejections), (text => text.Rounds, result => result.Rounds),
        };
        foreach (var (measure, total) in measures)
        {
            var compiled = CompiledDecoder.Of(decoder, instance, measure, assumptions, null, choice, leadingBits: null);
            Assert.IsAssignableFrom<TTables>(compiled.Tables);
            var result = BulkSimulation.Of(compiled, Runs, seed: 3);
            Assert.Equal(
                new Estimate(
                    Runs,
                    result.Kept.Aggregate((Int128)0, (sum, kept) => sum + (kept.Key * kept.Value)),
                    result.Kept.Aggregate((Int128)0, (sum, kept) => sum + ((Int128)kept.Key * kept.Key * kept.Value))),
                total(result));
        }
    }
}
