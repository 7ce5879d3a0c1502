using SpecProofs.Decoding;

namespace SpecProofs.Properties.Statistics;

/// <summary>A non-stationary chain with 7 states and T = 50, as in the paper's Figure 2; our own, from a written seed.</summary>
internal static class SevenStates
{
    public const int States = 7;
    public const int Horizon = 50;

    public static Instance<double> Instance(ulong seed = 1913)
    {
        var random = Xoshiro256PlusPlus.Seeded(seed);
        return new(Chain(ref random), Chain(ref random), Horizon);
    }

    private static MarkovChain<double> Chain(ref Xoshiro256PlusPlus random)
    {
        var rows = new List<Distribution<double>>();
        for (var row = 0; row < 1 + ((Horizon - 1) * States); row++)
        {
            rows.Add(Row(ref random));
        }

        return MarkovChain<double>.PerStep(rows[0], [.. rows.Skip(1).Chunk(States)]);
    }

    private static Distribution<double> Row(ref Xoshiro256PlusPlus random)
    {
        var weights = new double[States];
        foreach (ref var weight in weights.AsSpan())
        {
            weight = 1 + (random.Next() % 16);
        }

        return Distribution<double>.Proportional(weights);
    }
}
