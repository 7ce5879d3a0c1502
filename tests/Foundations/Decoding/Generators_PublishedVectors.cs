namespace SpecProofs.Tests;

/// <summary>Our generators against outputs of their authors' reference programs.</summary>
public sealed class Generators_PublishedVectors
{
    /// <summary>State 1, 2, 3, 4; outputs of Blackman and Vigna's xoshiro256plusplus.c.</summary>
    [Fact]
    public void Xoshiro256_plus_plus_gives_the_published_numbers()
    {
        var random = new Xoshiro256PlusPlus(1, 2, 3, 4);
        ulong[] published =
        [
            41943041, 58720359, 3588806011781223, 3591011842654386, 9228616714210784205,
            9973669472204895162, 14011001112246962877, 12406186145184390807, 15849039046786891736, 10450023813501588000,
        ];
        Assert.All(published, expected => Assert.Equal(expected, random.Next()));
    }

    /// <summary>Seed 1234567; outputs of Vigna's splitmix64.c.</summary>
    [Fact]
    public void SplitMix64_gives_the_published_numbers()
    {
        var random = new SplitMix64(1234567);
        ulong[] published = [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821];
        Assert.All(published, expected => Assert.Equal(expected, random.Next()));
    }

    [Fact]
    public void A_seed_is_spread_by_SplitMix64()
    {
        var (random, mix) = (Xoshiro256PlusPlus.Seeded(7), new SplitMix64(7));
        var spread = new Xoshiro256PlusPlus(mix.Next(), mix.Next(), mix.Next(), mix.Next());
        Assert.All(Enumerable.Range(0, 10), _ => Assert.Equal(spread.Next(), random.Next()));
    }

    [Fact]
    public void A_peek_shows_the_next_number_and_takes_nothing()
    {
        var random = new Xoshiro256PlusPlus(1, 2, 3, 4);
        foreach (var published in new ulong[] { 41943041, 58720359, 3588806011781223 })
        {
            Assert.Equal((published, published), (random.Peek(), random.Peek()));
            Assert.Equal(published, random.Next());
        }
    }

    [Fact]
    public void A_unit_number_is_the_upper_53_bits()
    {
        var (random, same) = (Xoshiro256PlusPlus.Seeded(1), Xoshiro256PlusPlus.Seeded(1));
        Assert.All(Enumerable.Range(0, 100), _ => Assert.Equal(Math.ScaleB(same.Next() >> 11, -53), random.NextUnit()));
    }

    [Fact]
    public void A_unit_number_is_at_least_zero_and_below_one()
    {
        var random = Xoshiro256PlusPlus.Seeded(1);
        Assert.All(Enumerable.Range(0, 10_000), _ => Assert.InRange(random.NextUnit(), 0, Math.BitDecrement(1.0)));
    }
}
