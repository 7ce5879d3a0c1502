namespace SpecProofs.Tests;

/// <summary>A proof ends where its budget does, also inside one run, and says the first reason why it is open.</summary>
public sealed class Proof_Budgets
{
    [Fact]
    public void Arithmetic_without_end_spends_the_work() => Assert.Equal(
        "the budget of 1,000,000 runs or 1,000 steps of the arithmetic is spent", Reason(Endless, new(Work: 1_000)));

    [Fact]
    public void Arithmetic_without_end_spends_the_time() => Assert.Equal(
        "the budget of 1,000,000 runs or 0.1 s is spent", Reason(Endless, new(Time: TimeSpan.FromSeconds(0.1))));

    [Fact]
    public void Within_a_day_a_proof_is_found() => Assert.IsType<Outcome.Proved>(
        Proof.ForAll(point => Checks.That(point.Level("b") + 1 >= 1, "the sum"), new(Time: TimeSpan.FromDays(1))));

    [Fact]
    public void The_first_reason_is_told()
    {
        Assert.Equal("at 0", Reason(point => throw Refusal.Noted(new OverflowException(point.Level("b") == 0 ? "at 0" : "above 0"))));
        var runs = 0;
        Assert.Equal("run 1", Reason(_ => throw Refusal.Noted(new OverflowException($"run {++runs}"))));
    }

    private static void Endless(Point<Real> point)
    {
        for (var sum = point.Level("b"); ;)
        {
            sum += 1;
        }
    }

    private static string Reason(Action<Point<Real>> check, ProofBudget? budget = null) =>
        Assert.IsType<Outcome.Open>(Proof.ForAll(check, budget)).Reason;
}
