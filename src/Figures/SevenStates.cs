using SpecProofs.Analysis;
using SpecProofs.Decoding;

namespace SpecProofs.Figures;

/// <summary>Non-stationary Markov chains with 7 states as in the paper's Figures 2 and 5. The paper's are not published; these have the same construction and a written seed.</summary>
internal static class SevenStates
{
    private const int States = 7;
    private const ulong Seed = 1913;

    public const string Words = "two chains of 7 states with a matrix for each step, rows of random weights 1 … 16, seed 1913";

    public static Instance<Rational> Instance(int horizon)
    {
        var random = Xoshiro256PlusPlus.Seeded(Seed);
        return new(Chain(horizon, ref random), Chain(horizon, ref random), horizon);
    }

    private static MarkovChain<Rational> Chain(int horizon, ref Xoshiro256PlusPlus random)
    {
        var rows = new List<Distribution<Rational>>();
        for (var row = 0; row < 1 + ((horizon - 1) * States); row++)
        {
            var weights = new Rational[States];
            foreach (ref var weight in weights.AsSpan())
            {
                weight = 1 + (long)(random.Next() % 16);
            }

            rows.Add(Distribution<Rational>.Proportional(weights));
        }

        return MarkovChain<Rational>.PerStep(rows[0], [.. rows.Skip(1).Chunk(States)]);
    }
}
