using System.Reflection;

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
    public void A_property_that_tries_special_cases_names_one_of_the_same_statement() => Assert.All(
        from type in typeof(Lemma_Coupling).Assembly.GetTypes()
        from method in type.GetMethods()
        where method.GetCustomAttribute<ChecksAttribute>() is { CaseOf.Length: > 0 }
        select method,
        method =>
        {
            var checks = method.GetCustomAttribute<ChecksAttribute>()!;
            var general = method.DeclaringType!.GetMethod(checks.CaseOf)?.GetCustomAttribute<ChecksAttribute>();
            Assert.Equal((checks.Id, string.Empty), (general?.Id, general?.CaseOf));
        });

    [Fact]
    public void Every_id_is_listed_as_released() =>
        Assert.Empty(Theorems.Catalogue.Statements.Select(statement => statement.Id).Except(Released));
}
