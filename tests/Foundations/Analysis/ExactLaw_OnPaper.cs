namespace SpecProofs.Tests;

/// <summary>The exact interpreter against sums done by hand, before it is trusted with a theorem.</summary>
public sealed class ExactLaw_OnPaper
{
    private static readonly Distribution<Rational> Third = Distribution<Rational>.Proportional(1, 2);

    [Fact]
    public void Two_draws_multiply()
    {
        var law = ExactLaw.Of<string, Rational>(chance => $"{chance.Draw(Third)}{chance.Draw(Third)}");
        Assert.Equal(("1/9", "2/9", "2/9", "4/9"), ($"{law["00"]}", $"{law["01"]}", $"{law["10"]}", $"{law["11"]}"));
        Assert.Equal(Rational.One, law.Total);
    }

    [Fact]
    public void Equal_outcomes_add_up()
    {
        var law = ExactLaw.Of<int, Rational>(chance => chance.Draw(Third) + chance.Draw(Third));
        Assert.Equal(("1/9", "4/9", "4/9"), ($"{law[0]}", $"{law[1]}", $"{law[2]}"));
        Assert.Equal("4/3", $"{law.Expectation(sum => sum)}");
    }

    [Fact]
    public void A_test_passes_with_its_probability_and_a_branch_may_ask_more()
    {
        var law = ExactLaw.Of<int, Rational>(chance => chance.Accept(Rational.Parse("1/4")) ? chance.Draw(Third) : 2);
        Assert.Equal(("1/12", "1/6", "3/4"), ($"{law[0]}", $"{law[1]}", $"{law[2]}"));
    }

    [Fact]
    public void Branches_of_probability_zero_are_never_entered()
    {
        var law = ExactLaw.Of<int, Rational>(chance =>
            chance.Accept(0) || !chance.Accept(1) || chance.Draw(Distribution<Rational>.Point(1, 3)) != 1
                ? throw new InvalidOperationException("entered")
                : 7);
        Assert.Equal(Rational.One, law[7]);
    }

    [Fact]
    public void A_program_without_choices_has_one_outcome() =>
        Assert.Equal(Rational.One, ExactLaw.Of<int, Rational>(_ => 5)[5]);

    /// <summary>p = (1, 0), q = (1/2, 1/2): draft 0, keep it with 1/2, else write 1.</summary>
    [Fact]
    public void Speculative_decoding_of_one_token_by_hand()
    {
        var instance = new Instance<Rational>(
            new Iid<Rational>(Distribution<Rational>.Point(0, 2)), new Iid<Rational>(Distribution<Rational>.Uniform(2)), 1);
        var paths = ExactLaw.Paths<Transcript, Rational>(chance => new Speculative<Rational>().Run(chance, instance)).ToList();
        Assert.Equal(
            ["draw 0, accept → 0, 1/2", "draw 0, reject, draw 1 → 1!, 1/2"],
            paths.Select(path => $"{path.Trace} → {path.Outcome}, {path.Mass}"));
    }

    [Fact]
    public void More_paths_than_the_budget_is_a_clear_error()
    {
        var error = Assert.Throws<BudgetExceededException>(
            () => ExactLaw.Of<int, Rational>(chance => chance.Draw(Third) + chance.Draw(Third), budget: 3));
        Assert.Contains("budget", error.Message, StringComparison.Ordinal);
        Assert.Equal(Rational.One, ExactLaw.Of<int, Rational>(chance => chance.Draw(Third) + chance.Draw(Third), budget: 4).Total);
    }

    [Fact]
    public void A_program_that_depends_on_more_than_chance_is_refused()
    {
        var calls = 0;
        Assert.Throws<NotReproducibleException>(
            () =>
                ExactLaw.Of<int, Rational>(
                    chance => calls++ % 2 == 0 ? chance.Draw(Third) : chance.Draw(Distribution<Rational>.Uniform(2))));
    }

    [Fact]
    public void An_acceptance_beyond_one_is_refused() =>
        Assert.Throws<InvalidOperationException>(() => ExactLaw.Of<bool, Rational>(chance => chance.Accept(Rational.Parse("3/2"))));
}
