namespace SpecProofs.Tests;

/// <summary>Random chains: a seed means the same instance on every machine and in every version.</summary>
public sealed class NonStationaryChains_Seeds
{
    /// <summary>
    /// The numbers of the generator in order, each reduced to 1 … 16: the draft's first row, its matrices row by row, then the target's.
    /// </summary>
    [Fact]
    public void Rows_are_filled_in_the_order_of_the_generator()
    {
        var instance = NonStationaryChains.Of<Rational>(states: 2, horizon: 3, seed: 1913);
        var random = Xoshiro256PlusPlus.Seeded(1913);
        foreach (var model in new[] { instance.Draft, instance.Target })
        {
            // After token x, the next row is row x of the next matrix: context 1 + 2·n + x.
            Assert.Equal(3, model.Horizon);
            for (var context = 0; context < 1 + (2 * 2); context++)
            {
                var (first, second) = ((int)(random.Next() & 15) + 1, (int)(random.Next() & 15) + 1);
                Assert.Equal(Distribution<Rational>.Proportional(first, second), model.Next(context));
            }
        }
    }

    [Fact]
    public void The_first_rows_are_these()
    {
        var instance = NonStationaryChains.Of<Rational>(states: 3, horizon: 1, seed: 1913);
        Assert.Equal(("(2/11, 7/11, 2/11)", "(11/23, 8/23, 4/23)"), ($"{instance.Draft.Next(0)}", $"{instance.Target.Next(0)}"));
    }
}
