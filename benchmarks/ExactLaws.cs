namespace SpecProofs.Benchmarks;

/// <summary>Exact laws: paths a second against plain Python on the same tree, and how the cost grows.</summary>
internal static class ExactLaws
{
    public static void Measure(Comparison comparison)
    {
        comparison.Section(
            "Exact output law of speculative decoding, V = 3: leaves of the tree of choices, million a second",
            "T", "leaves", "every path, run again from its start", "states merged after each step", "plain Python, every path",
            "paths / Python", "states merged / Python");
        foreach (var horizon in new[] { 5, 7 })
        {
            var chains = Chains.Of(3, horizon, horizon - 1, 7);
            var (instance, path) = (chains.ToInstance<Rational>(), chains.Write());
            var (decoder, text) = (new Speculative<Rational>(), new Text<Rational>(instance));
            var leaves = ExactLaw.Paths<int, Rational>(chance => decoder.Run(chance, instance).Rejections).LongCount();
            double Rate(Action law) => leaves / Stopwatches.Median(law);
            var paths = Rate(() => ExactLaw.Of<Tokens, Rational>(chance =>
            {
                text.Clear();
                decoder.Run(chance, text);
                return Tokens.Of(text.Tokens);
            }));
            var merged = Rate(() => ExactLaw.Of(decoder, instance, text => Tokens.Of(text.Tokens)));
            var plain = Python.Rate("enumerate_plain.py", path);
            comparison.Row(
                $"{horizon}", $"{leaves}", Comparison.Millions(paths), Comparison.Millions(merged), Comparison.Millions(plain),
                Comparison.Ratio(paths, plain), Comparison.Ratio(merged, plain));
            File.Delete(path);
        }

        comparison.Section(
            "Law of the number of rejections, states merged: seconds, and the exponent from the row before", "decoder", "V", "T",
            "seconds", "exponent");
        Growth(comparison, "T", [(3, 10), (3, 20), (3, 40)], _ => new Speculative<Rational>());
        Growth(comparison, "V", [(4, 10), (8, 10), (16, 10)], _ => new Speculative<Rational>());
        Growth(comparison, "M", [(4, 8), (4, 8), (4, 8)], i => new BatchSpeculative<Rational>(1 << i));
        comparison.Section("Largest output law (V^T outcomes) in under a second", "decoder", "V", "T", "outcomes", "seconds");
        foreach (var vocabulary in new[] { 2, 3, 4, 8 })
        {
            Largest(comparison, "speculative", vocabulary, new Speculative<Rational>());
            Largest(comparison, "batch, 3 drafts", vocabulary, new BatchSpeculative<Rational>(3));
        }
    }

    private static void Growth(Comparison comparison, string along, (int V, int T)[] sizes, Func<int, IDecoder<Rational>> decoder)
    {
        var before = double.NaN;
        foreach (var (i, (v, t)) in sizes.Index())
        {
            var instance = Chains.Of(v, t, 1, 5).ToInstance<Rational>();
            var seconds = Stopwatches.Median(() => ExactLaw.Of(decoder(i), instance, text => text.Rejections), times: 3);
            var exponent = double.IsNaN(before) ? $"in {along}" : $"{Math.Log2(seconds / before):0.00}";
            comparison.Row($"{decoder(i)}", $"{v}", $"{t}", $"{seconds:0.0000}", exponent);
            before = seconds;
        }
    }

    private static void Largest(Comparison comparison, string name, int vocabulary, IDecoder<Rational> decoder)
    {
        var (best, spent, outcomes) = (0, 0.0, 0);
        for (var horizon = 1; ; horizon++)
        {
            var instance = Chains.Of(vocabulary, horizon, 1, 5).ToInstance<Rational>();
            var watch = System.Diagnostics.Stopwatch.StartNew();
            var law = ExactLaw.Of(decoder, instance, text => Tokens.Of(text.Tokens), budget: 100_000_000);
            if (watch.Elapsed.TotalSeconds > 1)
            {
                break;
            }

            (best, spent, outcomes) = (horizon, watch.Elapsed.TotalSeconds, law.Outcomes.Count);
        }

        comparison.Row(name, $"{vocabulary}", $"{best}", $"{outcomes}", $"{spent:0.00}");
    }
}
