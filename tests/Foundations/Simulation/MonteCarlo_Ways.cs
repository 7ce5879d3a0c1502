namespace SpecProofs.Tests;

/// <summary>When simulation compiles a decoder and when it runs it, and that the result says so.</summary>
public sealed class MonteCarlo_Ways
{
    private const long Runs = 20_000;

    public static TheoryData<IDecoder<double>> Compilable => new(
        new Autoregressive<double>(),
        new Speculative<double>(),
        new Speculative<double>(3),
        new Speculative<double>(2, Bonus: true),
        new BatchSpeculative<double>(4),
        new BatchSpeculative<double>(2, 3),
        new RejectionBased<double>(Rule<double>.Lossless));

    [Theory, MemberData(nameof(Compilable))]
    public void A_compiled_decoder_gives_the_totals_of_its_tables(IDecoder<double> decoder)
    {
        var instance = SimulatedInstances.Random(3, 8);
        var counts = MonteCarlo.Of(decoder, instance, Runs, seed: 5);
        var tables = BulkSimulation.Of(CompiledDecoder.Of(decoder, instance, StepAssumptions<double>.For(decoder, 8)), Runs, seed: 5);
        Assert.Equal((SimulationWay.Compiled, null), (counts.Way, counts.Obstacle));
        Assert.Equal((tables.Rejections, tables.Rounds), (counts.Rejections, counts.Rounds));
    }

    /// <summary>A token explored is worth 32 sampled ones, and a run has 8.</summary>
    [Fact]
    public void Compiled_if_and_only_if_it_costs_less_than_the_runs()
    {
        var instance = SimulatedInstances.Random(3, 8);
        var explored = Enumerable.Range(1, 1000).First(tokens => Compiles(CompileBudget.Default with { Tokens = tokens }));
        bool Compiles(CompileBudget budget)
        {
            try
            {
                _ = CompiledDecoder.Of(new Speculative<double>(), instance, StepAssumptions<double>.TokenwiseToHorizon, budget);
                return true;
            }
            catch (BudgetExceededException)
            {
                return false;
            }
        }

        var enough = ((32 * explored) + 7) / 8;
        Assert.Equal(SimulationWay.Compiled, MonteCarlo.Of(new Speculative<double>(), instance, enough, seed: 1).Way);
        var few = MonteCarlo.Of(new Speculative<double>(), instance, enough - 1, seed: 1);
        Assert.Equal((SimulationWay.RunByRun, "compiling would cost more than the runs"), (few.Way, few.Obstacle));
    }

    [Fact]
    public void Run_by_run_gives_the_totals_of_the_runs_themselves()
    {
        var instance = SimulatedInstances.SevenStates;
        var counts = MonteCarlo.Of(new Speculative<double>(), instance, runs: 100, seed: 3);
        var measures = new Func<Text<double>, long>[] { text => text.Rejections, text => text.Rounds };
        var estimates = MonteCarlo.RunByRun(new Speculative<double>(), instance, 100, seed: 3, measures);
        Assert.Equal(SimulationWay.RunByRun, counts.Way);
        Assert.Equal(estimates, [counts.Rejections, counts.Rounds]);
    }

    /// <summary>
    /// The compiled law of what depends on the history would be another one: here, that of a decoder that never rejects twice.
    /// </summary>
    [Fact]
    public void A_decoder_that_reads_the_history_is_run()
    {
        var once = Rule<double>.Lossless with
        {
            Acceptance = (text, token) => text.Rejections > 0 ? 1 : text.Context.Coupling.Acceptance(token),
        };
        var instance = SimulatedInstances.SevenStates;
        var counts = MonteCarlo.Of(new RejectionBased<double>(once), instance, Runs, seed: 3);
        Assert.Equal((SimulationWay.RunByRun, "its steps read tokens or counts"), (counts.Way, counts.Obstacle));
        Assert.InRange(counts.Rejections.Mean, 0.9, 1);
    }

    [Fact]
    public void Models_with_a_context_for_each_prefix_are_run()
    {
        var rows = new[] { Distribution<double>.Uniform(4), Distribution<double>.Proportional(1, 2, 3, 4) };
        var history = PrefixTable<double>.Of(4, prefix => rows[prefix.Length % 2]);
        var instance = new Instance<double>(history, new Iid<double>(rows[1]), horizon: 12);
        Assert.Equal(SimulationWay.RunByRun, MonteCarlo.Of(new Speculative<double>(), instance, runs: 1000, seed: 1).Way);
    }

    [Fact]
    public void Several_numbers_of_runs_go_one_way_together()
    {
        var instance = SimulatedInstances.SevenStates;
        var counts = MonteCarlo.Of(new Speculative<double>(), instance, [100, Runs], seed: 3);
        Assert.All(counts, of => Assert.Equal(SimulationWay.Compiled, of.Way));
        Assert.Equal(MonteCarlo.Of(new Speculative<double>(), instance, Runs, seed: 3), counts[1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => MonteCarlo.Of(new Speculative<double>(), instance, [Runs, 1], seed: 3));
    }

    [Fact]
    public void A_compiled_seed_gives_the_same_counts_on_any_number_of_threads()
    {
        SimulatedCounts On(int threads) => MonteCarlo.Of(new Speculative<double>(), SimulatedInstances.SevenStates, Runs, seed: 7, threads);
        var counts = new[] { 1, 2, 3, 16 }.Select(On).ToList();
        Assert.All(counts, of => Assert.Equal(counts[0], of));
        Assert.Equal(SimulationWay.Compiled, counts[0].Way);
    }
}
