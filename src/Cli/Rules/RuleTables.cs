using System.Globalization;
using System.Text;

namespace SpecProofs.Cli;

/// <summary>What <c>instance --rules</c> computes.</summary>
/// <param name="ByLookahead">The rules at each γ.</param>
/// <param name="Best">The best settings for some costs; empty without any.</param>
internal sealed record RuleTables(IReadOnlyList<(int Lookahead, IReadOnlyList<RuleRow> Rows)> ByLookahead, IReadOnlyList<BestSetting> Best)
{
    /// <summary>The tables of an instance.</summary>
    public static RuleTables Of(
        Instance<double> instance,
        IReadOnlyList<int> drafts,
        IReadOnlyList<int> lookaheads,
        IReadOnlyList<Rational> costs,
        ulong seed)
    {
        var rules = new RuleComparison(instance, drafts, seed);
        return new([.. lookaheads.Select(lookahead => (lookahead, rules.At(lookahead)))], BestSetting.Of(rules, costs));
    }

    /// <summary>The tables in words.</summary>
    public string Write()
    {
        var text = new StringBuilder();
        foreach (var (lookahead, rows) in ByLookahead)
        {
            text.Append($"\nVerification rules, γ = {lookahead}, with a bonus token behind a whole block\n");
            text.Append(Table.Write(
            [
                ["rule", "M", "rejections", "kept", "tokens", "of the", "output law"],
                [string.Empty, string.Empty, "per 100", "a round", "a call", "best", string.Empty],
                .. rows.Select(Cells),
            ]));
        }

        var sampled = ByLookahead.SelectMany(at => at.Rows).Max(row => row.StandardError);
        text.Append("""

            of the best: with one draft, kept tokens against block verification: from any prefix, no lossless rule keeps more in a round;
            with M, how often a draft of the first position is kept, against α*_M, the most that is possible with M independent
            drafts; different drafts, without replacement, can exceed it.

            """);
        text.Append(CultureInfo.InvariantCulture, $"block: the mean over {RuleComparison.Texts:N0} texts of the target, each priced ");
        text.Append(CultureInfo.InvariantCulture, $"exactly; standard error of tokens a call {sampled:F4} or less.\n");
        text.Append("\nWhat a rule needs\n");
        text.Append(Table.Write(
            [.. ByLookahead[0].Rows.DistinctBy(row => row.Rule.Name).Select(row => new[] { row.Rule.Name, row.Rule.Needs })]));
        foreach (var cost in Best.GroupBy(setting => setting.Cost))
        {
            text.Append($"\nBest lookahead up to {BestSetting.LargestLookahead} if a draft token costs {cost.Key} target calls\n");
            text.Append(Table.Write([["rule", "γ", "M", "speed-up"], .. cost.Select(Cells)]));
        }

        return text.ToString();
    }

    /// <summary>A row's numbers, as they are printed.</summary>
    public static string[] Cells(RuleRow row) =>
    [
        row.Rule.Name,
        $"{row.Rule.Drafts}",
        Fixed(row.RejectionsPer100, 2),
        Fixed(row.KeptPerRound, 3),
        Fixed(row.TokensPerCall, 3),
        row.OfBest is { } share ? $"{Fixed(100 * share, 1)} %" : string.Empty,
        row.Rule.Written is null ? "lossless" : $"loses {Fixed(row.Loss / row.Length, 3)} a token",
    ];

    private static string[] Cells(BestSetting best) => best.SpeedUp > 1
        ? [best.Rule, $"{best.Lookahead}", $"{best.Drafts}", Fixed(best.SpeedUp, 3)]
        : [best.Rule, "none is faster than plain decoding"];

    private static string Fixed(double value, int digits) => value.ToString($"F{digits}", CultureInfo.InvariantCulture);
}
