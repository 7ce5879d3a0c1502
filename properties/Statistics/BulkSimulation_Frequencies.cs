namespace SpecProofs.Properties;

/// <summary>The joint law of tokens and rejections in bulk, for all decoders and kinds of tables, against the exact law.</summary>
public sealed class BulkSimulation_Frequencies
{
    private const long Runs = 1_000_000;
    private const int Tests = 8 * 2 * 2;

    [Checks(
        "S.sampler", FalseAlarm = 1e-11, Power = "an error of 0.012 in the probability of any output with its rejections, with 1 − 1e-11")]
    public void Bulk_transcripts_have_the_exact_law() => AssertFrequencies(leadingBits: null);

    /// <summary>With one bit compared, half of all choices are made by the bits behind it.</summary>
    [Checks(
        "S.sampler", FalseAlarm = 1e-11, Power = "an error of 0.012 in the probability of any output with its rejections, with 1 − 1e-11")]
    public void Ties_are_broken_by_the_exact_law() => AssertFrequencies(leadingBits: 1);

    /// <summary>Two positions: few enough outcomes for tables in registers.</summary>
    [Checks("S.sampler", FalseAlarm = 1e-11, Power = "an error of 0.012 in the probability of any output, with 1 − 1e-11")]
    public void Tables_in_registers_have_the_exact_law()
    {
        var instance = new Instance<Rational>(SimulatedInstances.Small.Draft, SimulatedInstances.Small.Target, 2);
        foreach (var leadingBits in new int?[] { null, 1, 2 })
        {
            var compiled = CompiledDecoder.Of(
                new Speculative<Rational>(), instance, text => Tokens.Of(text.Tokens), null, null, BulkTableChoice.Best, leadingBits);
            Expect.That(compiled.Tables is NarrowTables, () => "the tables do not fit into registers");
            AssertFits(compiled, ExactLaw.Of(new Speculative<Rational>(), instance), tests: 3, $"{leadingBits} leading bits");
        }
    }

    private static void AssertFrequencies(int? leadingBits)
    {
        foreach (var decoder in CompiledDecoders.Of(new Lookahead(2), new Drafts(3)))
        {
            var law = ExactLaw.OfTranscripts(decoder, SimulatedInstances.Small).Select(run => (run.Tokens, run.Rejections));
            foreach (var choice in new[] { BulkTableChoice.Best, BulkTableChoice.Wide })
            {
                var compiled = CompiledDecoder.Of(
                    decoder, SimulatedInstances.Small, text => (Tokens.Of(text.Tokens), text.Rejections), null, null, choice, leadingBits);
                AssertFits(compiled, law, Tests, $"{decoder}");
            }
        }
    }

    private static void AssertFits<T>(CompiledDecoder<T> compiled, Law<T, Rational> law, int tests, string what)
        where T : notnull
    {
        var misfit = new FrequencyTest(FalseAlarm: 1e-11 / tests, Effect: 0.012)
            .Misfit(BulkSimulation.Of(compiled, Runs, seed: 20241).Kept, law);
        Expect.That(misfit is null, () => $"{what}: {misfit}");
    }
}
