namespace SpecProofs.Figures;

/// <summary>Mean rejections against the number of runs, beside their expectation: the paper's Figures 2a, 2b and 5a, 5b.</summary>
internal static class RunningMean
{
    /// <summary>The instance of the paper's Figures 2 and 5, with a seed of our own.</summary>
    public const string Words = "two chains of 7 states with a matrix for each step, rows of random weights 1 … 16, seed 1913";

    public static Figure Speculative(string id, int horizon, Recipe recipe)
    {
        var instance = NonStationaryChains.SevenStates<Rational>(horizon);
        var expected = Enclosure.Sum(Enclosures.TotalVariation(instance, ExactBudget.Default));
        return Of(id, "speculative decoding", recipe, instance, [(new Speculative<double>(), "", expected)])
            with
        { Statements = ["T1.rejections"] };
    }

    public static Figure Batch(string id, int horizon, Recipe recipe)
    {
        var instance = NonStationaryChains.SevenStates<Rational>(horizon);
        var expected = Enclosures.BatchAndLimit(instance, [4, 5], ExactBudget.Default);
        return Of(
            id,
            "batch speculative decoding",
            recipe,
            instance,
            [(new BatchSpeculative<double>(4), ", M = 4", expected[0]), (new BatchSpeculative<double>(5), ", M = 5", expected[1])])
            with
        { Statements = ["T3.rejections"] };
    }

    private static Figure Of(
        string id,
        string name,
        Recipe recipe,
        Instance<Rational> instance,
        IReadOnlyList<(IDecoder<double> Decoder, string Drafts, Enclosure Expected)> decoders)
    {
        var (floating, horizon) = (instance.ToFloatingPoint(), instance.Horizon);
        List<long> runs = [.. Ladder(recipe.Runs)];
        var simulated = decoders.Select(decoder => MonteCarlo.Of(decoder.Decoder, floating, runs, recipe.Seed)).ToList();
        return new(
            id,
            $"Mean number of rejections of {name} against the number of runs, T = {horizon}",
            new("runs (count)", Logarithmic: true),
            new($"rejections in T = {horizon} tokens (mean)"),
            [.. decoders.SelectMany((decoder, i) => new Series[]
            {
                new(
                    $"expectation{decoder.Drafts}",
                    i == 0 ? Mark.Line : Mark.Dashed,
                    [Point.Of(runs[0], decoder.Expected), Point.Of(runs[^1], decoder.Expected)])
                { Tone = Tone(0, i) },
                new(
                    $"simulated{decoder.Drafts}, ± 2 s.e.",
                    i == 0 ? Mark.Circles : Mark.Squares,
                    [.. runs.Zip(simulated[i], (n, counts) => Point.Of(n, counts.Rejections))])
                { Tone = Tone(1, i) },
            })],
            Words)
        { Ways = [.. simulated.SelectMany(points => points.Select(counts => counts.Way))] };

        // Theory and simulation of one decoder have one colour where there are several decoders.
        int Tone(int place, int decoder) => decoders.Count > 1 ? decoder + 1 : place;
    }

    /// <summary>100, 200, 500, 1000, … up to the number of runs.</summary>
    private static IEnumerable<long> Ladder(long runs)
    {
        for (var decade = 100L; decade <= runs; decade *= 10)
        {
            foreach (var n in new[] { decade, 2 * decade, 5 * decade }.Where(n => n <= runs))
            {
                yield return n;
            }
        }
    }
}
