namespace SpecProofs.Tests;

/// <summary>Code that could lead a proof astray: what swallows a question, keeps a number, or asks without end.</summary>
public sealed class Proof_Traps
{
    private static Real? s_kept;
    private static Real s_stale;

    [Fact]
    public void A_question_that_is_swallowed_is_asked_all_the_same()
    {
        var proved = Assert.IsType<Outcome.Proved>(Proof.ForAll(point =>
        {
            var p = point.Row("p", 2);
            Checks.That(Swallowed(() => p[0] < p[1]) is { } less && less == p[0] < p[1], "the comparison");
        }));
        Assert.Equal(5, proved.Cells);

        static bool? Swallowed(Func<bool> comparison)
        {
            try
            {
                return comparison();
            }
            catch (Exception)
            {
                return null;
            }
        }
    }

    [Fact]
    public void A_question_that_is_wrapped_is_asked_all_the_same() =>
        Assert.IsType<Outcome.Proved>(Proof.ForAll(point =>
        {
            Real[] sorted = [.. point.Row("p", 3).Masses];
            Array.Sort(sorted);
            Checks.That(sorted[0] <= sorted[1] && sorted[1] <= sorted[2], "a sorted row ascends");
        }));

    [Fact]
    public void A_number_that_a_static_field_keeps_leaves_the_case_open()
    {
        s_kept = null;
        var open = Assert.IsType<Outcome.Open>(Proof.ForAll(point =>
        {
            s_kept ??= point.Row("p", 2)[0] / 3;
            Checks.That(s_kept <= 1, "a third is at most 1");
        }));
        Assert.Equal(new StaleNumberException().Message, open.Reason);
    }

    [Fact]
    public void So_it_does_where_the_refusal_is_swallowed()
    {
        Proof.ForAll(point => s_stale = point.Level("b"));
        var open = Assert.IsType<Outcome.Open>(Proof.ForAll(_ =>
        {
            try
            {
                s_stale += 1;
            }
            catch (StaleNumberException)
            {
                return;
            }
        }));
        Assert.Equal(new StaleNumberException().Message, open.Reason);
    }

    [Fact]
    public void An_operation_that_is_refused_leaves_the_case_open_even_if_that_is_swallowed()
    {
        var open = Assert.IsType<Outcome.Open>(Proof.ForAll(point =>
        {
            try
            {
                Real_Arithmetic.Create<Real, double>(0.1);
            }
            catch (NotSupportedException)
            {
                return;
            }
        }));
        Assert.Equal("0.1 is not an integer: state it as a quotient of two", open.Reason);
    }

    [Fact]
    public void A_loop_over_an_unbounded_number_spends_the_budget()
    {
        var open = Assert.IsType<Outcome.Open>(Proof.ForAll(
            point =>
            {
                var (n, ratio) = (Real.Zero, point.Row("p", 2) is var p && p[1] > 0 ? p[0] / p[1] : 0);
                while (ratio >= n)
                {
                    n++;
                }
            },
            new(Runs: 50)));
        Assert.Equal("the budget of 50 runs is spent", open.Reason);
    }

    [Fact]
    public void A_check_that_changes_its_mind_is_not_called_refuted()
    {
        var fail = false;
        var open = Assert.IsType<Outcome.Open>(Proof.ForAll(_ => Checks.That(!(fail = !fail), "it depends")));
        Assert.StartsWith("the check fails on the cell, but not at its point", open.Reason, StringComparison.Ordinal);
    }
}
