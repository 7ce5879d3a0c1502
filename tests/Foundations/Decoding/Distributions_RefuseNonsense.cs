namespace SpecProofs.Tests;

/// <summary>Illegal distributions, models and instances cannot be made, and each refusal names what is wrong.</summary>
public sealed class Distributions_RefuseNonsense
{
    [Fact]
    public void Masses_sum_to_one() => Refused("sum to 5/6", () => Distribution<Rational>.Of(Rational.Parse("1/2"), Rational.Parse("1/3")));

    [Fact]
    public void Weights_are_not_negative() => Refused("token 1 is -1", () => Distribution<Rational>.Proportional(2, -1));

    [Fact]
    public void Weights_are_numbers() => Refused("token 0 is NaN", () => Distribution<double>.Proportional(double.NaN, 1));

    [Fact]
    public void Weights_are_finite() => Refused("token 0 is ", () => Distribution<double>.Of(double.PositiveInfinity));

    [Fact]
    public void Some_weight_is_positive() => Refused("all weights are zero", () => Distribution<Rational>.Proportional(0, 0));

    [Fact]
    public void There_is_a_token() => Refused("at least one token", () => Distribution<Rational>.Of());

    [Fact]
    public void Vocabularies_of_a_pair_agree() =>
        Refused(
            "the draft has 2 tokens and the target 3",
            () => new Coupling<Rational>(Distribution<Rational>.Uniform(2), Distribution<Rational>.Uniform(3)));

    [Fact]
    public void Vocabularies_agree() => Refused("2 tokens and the target 3", () => new Instance<Rational>(Uniform(2), Uniform(3), 1));

    [Fact]
    public void Horizons_agree() => Refused("horizon 2", () => new Instance<Rational>(
        MarkovChain<Rational>.PerStep(Distribution<Rational>.Uniform(1), [[Distribution<Rational>.Uniform(1)]]), Uniform(1), 3));

    [Fact]
    public void A_horizon_is_positive() => Refused("horizon", () => new Instance<Rational>(Uniform(1), Uniform(1), 0));

    [Fact]
    public void A_lookahead_is_positive() => Refused("Lookahead", () => new Speculative<Rational>(0));

    [Fact]
    public void A_number_of_drafts_is_positive() => Refused("Drafts", () => new BatchSpeculative<Rational>(0));

    [Fact]
    public void The_residual_of_equal_distributions_is_an_error()
    {
        var equal = new Coupling<Rational>(Distribution<Rational>.Uniform(2), Distribution<Rational>.Uniform(2));
        Assert.Contains("draft = target", Assert.Throws<InvalidOperationException>(() => equal.Residual).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_prefix_without_a_row_is_named()
    {
        var table = PrefixTable<Rational>.Of(
            new Dictionary<Tokens, Distribution<Rational>> { [Tokens.Empty] = Distribution<Rational>.Uniform(2) });
        var error = Assert.Throws<InvalidOperationException>(() => table.Next(table.After(table.Start, 1)));
        Assert.Contains("\"1\"", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Floating_masses_may_be_off_by_rounding_only()
    {
        Assert.Equal(10, Distribution<double>.Of(0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1).Vocabulary);
        Refused("sum to", () => Distribution<double>.Of(0.5, 0.5 + 1e-12));
    }

    private static Iid<Rational> Uniform(int vocabulary) => new(Distribution<Rational>.Uniform(vocabulary));

    private static void Refused(string because, Func<object> make) =>
        Assert.Contains(because, Assert.ThrowsAny<ArgumentException>(make).Message, StringComparison.Ordinal);
}
