namespace SpecProofs.Tests;

/// <summary>One random number, or one noise vector, that several decisions read: their joint law, exactly.</summary>
public sealed class SharedRandomness_Laws
{
    private static readonly Distribution<Rational> Row = Distribution<Rational>.Proportional(1, 0, 2, 1);

    public static TheoryData<int> Vocabularies => [1, 2, 3, 4, 5];

    [Fact]
    public void A_uniform_number_compared_twice_is_the_same_number()
    {
        var law = ExactLaw.Of<(bool, bool), Rational>(chance =>
        {
            var u = new SharedUniform<Rational>(chance);
            return (u.IsBelow(Rational.Of(1, 2)), u.IsBelow(Rational.Of(2, 3)));
        });
        Assert.Equal(
            (Rational.Of(1, 2), Rational.Of(0, 1), Rational.Of(1, 6), Rational.Of(1, 3)),
            (law[(true, true)], law[(true, false)], law[(false, true)], law[(false, false)]));
    }

    [Fact]
    public void The_inverse_of_the_cumulative_sum_draws_from_the_row_and_draws_the_same_twice()
    {
        var law = ExactLaw.Of<(int, int), Rational>(chance =>
        {
            var u = new SharedUniform<Rational>(chance);
            return (u.Invert(Row), u.Invert(Row));
        });
        Assert.Equal(3, law.Outcomes.Count);
        Assert.All(Row.Support.ToArray(), token => Assert.Equal(Row[token], law[(token, token)]));
    }

    /// <summary>Two rows by one number: the mass of a pair is the overlap of two stretches.</summary>
    [Fact]
    public void Two_rows_read_by_one_number_overlap()
    {
        var (p, q) = (Distribution<Rational>.Proportional(1, 1), Distribution<Rational>.Proportional(1, 2));
        var law = ExactLaw.Of<(int, int), Rational>(chance =>
        {
            var u = new SharedUniform<Rational>(chance);
            return (u.Invert(p), u.Invert(q));
        });
        Assert.Equal(
            (Rational.Of(1, 3), Rational.Of(1, 6), Rational.Of(0, 1), Rational.Of(1, 2)),
            (law[(0, 0)], law[(0, 1)], law[(1, 0)], law[(1, 1)]));
    }

    [Fact]
    public void A_number_known_to_lie_elsewhere_is_refused()
    {
        var error = Assert.Throws<InvalidOperationException>(() => ExactLaw.Of<int, Rational>(chance =>
        {
            var u = new SharedUniform<Rational>(chance);
            return u.IsBelow(Rational.Of(1, 4)) ? u.Invert(Row, from: Rational.Of(1, 2)) : 0;
        }));
        Assert.Equal("u is in [0, 1/4), and the stretches begin at 1/2", error.Message);
    }

    [Theory, MemberData(nameof(Vocabularies))]
    public void Both_marginals_of_the_gumbel_coupling_are_its_rows(int vocabulary) => Assert.All(Pairs(vocabulary), pair =>
    {
        var joint = new GumbelCoupling<Rational>(pair.P, pair.Q);
        Assert.All(Range(vocabulary), x => Assert.Equal(pair.P[x], Sum(vocabulary, y => joint[x, y])));
        Assert.All(Range(vocabulary), y => Assert.Equal(pair.Q[y], Sum(vocabulary, x => joint[x, y])));
        Assert.All(Range(vocabulary), x => Assert.All(Range(vocabulary), y => Assert.True(joint[x, y] >= 0)));
    });

    /// <summary>A token wins both races with probability 1/Σ_w max(p(w)/p(z), q(w)/q(z)).</summary>
    [Theory, MemberData(nameof(Vocabularies))]
    public void Matches_of_the_gumbel_coupling_have_their_known_probability(int vocabulary) => Assert.All(Pairs(vocabulary), pair =>
    {
        var joint = new GumbelCoupling<Rational>(pair.P, pair.Q);
        Assert.All(Range(vocabulary).Where(z => pair.P[z] > 0 && pair.Q[z] > 0), z => Assert.Equal(
            1 / Sum(vocabulary, w => Rational.Max(pair.P[w] / pair.P[z], pair.Q[w] / pair.Q[z])), joint[z, z]));
        Assert.True(joint.Match <= 1 - new Coupling<Rational>(pair.P, pair.Q).TotalVariation);
    });

