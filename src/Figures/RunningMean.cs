using System.Collections.Immutable;

namespace SpecProofs.Figures;

/// <summary>Rejections averaged over more and more runs, beside their expectation: the paper's Figures 2a, 2b and 5a, 5b.</summary>
internal static class RunningMean
{
    public static Figure Speculative(string id, int horizon, Recipe recipe)
    {
        var instance = SevenStates.Instance(horizon);
        var expected = Enclosure.Sum(Enclosures.TotalVariation(instance, ExactBudget.Default));
        return Of(id, "speculative decoding", horizon, recipe, [(new Speculative<double>(), "", expected)], instance) with { Statements = ["T1.rejections"] };
    }

    public static Figure Batch(string id, int horizon, Recipe recipe)
    {
        var instance = SevenStates.Instance(horizon);
        var expected = Enclosures.BatchAndLimit(instance, [4, 5], ExactBudget.Default);
        return Of(id, "batch speculative decoding", horizon, recipe, [(new BatchSpeculative<double>(4), ", M = 4", expected[0]), (new BatchSpeculative<double>(5), ", M = 5", expected[1])], instance)
            with
        { Statements = ["T3.rejections"] };
    }

    private static Figure Of(string id, string name, int horizon, Recipe recipe, IReadOnlyList<(IDecoder<double> Decoder, string Drafts, Enclosure Expected)> decoders, Instance<Rational> instance)
    {
        var floating = instance.ToFloatingPoint();
        List<long> runs = [.. Ladder(recipe.Runs)];
        return new(
            id,
            $"Mean number of rejections of {name} against the number of runs, T = {horizon}",
            new("runs (count)", Logarithmic: true),
            new($"rejections in T = {horizon} tokens (mean)"),
            [.. decoders.SelectMany((decoder, i) => new Series[]
            {
                new($"expectation{decoder.Drafts}", i == 0 ? Mark.Line : Mark.Dashed, [.. new[] { runs[0], runs[^1] }.Select(n => Point.Of(n, decoder.Expected))]),
                new($"simulated{decoder.Drafts}, ± 2 s.e.", i == 0 ? Mark.Circles : Mark.Squares, Simulated(decoder.Decoder)),
            })],
            SevenStates.Words);

        ImmutableArray<Point> Simulated(IDecoder<double> decoder) =>
            [.. runs.Select(n => Point.Of(n, MonteCarlo.Of(decoder, floating, n, recipe.Seed, [text => text.Rejections])[0]))];
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
