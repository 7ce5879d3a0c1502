namespace SpecProofs.Tests;

/// <summary>What is done in vectors, on rows that fill them and rows that do not, is what is done in rational numbers.</summary>
public sealed class LongRows_Rounding
{
    private const int Horizon = 3;

    /// <summary>Rows of whole multiples of this have machine words as fractions, and are the same numbers in floating point.</summary>
    private const int Units = 1024;

    private static readonly int[] Drafts = [5, 1, 0, 2];

    /// <summary>Below the length from which rows are not kept, at it, above it; whole vectors, and all that can be left over.</summary>
    public static TheoryData<int> Vocabularies => [8, 13, 63, 64, 65, 66, 71, 104, 131];

    /// <summary>E[N_rej] in both weight types, in all ways to ask for it.</summary>
    /// <remarks>
    /// A stage adds up V numbers of at most 1 and rounds each three times, so it moves r and g by at most (V + 3)·u more than the one
    /// before, u = 2⁻⁵³; so does a position with the masses. Each of M + 1 stages and T positions is felt at no more than T positions.
    /// </remarks>
    [Theory]
    [MemberData(nameof(Vocabularies))]
    public void Rejections_in_floating_point_are_the_exact_ones_up_to_the_stated_rounding(int vocabulary)
    {
        var random = Xoshiro256PlusPlus.Seeded((ulong)vocabulary);
        var exact = new Instance<Rational>(Chain(vocabulary, ref random), Chain(vocabulary, ref random), Horizon);
        var floating = exact.ToFloatingPoint();
        foreach (var lookahead in new[] { 1, 2, int.MaxValue })
        {
            var expected = ExpectedRejections.BatchAndLimit(exact, Drafts, lookahead);
            Agree(expected, ExpectedRejections.BatchAndLimit(floating, Drafts, lookahead));
            Agree(
                expected,
                [
                    .. Drafts.Select(m => ExpectedRejections.Batch(floating, m, lookahead)),
                    ExpectedRejections.BatchLimit(floating, lookahead),
                ]);
        }

        // The exact values also come from whole numbers, one recursion a number of drafts.
        int[] drafts = [.. Drafts.Where(m => m > 0)];
        Assert.Equal(
            Enclosures.BatchAndLimit(exact, drafts, ExactBudget.Unlimited).Select(value => value.Exact!.Value),
            ExpectedRejections.BatchAndLimit(exact, drafts));

        void Agree(IReadOnlyList<Rational> expected, IReadOnlyList<double> actual)
        {
            var bound = Horizon * (Horizon + Drafts.Max() + 1) * (vocabulary + 3) * Math.ScaleB(1, -53);
            Assert.All(expected.Zip(actual), both => Assert.InRange((double)((Rational)both.Second - both.First), -bound, bound));
        }
    }

    [Theory]
    [MemberData(nameof(Vocabularies))]
    public void One_pass_over_both_rows_gives_to_the_last_bit_what_a_coupling_has(int vocabulary)
    {
        var random = Xoshiro256PlusPlus.Seeded((ulong)vocabulary);
        var (p, q) = (Row(vocabulary, ref random).Select(mass => (double)mass), Row(vocabulary, ref random).Select(mass => (double)mass));
        var (coupling, acceptance, excess) = (new Coupling<double>(p, q), new double[vocabulary], new double[vocabulary]);
        var total = WholeCoupling.Of(p.Masses, q.Masses, acceptance, excess);
        Assert.Equal(coupling.TotalVariation, total);
        Assert.Equal(Enumerable.Range(0, vocabulary).Select(coupling.Acceptance), acceptance);
        Assert.Equal(coupling.Residual.Masses.ToArray(), excess.Select(mass => mass / total));
        Assert.Equal(Enumerable.Range(0, vocabulary).Select(x => p[x] <= q[x] ? 1 : q[x] / p[x]), acceptance);
        Assert.Equal(Enumerable.Range(0, vocabulary).Select(x => Math.Max(q[x] - p[x], 0)), excess);
    }

    [Fact]
    public void Rows_of_the_caller_s_are_all_the_memory_that_is_used()
    {
        var random = Xoshiro256PlusPlus.Seeded(1);
        var (p, q) = (Row(1000, ref random).Select(mass => (double)mass), Row(1000, ref random).Select(mass => (double)mass));
        var (coupling, first, second) = (new Coupling<double>(p, q), new double[1000], new double[1000]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var rejected = BatchStages<double>.After(coupling, 64, first) + WholeCoupling.Of(p.Masses, q.Masses, first, second);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.InRange(rejected, double.Epsilon, 2);
    }

    private static MarkovChain<Rational> Chain(int vocabulary, ref Xoshiro256PlusPlus random)
    {
        var rows = new Distribution<Rational>[vocabulary];
        foreach (ref var row in rows.AsSpan())
        {
            row = Row(vocabulary, ref random);
        }

        return MarkovChain<Rational>.InTurn(Row(vocabulary, ref random), [rows]);
    }

    /// <summary>
    /// The given number of units, each on some token; three tokens of four can get any, so some target mass lies outside the draft's
    /// support.
    /// </summary>
    private static Distribution<Rational> Row(int vocabulary, ref Xoshiro256PlusPlus random)
    {
        var (weights, shift) = (new long[vocabulary], (int)(random.Next() % (ulong)vocabulary));
        for (var unit = 0; unit < Units; unit++)
        {
            weights[(shift + (int)(random.Next() % (ulong)(1 + (vocabulary * 3 / 4)))) % vocabulary]++;
        }

        return Distribution<Rational>.Proportional(Array.ConvertAll(weights, weight => new Rational(weight)));
    }
}
