namespace SpecProofs.Tests;

/// <summary>Texts that a known target writes, with what the pair says of each token: forecasts of them have a known truth.</summary>
internal static class SampledTraces
{
    /// <summary>The logarithms of a text of the target's own.</summary>
    public static (double[] Draft, double[] Target, int[] Tokens) Text(Instance<double> instance, Sampler<double> chance)
    {
        var (draft, target, tokens) = (new double[instance.Horizon], new double[instance.Horizon], new int[instance.Horizon]);
        var context = instance.Start;
        for (var n = 0; n < instance.Horizon; n++)
        {
            tokens[n] = chance.Draw(context.Target);
            (draft[n], target[n]) = (Math.Log(context.Draft[tokens[n]]), Math.Log(context.Target[tokens[n]]));
            context = context.After(tokens[n]);
        }

        return (draft, target, tokens);
    }

    /// <summary>The sums of as many texts, each of a prompt of its own and of the instance that is chosen for it.</summary>
    public static CorpusSums Corpus(int texts, ulong seed, Func<int, Sampler<double>, Instance<double>> instance)
    {
        var chance = new Sampler<double>(seed);
        return CorpusReading.Sum(
            Enumerable.Range(0, texts).Select(i => (TraceChunk)(sink =>
            {
                var (draft, target, _) = Text(instance(i, chance), chance);
                sink(new() { Place = new("sampled", i + 1), Draft = draft, Target = target });
            })),
            threads: 1);
    }

    /// <summary>The sums of texts that are given as logarithms.</summary>
    public static CorpusSums Corpus(IEnumerable<(double[] Draft, double[] Target)> texts, int? threads = null) => CorpusReading.Sum(
        texts.Select((text, i) => (TraceChunk)(sink =>
            sink(new() { Place = new("given", i + 1), Draft = text.Draft, Target = text.Target }))),
        threads);
}
