using System.Runtime.Intrinsics;

namespace SpecProofs.Tests;

/// <summary>
/// Floating sums over rows run in eight lanes, and then over what is left: on every machine the same additions, so the same last bit.
/// </summary>
public sealed class Rows_InLanes
{
    public static TheoryData<int> Vocabularies => [1, 7, 8, 9, 16, 23, 64, 100];

    [Theory]
    [MemberData(nameof(Vocabularies))]
    public void Sums_of_excess_are_added_lane_by_lane(int vocabulary)
    {
        for (var seed = 1ul; seed <= 20; seed++)
        {
            var (draft, target) = (Row(vocabulary, seed), Row(vocabulary, seed + 100));
            var (to, other) = (new double[vocabulary], new double[vocabulary]);
            var scaled = Summed(draft, target, scale: 0.7);
            Assert.Equal(Summed(draft, target, scale: 1), RowKernels.ExcessSum<double>(draft, target));
            Assert.Equal(Summed(draft, target, scale: 1), WholeCoupling.Of<double>(draft, target, to, other));
            Assert.Equal(scaled, RowKernels.Excess(target, 0.7, draft, to));
            Assert.Equal(scaled, RowKernels.Excess(target, 0.7, draft));
        }
    }

    private static double Summed(double[] draft, double[] target, double scale)
    {
        var whole = draft.Length - (draft.Length % 8);
        double[] excess = [.. draft.Zip(target, (p, q) => Math.Max(q - (scale * p), 0))];
        var lanes = new double[8];
        for (var x = 0; x < whole; x++)
        {
            lanes[x % 8] += excess[x];
        }

        return excess[whole..].Aggregate(Vector512.Sum(Vector512.Create(lanes)), (sum, mass) => sum + mass);
    }

    private static double[] Row(int vocabulary, ulong seed)
    {
        var random = Xoshiro256PlusPlus.Seeded(seed);
        double[] weights = [.. Enumerable.Range(0, vocabulary).Select(_ => random.NextUnit())];
        return Distribution<double>.Proportional(weights).Masses.ToArray();
    }
}
