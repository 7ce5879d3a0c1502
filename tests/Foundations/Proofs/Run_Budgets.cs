namespace SpecProofs.Tests;

/// <summary>A run counts the steps of its arithmetic, ends where its work or its time is spent, and knows what it divided by.</summary>
public sealed class Run_Budgets
{
    [Fact]
    public void Products_and_sums_cost_their_terms()
    {
        var run = new Run(default);
        var (x, y) = (Real.Parameter(0, run), Real.Parameter(1, run));
        Assert.Equal(2, Cost(run, () => x + y));
        var (three, two) = (x + y + 1, x + y);
        Assert.Equal(6, Cost(run, () => three * two));
        Assert.Equal(5, Cost(run, () => three - two));
        Assert.Equal(5, Cost(run, () => three + two));
    }

    /// <summary>A division of a polynomial of n terms by a known factor costs n.</summary>
    [Fact]
    public void Divisions_cost_the_terms_of_what_is_divided()
    {
        var (x, y) = (Polynomial.Parameter(0), Polynomial.Parameter(1));
        var run = new Run(default);
        _ = run.Factorise(x + y);
        Assert.Equal(0, run.Spent);
        _ = run.Factorise(x + y + y);
        Assert.Equal(2, run.Spent);
        Assert.Equal(x, run.WithoutPositiveParts(x * (x + y)) * x);
        Assert.Equal(2 + 2 + 1, run.Spent);
    }

    [Fact]
    public void A_polynomial_has_the_factors_that_divide_it_and_no_other()
    {
        var (x, y) = (Polynomial.Parameter(0), Polynomial.Parameter(1));
        var run = new Run(default);
        _ = run.Factorise(x + y);
        Assert.Equal(["t0 + 2·t1: 1"], Words(run.Factorise(x + y + y)));
        Assert.Equal(["t0 + t1: 2", "t0 + 2·t1: 1"], Words(run.Factorise((x + y + y) * (x + y) * (x + y))));
        Assert.Empty(run.Factorise(Polynomial.One));
    }

    [Fact]
    public void A_run_ends_where_its_work_is_spent()
    {
        var run = new Run(default) { Work = 7 };
        var x = Real.Parameter(0, run);
        run.Spend(6);
        Assert.Equal("t0^2", $"{x * x}");
        Assert.Equal("the work is spent", Refused.With<BudgetExceededException>(() => x * x));
    }

    [Fact]
    public void A_run_ends_where_its_time_is_spent()
    {
        var late = new Run(default) { Deadline = 0 };
        var x = Real.Parameter(0, late);
        Assert.Equal("the time is spent", Refused.With<BudgetExceededException>(() => x * x));
        var early = Real.Parameter(0, new(default) { Deadline = long.MaxValue - 1 });
        Assert.Equal("t0^2", $"{early * early}");
    }

    private static IEnumerable<string> Words(FactorPower[] powers) =>
        powers.Select(power => $"{power.Factor.Polynomial}: {power.Exponent}");

    private static long Cost(Run run, Func<Real> operation)
    {
        var before = run.Spent;
        _ = operation();
        return run.Spent - before;
    }
}
