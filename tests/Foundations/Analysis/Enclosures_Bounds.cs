namespace SpecProofs.Tests;

public sealed class Enclosures_Bounds : IDisposable
{
    private static readonly ExactBudget Nothing = new(0, 0);
    private static readonly int[] Drafts = [1, 2, 5];
    private readonly FrontDoor _front = new();

    [Theory]
    [MemberData(nameof(Samples.All), MemberType = typeof(Samples))]
    public void Exact_values_lie_within_the_bounds_of_the_floating_ones(string sample)
    {
        var instance = InstanceFile.Read(_front.File("a.json", sample)).Instance;
        foreach (var (exact, rounded) in All(instance, ExactBudget.Default).Zip(All(instance, Nothing)))
        {
            Assert.InRange(exact.Exact!.Value, rounded.Low, rounded.High);
            Assert.InRange(rounded.Error, 0, 1e-13);
            Assert.True(rounded.Distance((Rational)rounded.Value) <= (Rational)rounded.Error);
        }
    }

    [Fact]
    public void Long_horizons_stay_within_the_bounds()
    {
        var instance = InstanceFile.Read(
            _front.File("a.json", Samples.Markov.Replace("\"horizon\": 4", "\"horizon\": 300", StringComparison.Ordinal))).Instance;
        var (exact, rounded) = (Enclosures.TotalVariation(instance, ExactBudget.Default), Enclosures.TotalVariation(instance, Nothing));
        Assert.All(exact.Zip(rounded), both => Assert.InRange(both.First.Exact!.Value, both.Second.Low, both.Second.High));
        Assert.Contains(rounded, value => value.Exact is null);
    }

    [Fact]
    public void Masses_that_underflow_are_paid_for()
    {
        // Draft and target differ after "0 0" only, which the target writes with probability 1e-400: less than any double.
        const string rows = """
            "": [TINY, REST], "0": [TINY, REST], "1": ["1/2", "1/2"],
            "0 1": ["1/2", "1/2"], "1 0": ["1/2", "1/2"], "1 1": ["1/2", "1/2"],
            """;
        const string file = """
            { "vocabulary": 2, "horizon": 3,
              "draft": { "table": { ROWS "0 0": ["1", "0"] } }, "target": { "table": { ROWS "0 0": ["0", "1"] } } }
            """;
        var text = file.Replace("ROWS", rows, StringComparison.Ordinal).Replace("TINY", "\"1e-200\"", StringComparison.Ordinal)
            .Replace("REST", $"\"0.{new string('9', 200)}\"", StringComparison.Ordinal);
        var instance = InstanceFile.Read(_front.File("a.json", text)).Instance;
        Assert.Equal(Rational.Parse("1e-400"), Enclosures.TotalVariation(instance, ExactBudget.Default)[2].Exact);
        Assert.All(
            All(instance, ExactBudget.Default).Zip(All(instance, Nothing)),
            both => Assert.InRange(both.First.Exact!.Value, both.Second.Low, both.Second.High));
    }

    [Fact]
    public void Closed_forms_of_the_library_are_the_exact_values()
    {
        var instance = InstanceFile.Read(_front.File("a.json", Samples.NGram)).Instance;
        Assert.Equal(
            ExpectedTotalVariation.BySummation(instance),
            Enclosures.TotalVariation(instance, ExactBudget.Default).Select(value => value.Exact!.Value));
        Assert.Equal(
            Drafts.Select(m => ExpectedRejections.Batch(instance, m)).Append(ExpectedRejections.BatchLimit(instance)),
            Enclosures.BatchAndLimit(instance, Drafts, ExactBudget.Default).Select(value => value.Exact!.Value));
    }

    [Theory]
    [InlineData(0, long.MaxValue)]
    [InlineData(long.MaxValue, 0)]
    [InlineData(long.MaxValue, 8)]
    public void Either_part_of_the_budget_counts(long words, long bits)
    {
        var instance = InstanceFile.Read(_front.File("a.json", Samples.Markov)).Instance;
        Assert.Contains(Enclosures.TotalVariation(instance, new(words, bits)), value => value.Exact is null);
    }

    [NeedsFact(Need.Time)]
    public void English_is_exact_but_for_the_optimal_fallback()
    {
        // With P = OPT each of 757 contexts has a denominator of its own.
        var report = InstanceReport.Of(FrontDoor.Data("english.json"), new() { Batch = [8], Epsilons = [Rational.Of(1, 10)] });
        Assert.All(
            report.ClosedForms.TotalVariation.Concat(report.ClosedForms.Batch.Select(batch => batch.Rejections))
                .Append(report.ClosedForms.BatchLimit),
            value => Assert.NotNull(value.Exact));
        Assert.Equal(
            [("OPT", false), ("UNO", true)],
            report.ClosedForms.OverAcceptance.Select(lossy => (lossy.Fallback, lossy.AllLoss.Exact is not null)));
        Assert.All(report.ClosedForms.OverAcceptance, lossy => Assert.InRange(lossy.AllLoss.Error + lossy.AllRejections.Error, 0, 1e-11));
        var text = InstanceReportText.Write(report);
        Assert.Contains(" ± ", text, StringComparison.Ordinal);
        Assert.EndsWith(
            "1,000,000,000 products of machine words a recursion, and denominators of 32,768 bits.\n", text, StringComparison.Ordinal);
    }

    public void Dispose() => _front.Dispose();

    private static IEnumerable<Enclosure> All(Instance<Rational> instance, ExactBudget budget)
    {
        // The decoders of two samples lead where the target cannot, and are not defined.
        var over = LossyDecoding.Both(instance, Rational.Of(1, 10), budget).ToList();
        return
        [
            .. Enclosures.TotalVariation(instance, budget),
            .. over.SelectMany(lossy => lossy.Rejections.Concat(lossy.Loss).Append(lossy.AllLoss)),
            .. Enclosures.BatchAndLimit(instance, [1], budget),
        ];
    }
}
