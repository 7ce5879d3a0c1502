namespace SpecProofs.Tests;

/// <summary>What a cell would rather be solved for, and what it and its questions are in words.</summary>
public sealed class Cell_Preferences
{
    private static readonly Cell Nothing = Cell.All(default);

    [Fact]
    public void The_parameters_of_target_rows_by_themselves_are_preferred()
    {
        var cell = Nothing with
        {
            Supports = Nothing.Supports
                .Add("p a", ([true, true, true], 0)).Add("q a", ([true, false, true, true], 4)).Add("r", ([true, true], 7)),
            Parameters = 8,
        };
        Assert.Equal(new(0b11_0000), cell.Prefer);
        Assert.Equal(default, Nothing.Prefer);
    }

    [Fact]
    public void A_point_names_its_rows_and_numbers()
    {
        var cell = Nothing with
        {
            Supports = Nothing.Supports.Add("q a", ([true, true], 0)),
            Levels = Nothing.Levels.Add("b", (LevelKind.Inside, 1)),
            Parameters = 2,
        };
        Assert.Equal("q a = (3/4, 1/4)\nb = 1/2", $"{new Point<Rational>(cell, [3, 1])}");
        Assert.Equal("the number \"b\" is not chosen", $"{new LevelQuestion("b")}");
    }

    [Fact]
    public void A_wrong_number_of_rejections_is_told()
    {
        var model = new Iid<Real>(Distribution<Real>.Uniform(2));
        Assert.Equal(
            "E[N_rej] = 0, not 7",
            Assert.Throws<CheckFailedException>(() => Checks.Rejections(new Speculative<Real>(), new(model, model, 1), 7)).Message);
    }
}
