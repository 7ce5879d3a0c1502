using System.Collections.Immutable;

namespace SpecProofs.Audit;

/// <summary>The instances of a statistical audit: few tokens, where such a test sees most, and rows that depend on the context.</summary>
public static class SampledInstances
{
    private const int HeaviestWeight = 12;

    private static readonly (int Vocabulary, int Lookahead)[] Sizes =
        [(4, 1), (4, 2), (4, 3), (6, 1), (6, 2), (8, 1), (8, 2), (8, 3), (12, 1), (12, 2), (16, 1), (16, 2)];

    /// <summary>Markov pairs with every token possible under both models, with a lookahead each; the same for the same seed.</summary>
    public static IReadOnlyList<(GeneratedInstance Given, Lookahead Lookahead)> Of(ulong seed)
    {
        var chance = new Sampler<Rational>(seed);
        var weights = Distribution<Rational>.Uniform(HeaviestWeight);
        return [.. Sizes.Select(size => (Instance(size.Vocabulary, size.Lookahead + 2), new Lookahead(size.Lookahead)))];

        GeneratedInstance Instance(int vocabulary, int horizon) => new(Model(vocabulary, horizon), Model(vocabulary, horizon), horizon);

        WeightedModel Model(int vocabulary, int horizon) =>
            WeightedModel.Of(Memory.LastToken, vocabulary, horizon, _ => Row(vocabulary));

        ImmutableArray<int> Row(int vocabulary) => [.. Enumerable.Range(0, vocabulary).Select(_ => 1 + chance.Draw(weights))];
    }
}
