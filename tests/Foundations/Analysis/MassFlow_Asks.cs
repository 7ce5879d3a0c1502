namespace SpecProofs.Tests;

/// <summary>A flow of mass asks about each state once, and never about one that no mass reaches.</summary>
public sealed class MassFlow_Asks
{
    private static readonly Rational Third = Rational.Of(1, 3);

    [Fact]
    public void Moves_are_not_asked_for_at_the_last_position()
    {
        var flow = new MassFlow<int, Rational>(0, 3, state => [state], state => state < 2 ? [(state + 1, 1)] : throw new InvalidOperationException("asked"));
        Assert.Equal([0, 1, 2], flow.Positions().Select(totals => totals[0]));
    }

    [Fact]
    public void Each_state_is_asked_once()
    {
        var (gains, moves) = (new List<int>(), new List<int>());
        var flow = new MassFlow<int, Rational>(
            0,
            5,
            state =>
            {
                gains.Add(state);
                return [1];
            },
            state =>
            {
                moves.Add(state);
                return [(state, Third), (1 - state, 1 - Third)];
            });
        Assert.Equal(5, flow.Positions().Count());
        Assert.Equal([0, 1], gains);
        Assert.Equal([0, 1], moves);
    }

    [Fact]
    public void A_state_that_no_mass_reaches_is_not_asked()
    {
        var flow = new MassFlow<int, Rational>(0, 3, state => state < 2 ? [1] : throw new InvalidOperationException("asked"), _ => [(2, 0), (1, 1)]);
        Assert.Equal([1, 1, 1], flow.Positions().Select(totals => totals[0]));
    }

    /// <summary>State 1 keeps its mass; state 0 sends it two thirds of its own, in two parts.</summary>
    [Fact]
    public void Masses_that_meet_add_up()
    {
        var flow = new MassFlow<int, Rational>(0, 3, state => [state, 1 - state], state => state == 1 ? [(1, 1)] : [(1, Third), (0, Third), (1, Third)]);
        Assert.Equal(["0, 1", "2/3, 1/3", "8/9, 1/9"], flow.Positions().Select(totals => string.Join(", ", totals)));
    }
}
