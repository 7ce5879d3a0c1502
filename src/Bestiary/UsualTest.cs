using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace SpecProofs.Bestiary;

/// <summary>What engines usually do: compare the frequencies of a position's tokens with the target's by a chi-square test.</summary>
/// <remarks>
/// One random instance with V = 10 and T = 2, two-token blocks, two drafts, 10,000 runs, level 1 %, at the position where the test sees
/// most.
/// The decoder's law is exact; the power is that of the noncentral chi-square law with 9 degrees of freedom, λ = n Σ (p − q)²/q.
/// </remarks>
internal static class UsualTest
{
    private const int Runs = 10_000;
    private const int Vocabulary = 10;
    private const double Level = 0.01;

    private static readonly Instance<Rational> Instance = RandomChains(1913);
    private static readonly double Critical = ChiSquared.InvCDF(Vocabulary - 1, 1 - Level);

    /// <summary>The probability that the test notices the decoder.</summary>
    public static double Power(Mutant mutant)
    {
        var target = TargetLaw.Of(mutant.Reference?.Of(Instance) ?? Instance);
        var law = ExactLaw.Of(mutant.Decoder(new(2), new(2)), Instance);
        return Enumerable.Range(0, Instance.Horizon)
            .Max(position => Beyond(Noncentrality(law.Select(text => text[position]), target.Select(text => text[position]))));
    }

    private static double Noncentrality(Law<int, Rational> law, Law<int, Rational> target) =>
        Runs * Enumerable.Range(0, Vocabulary)
            .Where(token => law[token] != target[token])
            .Sum(token => target[token] == 0
                ? double.PositiveInfinity
                : (double)((law[token] - target[token]) * (law[token] - target[token]) / target[token]));

    /// <summary>The tail beyond the critical value: a Poisson mixture of central tails.</summary>
    private static double Beyond(double noncentrality)
    {
        if (double.IsInfinity(noncentrality))
        {
            return 1;
        }

        var mean = noncentrality / 2;
        var (first, last) = ((int)Math.Max(0, mean - (12 * Math.Sqrt(mean)) - 12), (int)(mean + (12 * Math.Sqrt(mean)) + 30));
        return Enumerable.Range(first, last - first + 1)
            .Sum(j => Weight(j) * SpecialFunctions.GammaUpperRegularized(((Vocabulary - 1) / 2.0) + j, Critical / 2));

        double Weight(int j) => mean == 0 ? (j == 0 ? 1 : 0) : Poisson.PMF(mean, j);
    }

    private static Instance<Rational> RandomChains(ulong seed)
    {
        var random = Xoshiro256PlusPlus.Seeded(seed);
        return new(Chain(ref random), Chain(ref random), 2);
    }

    private static MarkovChain<Rational> Chain(ref Xoshiro256PlusPlus random)
    {
        var rows = new List<Distribution<Rational>>();
        while (rows.Count <= Vocabulary)
        {
            var weights = new Rational[Vocabulary];
            foreach (ref var weight in weights.AsSpan())
            {
                weight = 1 + (int)(random.Next() % 16);
            }

            rows.Add(Distribution<Rational>.Proportional(weights));
        }

        return MarkovChain<Rational>.Homogeneous(rows[0], rows[1..]);
    }
}
