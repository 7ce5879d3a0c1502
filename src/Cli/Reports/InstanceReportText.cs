using System.Globalization;
using System.Text;

namespace SpecProofs.Cli;

/// <summary>The report for people.</summary>
internal static class InstanceReportText
{
    private const int LongestShownByPosition = 12;

    public static string Write(InstanceReport report)
    {
        var text = new StringBuilder();
        var (file, instance) = (report.File, report.File.Instance);
        text.Append($"{report.Path}: {instance.Vocabulary} tokens, horizon {instance.Horizon}\n");
        text.Append($"draft:  {file.DraftKind}\ntarget: {file.TargetKind}\n");
        text.Append(file.Note is { } note ? $"note:   {OneLine(note)}\n" : string.Empty);
        text.Append("\nExpected total variation of draft and target at each position, under the target\n");
        text.Append(Table.Write(
            [["position", "fraction", "decimal"], .. report.ClosedForms.TotalVariation.Select((tv, n) => Number($"{n + 1}", tv))]));
        text.Append("\nSpeculative decoding that drafts to the horizon\n");
        text.Append(Table.Write(
        [
            ["", "fraction", "decimal"],
            Number("E[rejections]", report.ClosedForms.Rejections),
            Number("bound of Theorem 2: Σ E_Q TV", report.ClosedForms.Bound),
            Number("E[rounds]", report.ClosedForms.Rounds),
            Number("speed-up T / E[rounds]", report.ClosedForms.SpeedUp),
        ]));
        text.Append("\nBatch speculative decoding: E[rejections] with M drafts\n");
        text.Append(Table.Write(
        [
            ["M", "fraction", "decimal"],
            .. report.ClosedForms.Batch.Select(batch => Number($"{batch.Drafts}", batch.Rejections)),
            Number("M → ∞", report.ClosedForms.BatchLimit),
        ]));
        text.Append(OverAcceptance(report));
        text.Append(Footnotes(report));
        text.Append(report.Simulated is { } simulated ? Simulated(simulated) : string.Empty);
        text.Append(report.Rules?.Write());
        text.Append(report.Law is { } laws ? Law(file.Names, laws) : string.Empty);
        return text.ToString();
    }

    private static string[] Number(string name, Enclosure value) => [name, .. NumberText.Cells(value)];

    private static string OverAcceptance(InstanceReport report)
    {
        var defined = report.ClosedForms.OverAcceptance.Where(lossy => lossy.Problem is null).ToList();
        var text = new StringBuilder("\nOver-acceptance min(1, (q + ε)/p) with the optimal fallback (OPT) or with P = q (UNO),\n");
        text.Append("under the law of that decoder\n");
        text.Append(Table.Write(
        [
            ["ε", "fallback", "E[rejections]", "", "Σ loss"],
            .. defined.Select(lossy => Lossy([], lossy, lossy.AllRejections, lossy.AllLoss)),
        ]));
        foreach (var lossy in report.ClosedForms.OverAcceptance.Where(lossy => lossy.Problem is not null))
        {
            text.Append($"  {lossy.Epsilon}, {lossy.Fallback}: undefined, since it can write what the target cannot: {lossy.Problem}\n");
        }

        if (report.ClosedForms.TotalVariation.Count is > 1 and <= LongestShownByPosition)
        {
            text.Append("\nThe same at each position\n");
            text.Append(Table.Write(
            [
                ["position", "ε", "fallback", "Pr(rejection)", "", "loss"],
                .. Enumerable.Range(0, report.ClosedForms.TotalVariation.Count)
                    .SelectMany(n => defined.Select(lossy => Lossy([$"{n + 1}"], lossy, lossy.Rejections[n], lossy.Loss[n]))),
            ]));
        }

        return text.ToString();
    }

    private static string[] Lossy(string[] first, LossyDecoding lossy, Enclosure rejections, Enclosure loss) =>
        [.. first, $"{lossy.Epsilon}", lossy.Fallback, .. NumberText.Cells(rejections, 12), .. NumberText.Cells(loss, 12)];

    private static string Footnotes(InstanceReport report)
    {
        var all = report.ClosedForms.Values.ToList();
        var text = new StringBuilder();
        if (all.Any(NumberText.IsLong))
        {
            text.Append("\nFractions shown by their size in bits are too long for a line; --json prints them in full.\n");
        }

        if (all.Any(value => value.Exact is null))
        {
            text.Append("\nA value with ± is within that distance of the exact one, whose fraction would exceed the budget:\n");
            text.Append($"{report.Budget}.\n");
        }

        return text.ToString();
    }

    private static string Simulated(SimulatedRuns simulated) =>
        $"\nSimulated: {simulated.Runs} runs of {simulated.Decoder}, seed {simulated.Seed}, {simulated.WayInWords}\n" + Table.Write(
        [
            ["", simulated.IsExact ? "exact" : "formula", "simulated ± standard error", "99% interval", "z"],
            Compared("rejections", simulated.Rejections),
            Compared("rounds", simulated.Rounds),
        ]);

    private static string[] Compared(string name, Comparison comparison)
    {
        var (low, high) = comparison.Estimate.Interval(0.99);
        return
        [
            name,
            comparison.Expected?.Middle.ToDecimalString(6) ?? "no formula",
            $"{Fixed(comparison.Estimate.Mean)} ± {Fixed(comparison.Estimate.StandardError)}",
            $"{Fixed(low)} to {Fixed(high)}",
            comparison.Z?.ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture)
                ?? (comparison.Expected is null ? string.Empty : "no variance"),
        ];
    }

    private static string Law(TokenNames names, OutputLaws laws) =>
        "\nOutput laws, compared with the target's law Q\n"
        + Table.Write([.. laws.Decoders.Select(law => new[] { law.Decoder, Verdict(law.Distance, laws.Paths) })])
        + $"\nThe law Q, {laws.Target.Outcomes.Count} outputs\n"
        + Table.Write(
        [
            ["output", "probability"],
            .. laws.Outputs.Select(output => new[] { names.Format(output), $"{laws.Target[output]}" }),
        ]);

    private static string Verdict(Rational? distance, long paths) =>
        distance is not { } known ? $"skipped: over {paths:N0} paths or {OutputLaws.MostDrafts} drafts"
        : Rational.IsZero(known) ? "exactly Q"
        : $"DIFFERS: total variation {known}";

    private static string Fixed(double value) => value.ToString("F6", CultureInfo.InvariantCulture);

    private static string OneLine(string note) => string.Concat(note.Select(character => char.IsControl(character) ? ' ' : character));
}