    [Theory, MemberData(nameof(Vocabularies))]
    public void The_gumbel_coupling_is_symmetric_and_never_moves_against_the_ratio(int vocabulary) => Assert.All(Pairs(vocabulary), pair =>
    {
        var (joint, mirrored) = (new GumbelCoupling<Rational>(pair.P, pair.Q), new GumbelCoupling<Rational>(pair.Q, pair.P));
        Assert.All(Range(vocabulary), x => Assert.All(Range(vocabulary), y =>
        {
            Assert.Equal(joint[x, y], mirrored[y, x]);
            Assert.True(x == y || joint[x, y] == 0 || pair.P[y] * pair.Q[x] < pair.P[x] * pair.Q[y]);
        }));
    });

    /// <summary>For V ≤ 4 the marginals settle the law; for more, this integral does, here by Simpson's rule.</summary>
    [Fact]
    public void Pairs_of_the_gumbel_coupling_are_their_integral()
    {
        var (p, q) = (Distribution<Rational>.Proportional(5, 1, 3, 2, 4), Distribution<Rational>.Proportional(1, 4, 2, 3, 3));
        var joint = new GumbelCoupling<Rational>(p, q);
        foreach (var (x, y) in Range(5).SelectMany(x => Range(5).Where(y => y != x).Select(y => (x, y))))
        {
            var (from, to) = ((double)(p[y] / q[y]), (double)(p[x] / q[x]));
            var integral = from < to ? Simpson(from, to, r => 1 / Math.Pow(Sum(r), 2)) : 0;
            Assert.Equal((double)(p[x] * q[y]) * integral, (double)joint[x, y], 1e-6);
        }

        double Sum(double r) => Range(5).Sum(w => Math.Max((double)p[w], r * (double)q[w]));
    }

    [Fact]
    public void The_gumbel_coupling_is_a_draw()
    {
        var (p, q) = (Distribution<Rational>.Proportional(2, 1, 1), Distribution<Rational>.Proportional(1, 0, 3));
        var joint = new GumbelCoupling<Rational>(p, q);
        var law = ExactLaw.Of<(int X, int Y), Rational>(joint.Draw);
        Assert.All(Range(3), x => Assert.All(Range(3), y => Assert.Equal(joint[x, y], law[(x, y)])));
        Assert.Throws<ArgumentException>(() => new GumbelCoupling<Rational>(p, Distribution<Rational>.Uniform(2)));
    }

    private static IEnumerable<int> Range(int count) => Enumerable.Range(0, count);

    private static Rational Sum(int count, Func<int, Rational> part) => Range(count).Aggregate(Rational.Zero, (sum, i) => sum + part(i));

    private static double Simpson(double from, double to, Func<double, double> f)
    {
        const int Steps = 20_000;
        var h = (to - from) / Steps;
        return h / 3 * (f(from) + f(to) + Enumerable.Range(1, Steps - 1).Sum(i => (i % 2 == 0 ? 2 : 4) * f(from + (i * h))));
    }

    /// <summary>Pairs of rows with zeros, ties and point masses among them.</summary>
    private static IEnumerable<(Distribution<Rational> P, Distribution<Rational> Q)> Pairs(int vocabulary) => Enumerable.Range(0, 40)
        .Select(seed => new Random((1000 * vocabulary) + seed)).Select(random => (AnyRow(random, vocabulary), AnyRow(random, vocabulary)));

    private static Distribution<Rational> AnyRow(Random random, int vocabulary)
    {
        var weights = Enumerable.Range(0, vocabulary).Select(_ => (Rational)random.Next(0, 5)).ToArray();
        weights[random.Next(vocabulary)] += 1;
        return Distribution<Rational>.Proportional(weights);
    }
}
