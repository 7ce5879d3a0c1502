using System.Globalization;
using SpecProofs.TestLogger;
using Outcome = SpecProofs.TestLogger.Outcome;

namespace SpecProofs.Tests;

/// <summary>What a test run prints: the root in full, a line for each other statement, and a verdict that fits a screen.</summary>
public sealed class RunWords_Closing
{
    private const string Report = "the decoder is not lossless (T1.law)\n\n"
        + "  instance  V = 2, T = 1\n            draft  (0, 1)\n\n"
        + "  the law differs\n\n"
        + "  found     in the small world\n  replay    specproofs check --statement T1.law --cases 300 --seed 1";

    [Fact]
    public void The_root_is_printed_in_full_and_others_in_a_line()
    {
        var words = new RunWords();
        Assert.Equal($"\n{Report}\n", Failed(words, "T1.law", Report));
        Assert.Equal("also: T1.calls is falsified", Failed(words, "T1.calls", "T1.calls is falsified\nmore"));
        Assert.Empty(Failed(words, "T1.calls", "T1.calls is falsified\nmore"));
        Assert.Empty(Failed(words, "T1.law", "another property of the same statement"));
    }

    [Fact]
    public void Passed_and_skipped_tests_print_nothing()
    {
        var words = new RunWords();
        Assert.Empty(words.Of("T1.law", "name", Outcome.Other, string.Empty, string.Empty));
        Assert.Empty(words.Of(null, "name", Outcome.Skipped, "T1.law is falsified", string.Empty));
        Assert.Equal("  skipped: 1 test, T1.law is falsified", words.Closing());
    }

    [Fact]
    public void A_test_without_a_statement_is_printed_with_its_place() =>
        Assert.Equal("\nfailed: name\nis 1\n  at line 7", new RunWords().Of(null, "name", Outcome.Failed, "is 1\n", "  at line 7\n"));

    [Fact]
    public void The_verdict_tells_failures_of_the_program_from_false_statements()
    {
        var words = new RunWords();
        _ = Failed(words, "T1.law", Report);
        _ = Failed(words, "T3.law", "the program failed while T3.law was checked: IndexOutOfRangeException: no row");
        _ = Failed(words, "N.calls", "N.calls: no refutation was found in 7 cases");
        _ = Failed(words, "T1.calls", "T1.calls is falsified: words");
        var closing = words.Closing().Split('\n');
        Assert.Contains("the decoder is not lossless (T1.law)", closing);
        Assert.Contains("  the program fails in: T3.law", closing);
        Assert.Contains("  not refuted: N.calls", closing);
        Assert.Contains("  also falsified: T1.calls", closing);
        Assert.Contains("  replay    specproofs check --statement T1.law --cases 300 --seed 1", closing);
        Assert.DoesNotContain("  the law differs", closing);
    }

    [Fact]
    public void At_its_longest_the_output_is_60_lines_and_the_verdict_25_of_100_columns()
    {
        var words = new RunWords();
        var rows = string.Join('\n', Enumerable.Range(0, 40).Select(n => $"            ({n}, 1) after {n}"));
        List<string> printed = [Failed(words, "T1.law", Report.Replace("            draft  (0, 1)", rows, StringComparison.Ordinal))];
        printed.Clear();
        printed.AddRange(
            from statement in Theorems.Catalogue.Statements.Index()
            let line = Failed(words, statement.Item.Id, Headline(statement.Index, statement.Item.Id))
            where line.Length > 0
            select line);
        foreach (var n in Enumerable.Range(0, 9))
        {
            _ = words.Of(null, "name", Outcome.Skipped, string.Create(CultureInfo.InvariantCulture, $"reason {n}"), string.Empty);
        }

        var closing = words.Closing().Split('\n');
        Assert.InRange(printed.Count, 2, 13);
        Assert.InRange(closing.Length, 15, 25);
        Assert.All(closing, line => Assert.InRange(line.Length, 0, 100));
        var ids = string.Join(' ', closing).Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).ToHashSet();
        Assert.All(Theorems.Catalogue.Statements, statement => Assert.Contains(statement.Id, ids.Append("T1.law")));
    }

    private static string Headline(int n, string id) => (n % 3) switch
    {
        0 => $"the program failed while {id} was checked: it ran out of memory",
        1 => $"{id}: no refutation was found in 7 cases",
        _ => $"{id} is falsified: words",
    };

    private static string Failed(RunWords words, string statement, string message) =>
        words.Of(statement, "name", Outcome.Failed, message, string.Empty);
}
