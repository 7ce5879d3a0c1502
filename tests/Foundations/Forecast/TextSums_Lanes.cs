namespace SpecProofs.Tests;

/// <summary>What is computed in lanes for 16 lookaheads at once is what the closed forms say one by one.</summary>
public sealed class TextSums_Lanes
{
    [Fact]
    public void Calls_are_those_of_the_closed_forms()
    {
        var random = Xoshiro256PlusPlus.Seeded(1);
        for (var length = 1; length <= 70; length++)
        {
            // Draft and target far apart and near each other, and tokens that the draft cannot write.
            var spread = length % 3 == 0 ? 30 : 2;
            var target = Logs(length, spread, ref random);
            var draft = Logs(length, spread, ref random);
            draft[length / 2] = length % 4 == 0 ? double.NegativeInfinity : draft[length / 2];
            Agree(draft, target);
        }
    }

    /// <summary>Ratios whose products overflow take the way over logarithms.</summary>
    [Fact]
    public void Ratios_beyond_the_range_of_floating_point_change_nothing()
    {
        Agree([-0.5, -1, -300, -1, -0.1], [-400, -1, -0.5, -2, -0.3]);
        Agree([.. Enumerable.Repeat(0.0, 20), -600.0], [.. Enumerable.Repeat(-41.0, 20), -0.25]);
        Agree([.. Enumerable.Repeat(0.0, 20), -600.0], [.. Enumerable.Repeat(-39.0, 20), -0.25]);
    }

    [Fact]
    public void Places_of_a_round_are_those_of_the_chain()
    {
        var random = Xoshiro256PlusPlus.Seeded(2);
        var (target, draft) = (Logs(60, 2, ref random), Logs(60, 2, ref random));
        var sums = SampledTraces.Corpus([(draft, target)]).Prompts[0];
        var kept = Ratios(draft, target).Select(ratio => Math.Min(1, ratio)).ToArray();
        var places = new double[17];
        places[0] = 1;
        var (tested, passed) = (new double[16], new double[16]);
        for (var n = 0; n < 60; n++)
        {
            var next = new double[17];
            next[0] = places[16];
            for (var place = 0; place < 16; place++)
            {
                (tested[place], passed[place]) = (tested[place] + places[place], passed[place] + (places[place] * kept[n]));
                next[place + 1] = places[place] * kept[n];
                next[0] += places[place] * (1 - kept[n]);
            }

            places = next;
        }

        Assert.All(Enumerable.Range(0, 16), place => Near(tested[place], sums[Sum.Tested + place]));
        Assert.All(Enumerable.Range(0, 16), place => Near(passed[place], sums[Sum.Kept + place]));
        Near(kept.Sum(), sums[Sum.Accepted]);
        Near(kept.Sum(value => value * value), sums[Sum.AcceptedSquares]);
        Near(-target.Sum() / Math.Log(2), sums[Sum.Surprise]);
    }

    /// <summary>Two units in the last place, from 0 to the smallest normal number; 0 below.</summary>
    [Fact]
    public void The_exponential_is_right_to_two_units()
    {
        var random = Xoshiro256PlusPlus.Seeded(3);
        double[] exponents =
        [
            0, -0.0, 1, -1, 40, -40, 0.34657, -0.34658, -708, .. Enumerable.Range(0, 10_000).Select(_ => (random.NextUnit() * 748) - 708),
        ];
        var powers = new double[exponents.Length];
        DeterministicExp.Of(exponents, powers);
        Assert.All(exponents.Zip(powers), pair =>
            Assert.InRange(Math.Abs(pair.Second - Math.Exp(pair.First)), 0, 2 * (Math.BitIncrement(pair.Second) - pair.Second)));
        DeterministicExp.Of([double.NegativeInfinity, -709, -1e300], powers);
        Assert.Equal([0, 0, 0], powers[..3]);
    }

    /// <summary>The same bits on every machine: these.</summary>
    [Fact]
    public void The_exponential_has_fixed_bits()
    {
        var powers = new double[5];
        DeterministicExp.Of([-0.1, -1, -2.5, 3.75, -700.25], powers);
        Assert.Equal(
            [4606325270462671674, 4600298746774613816, 4590579268170609701, 4631181127592339175, 57128419154484366],
            powers.Select(BitConverter.DoubleToInt64Bits));
    }

    private static double[] Logs(int length, double spread, ref Xoshiro256PlusPlus random)
    {
        var logs = new double[length];
        foreach (ref var log in logs.AsSpan())
        {
            log = -spread * random.NextUnit();
        }

        return logs;
    }

    private static double[] Ratios(double[] draft, double[] target) => [.. draft.Zip(target, (p, q) => Math.Exp(p - q))];

    /// <summary>Within a step of 2⁻³² and some rounding.</summary>
    private static void Near(double expected, double actual) => Assert.InRange(actual - expected, -5e-10, 5e-10);

    private static void Agree(double[] draft, double[] target)
    {
        var (sums, written) = (SampledTraces.Corpus([(draft, target)]).Prompts[0], draft.Zip(target).ToArray());
        WrittenToken<double>[] ratios = [.. Ratios(draft, target).Select(ratio => new WrittenToken<double>(ratio, 1))];
        for (var lookahead = 1; lookahead <= 16; lookahead++)
        {
            Near(TokenTrace.Rounds(ratios, lookahead), sums[Sum.TokenCalls + lookahead - 1]);
            Near(BlockTrace.OfLogs(written, lookahead, bonus: true).Mean(Quantity.Rounds), sums[Sum.BlockCalls + lookahead - 1]);
        }
    }
}
