using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace SpecProofs.Benchmarks;

/// <summary>All measurements of one run, as a Markdown table.</summary>
internal sealed class Comparison
{
    private static readonly (string Part, Action<Comparison> Measure)[] Parts =
    [
        ("the sampled decoder", SampledDecoder.Measure), ("bulk simulation", BulkSampling.Measure), ("exact laws", ExactLaws.Measure),
        ("closed forms", ClosedForms.Measure), ("the theorem check", TheoremCheck.Measure), ("proofs", ProofCells.Measure),
        ("forecast", Forecasts.Measure),
    ];

    private readonly StringBuilder _text = new();

    /// <summary>Measures everything or one part, printing as it goes, and keeps the page.</summary>
    public static void Run(string? keep, string? only)
    {
        var selected = Selection.Of(Parts, only, part => part.Part);
        var comparison = new Comparison();
        var (machine, date) = ($"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSArchitecture}", DateTime.UtcNow);
        comparison.Line("# Measurements\n");
        comparison.Line(
            $"{machine}, {Environment.ProcessorCount} cores, {date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}. "
            + "Medians within one run; a ratio above 1 is in our favour.\n");
        var peaks = new List<(string Part, double Megabytes)>();
        foreach (var (part, measure) in selected)
        {
            PeakMemory.Reset();
            measure(comparison);
            peaks.Add((part, PeakMemory.Megabytes));
        }

        comparison.Section("Peak memory of the process while each part was measured", "part", "megabytes");
        foreach (var (part, megabytes) in peaks)
        {
            comparison.Row(part, $"{megabytes:0}");
        }

        if (keep is not null)
        {
            File.WriteAllText(keep, comparison._text.ToString());
        }
    }

    /// <summary>Starts a table.</summary>
    public void Section(string title, params string[] columns) =>
        Line($"\n## {title}\n\n| {string.Join(" | ", columns)} |\n|{string.Concat(Enumerable.Repeat("---|", columns.Length))}");

    /// <summary>Adds a row.</summary>
    public void Row(params string[] cells) => Line($"| {string.Join(" | ", cells)} |");

    /// <summary>A ratio, or a dash where one side could not be measured.</summary>
    public static string Ratio(double? ours, double? theirs) => ours / theirs is { } ratio ? $"{ratio:0.00}" : "–";

    /// <summary>A rate in millions a second.</summary>
    public static string Millions(double? rate) => rate is { } value ? $"{value / 1e6:0.00}" : "–";

    private void Line(string line)
    {
        Console.WriteLine(line);
        _text.Append(line).Append('\n');
    }
}
