using SpecProofs.Benchmarks;

namespace SpecProofs.Tests;

/// <summary>A part that is not there is refused, and does not end in an empty report.</summary>
public sealed class Benchmarks_Selection
{
    private static readonly string[] Parts = ["bulk simulation", "closed forms"];

    [Fact]
    public void A_part() => Assert.Equal(["closed forms"], Selection.Of(Parts, "closed forms", part => part));

    [Fact]
    public void All_parts() => Assert.Equal(Parts, Selection.Of(Parts, null, part => part));

    [Theory]
    [InlineData("")]
    [InlineData("closed form")]
    [InlineData("Closed forms")]
    public void An_unknown_part(string only) => Assert.Equal(
        $"--only: there is no part \"{only}\"; the parts are bulk simulation, closed forms",
        Assert.Throws<ArgumentException>(() => Selection.Of(Parts, only, part => part)).Message);
}
