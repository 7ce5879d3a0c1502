namespace SpecProofs.Tests;

/// <summary>An id that was released stays: papers cite it.</summary>
public sealed class Catalogue_Stability
{
    /// <summary>One id a line; a release appends to it, and nothing is ever taken away.</summary>
    private static readonly string[] Released = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "released-ids.txt"));

    [Fact]
    public void No_released_id_disappears() =>
        Assert.Empty(Released.Except(Theorems.Catalogue.Statements.Select(statement => statement.Id)));

    [Fact]
    public void Every_id_is_listed_as_released() =>
        Assert.Empty(Theorems.Catalogue.Statements.Select(statement => statement.Id).Except(Released));
}
