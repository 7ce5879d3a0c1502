using System.Collections.Immutable;

namespace SpecProofs.Figures;

/// <summary>
/// Rejections of batch speculative decoding against the number of drafts M, with the limit: the paper's Figures 2c and 5c, and a learnt
/// instance.
/// </summary>
internal static class AgainstDrafts
{
    private static readonly ImmutableArray<int> Drafts = [1, 2, 3, 4, 6, 8, 12, 16];

    public static Figure SevenStatesChain(string id, int horizon, Recipe recipe) =>
        Of(id, NonStationaryChains.SevenStates<Rational>(horizon), recipe, RunningMean.Words);

    public static Figure English(string id, Recipe recipe) =>
        Of(id, InstanceFile.Read(recipe.English).Instance, recipe, "the English letters of data/english.json");

    private static Figure Of(string id, Instance<Rational> instance, Recipe recipe, string words)
    {
        var (expected, floating) = (Enclosures.BatchAndLimit(instance, Drafts, ExactBudget.Default), instance.ToFloatingPoint());
        var simulated = Drafts.Select(m => MonteCarlo.Of(new BatchSpeculative<double>(m), floating, recipe.Runs, recipe.Seed)).ToList();
        return new(
            id,
            $"Expected rejections of batch speculative decoding against the number of drafts, T = {instance.Horizon}",
            new("drafts M (count)", Whole: true),
            new($"rejections in T = {instance.Horizon} tokens (mean)"),
            [
                new("expectation", Mark.Line, [.. Drafts.Zip(expected, (m, value) => Point.Of(m, value))]),
                new("limit M → ∞", Mark.Dashed, [.. new[] { Drafts[0], Drafts[^1] }.Select(m => Point.Of(m, expected[^1]))]),
                new("simulated, ± 2 s.e.", Mark.Circles, [.. Drafts.Zip(simulated, (m, counts) => Point.Of(m, counts.Rejections))]),
            ],
            words)
        { Statements = ["T3.rejections", "P1.limit"], Ways = [.. simulated.Select(counts => counts.Way)] };
    }
}
