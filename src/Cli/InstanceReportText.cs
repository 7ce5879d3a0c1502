using System.Globalization;
using System.Text;
using SpecProofs.Analysis;

namespace SpecProofs.Cli;

/// <summary>The report for people. Of a fraction too long to read they get the decimal and the size.</summary>
internal static class InstanceReportText
{
    private const int LongestFraction = 40;
    private const int Decimals = 15;

    public static string Write(InstanceReport report)
    {
        var text = new StringBuilder();
        var (file, instance) = (report.File, report.File.Instance);
        text.Append($"{report.Path}: {instance.Vocabulary} tokens, horizon {instance.Horizon}\n");
        text.Append($"draft:  {file.DraftKind}\ntarget: {file.TargetKind}\n");
        text.Append(file.Note is { } note ? $"note:   {OneLine(note)}\n" : string.Empty);
        text.Append("\nExpected total variation of draft and target at each position, under the target\n");
        text.Append(Table.Write([["position", "decimal", "fraction"], .. report.TotalVariation.Select((tv, n) => Number($"{n + 1}", tv))]));
        text.Append("\nSpeculative decoding that drafts to the horizon\n");
        text.Append(Table.Write(
        [
            ["", "decimal", "fraction"],
            Number("E[rejections]", report.Rejections),
            Number("E[rounds]", report.Rounds),
            Number("speed-up T / E[rounds]", report.SpeedUp),
        ]));
        text.Append(report.TotalVariation.Append(report.SpeedUp).Any(IsLong) ? "\nFractions given by their bits are too long for a line: --json prints them.\n" : string.Empty);
        text.Append(report.Simulated is { } simulated ? Simulated(report, simulated) : string.Empty);
        text.Append(report.Law is { } laws ? Law(file.Names, laws) : string.Empty);
        return text.ToString();
    }

    private static string[] Number(string name, Rational value) => [name, value.ToDecimalString(Decimals), Fraction(value)];

    private static string Fraction(Rational value) =>
        IsLong(value) ? $"({value.Numerator.GetBitLength()} bits over {value.Denominator.GetBitLength()})" : value.ToString();

    private static bool IsLong(Rational value) => value.ToString().Length > LongestFraction;

    private static string Simulated(InstanceReport report, SimulatedRuns simulated) =>
        $"\nSimulated: {simulated.Runs} runs, seed {simulated.Seed}\n" + Table.Write(
        [
            ["", "exact", "simulated ± standard error", "99% interval", "z"],
            Compared("rejections", report.Rejections, simulated.Rejections),
            Compared("rounds", report.Rounds, simulated.Rounds),
        ]);

    private static string[] Compared(string name, Rational exact, Estimate estimate)
    {
        var (low, high) = estimate.Interval(0.99);
        return
        [
            name,
            exact.ToDecimalString(6),
            $"{Fixed(estimate.Mean)} ± {Fixed(estimate.StandardError)}",
            $"{Fixed(low)} to {Fixed(high)}",
            SimulatedRuns.Z(estimate, exact)?.ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture) ?? "all runs alike",
        ];
    }

    private static string Law(TokenNames names, OutputLaws laws) =>
        $"\nOutput law, {laws.Target.Outcomes.Count} outputs: the decoder's {(laws.Agree ? "is exactly the target's" : "DIFFERS from the target's")}\n" + Table.Write(
        [
            ["output", "target", "decoder"],
            .. laws.Outputs.Select(output => new[] { names.Format(output), $"{laws.Target[output]}", $"{laws.Decoder[output]}" }),
        ]);

    private static string Fixed(double value) => value.ToString("F6", CultureInfo.InvariantCulture);

    private static string OneLine(string note) => string.Concat(note.Select(character => char.IsControl(character) ? ' ' : character));
}
