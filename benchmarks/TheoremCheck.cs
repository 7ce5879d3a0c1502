using System.Diagnostics;

namespace SpecProofs.Benchmarks;

/// <summary>The check itself: where its time goes, and instances a second for each statement.</summary>
internal static class TheoremCheck
{
    public static void Measure(Comparison comparison)
    {
        var watch = Stopwatch.StartNew();
        var rows = Ledger.Of(Theorems.Catalogue, Theorems.Catalogue.Statements, new RunOptions());
        var seconds = watch.Elapsed.TotalSeconds;
        comparison.Section(
            $"The theorem check: {seconds:0.0} s for {rows.Sum(row => row.Instances):N0} instances",
            "statement", "instances", "seconds", "instances a second");
        foreach (var row in rows.OrderByDescending(row => row.Elapsed))
        {
            var spent = row.Elapsed.TotalSeconds;
            comparison.Row(row.Statement.Id, $"{row.Instances}", $"{spent:0.00}", $"{row.Instances / spent:0}");
        }
    }
}
