using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;

namespace SpecProofs.Benchmarks;

/// <summary>What a test run says of each mistake of docs/mistakes.md, and how soon.</summary>
internal static partial class Mistakes
{
    private const string Build =
        "build tests --nologo -v quiet -p:RunAnalyzers=false -p:EnforceCodeStyleInBuild=false -p:TreatWarningsAsErrors=false";

    /// <summary>Makes each mistake in a copy of the checkout, and prints and keeps a table of what the tests say.</summary>
    /// <param name="keep">Where the table is written; null for nowhere.</param>
    /// <param name="only">A part of the words of the mistakes to try; null for all.</param>
    public static void Run(string? keep, string? only)
    {
        var mistakes = Mistake.ReadAll(Path.Combine(ScratchCheckout.Original, "docs", "mistakes.md"))
            .Where(mistake => only is null || mistake.Words.Contains(only, StringComparison.Ordinal)).ToList();
        if (mistakes.Count == 0)
        {
            throw new ArgumentException($"--only: no mistake of docs/mistakes.md has \"{only}\" in its words");
        }

        var text = new StringBuilder();
        Line(text, $"# What the tests say of one-line mistakes\n\n{Machine()}\n\n"
            + "Each edit of [docs/mistakes.md](../docs/mistakes.md): the first statement that the test run names, "
            + "seconds from the start of\n"
            + "`dotnet test --no-build` to the first line of the counterexample, seconds to the end, lines printed; "
            + "seconds from saving the\n"
            + "file to that line where `specproofs check --watch --statement ROOT` waits for it.\n"
            + (only is null ? string.Empty : $"These are the {mistakes.Count} whose words contain \"{only}\".\n"));
        Line(text, "| mistake | root | named first | s to it | s in all | lines | s from saving |\n|---|---|---|---|---|---|---|");
        using var scratch = ScratchCheckout.Copy();
        var said = mistakes.ConvertAll(mistake =>
        {
            var told = scratch.With(mistake, () => Tested(scratch.Folder));
            var loop = WatchedLoop.SecondsToCounterexample(scratch, mistake);
            Line(
                text,
                Invariant($"| {mistake.Words} | {mistake.Root} | {told.First} | {told.ToFirst:0.0} | {told.InAll:0.0} | {told.Lines} ")
                + Invariant($"| {loop:0.0} |"));
            return (mistake.Root, Told: told, Loop: loop);
        });
        Line(text, Invariant(
            $"\nThe root is named first in {said.Count(row => row.Root == row.Told.First)} of {said.Count}; ")
            + Invariant($"at most {said.Max(row => row.Told.ToFirst):0.0} s to the counterexample, ")
            + Invariant($"median {Median(said.Select(row => row.Told.ToFirst)):0.0} s; at most {said.Max(row => row.Told.Lines)} lines.\n")
            + Invariant($"From saving the file: at most {said.Max(row => row.Loop):0.0} s, ")
            + Invariant($"median {Median(said.Select(row => row.Loop)):0.0} s."));
        if (keep is not null)
        {
            File.WriteAllText(keep, text.ToString());
        }
    }

    /// <summary>Builds and runs the tests of a checkout.</summary>
    private static (string First, double ToFirst, double InAll, int Lines) Tested(string folder)
    {
        _ = ScratchCheckout.Words("dotnet", Build, folder);
        var (first, toFirst, lines) = ("nothing", 0.0, 0);
        var watch = Stopwatch.StartNew();
        using var tests = ScratchCheckout.Start("dotnet", "test --no-build", folder);
        while (tests.StandardOutput.ReadLine() is { } line)
        {
            lines++;
            if (toFirst == 0 && Headline().Match(line) is { Success: true } headline)
            {
                (first, toFirst) = (headline.Groups["first"].Value, watch.Elapsed.TotalSeconds);
            }
        }

        tests.WaitForExit();
        return (first, toFirst, watch.Elapsed.TotalSeconds, lines);
    }

    private static double Median(IEnumerable<double> seconds) => seconds.Order().ElementAt(seconds.Count() / 2);

    private static string Machine()
    {
        var commit = ScratchCheckout.Words("git", "rev-parse --short HEAD", ScratchCheckout.Original).Trim();
        var changed = ScratchCheckout.Words("git", "status --porcelain", ScratchCheckout.Original).Length > 0
            ? " with changes"
            : string.Empty;
        var load = File.Exists("/proc/loadavg") ? $", load {File.ReadAllText("/proc/loadavg").Split(' ')[0]} at the start" : string.Empty;
        var date = DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return $"Commit {commit}{changed}, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSArchitecture}, "
            + $"{Environment.ProcessorCount} cores{load}, {date}.";
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static void Line(StringBuilder text, string line)
    {
        Console.WriteLine(line);
        text.Append(line).Append('\n');
    }

    /// <summary>An accusation, a falsified statement, a failure of the program, or a failed test without a statement.</summary>
    [GeneratedRegex(
        @"\((?<first>[A-Z][A-Z0-9]*\.\w+)\)$"
            + @"|^(?<first>[A-Z][A-Z0-9]*\.\w+)(:| is )"
            + @"|while (?<first>[A-Z][A-Z0-9]*\.\w+) was checked"
            + @"|^failed: (?<first>.*)$",
        RegexOptions.ExplicitCapture,
        1000)]
    internal static partial Regex Headline();
}
