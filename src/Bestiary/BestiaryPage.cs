using System.Globalization;
using System.Text;

namespace SpecProofs.Bestiary;

/// <summary>BESTIARY.md, from the decoders themselves.</summary>
internal static class BestiaryPage
{
    /// <summary>The whole page.</summary>
    public static string Text()
    {
        var page = new StringBuilder("""
            # Bestiary

            Decoders that are not lossless, each a defect that shipped or might, and decoders that look like one and are exact; p is the
            draft, q the target, b the acceptance, R the residual. This page is generated from `src/Bestiary`;
            `SPECPROOFS_ACCEPT=1 dotnet test --filter FullyQualifiedName~Bestiary_Page` regenerates it.

            *Counterexample* is the first case on which the output law differs from the target's, in order of size: vocabulary, horizon,
            lookahead, drafts, sum of the weights, number of rows. The search covers V and T up to 3 and up to 2 drafts, with every kind of
            memory, 10,000 instances each; a decoder without lookahead or without drafts ignores that number.
            *Bias* is the total variation there; *rejections* are E[N_rej] there, beside those of speculative decoding.
            *Usual test* is the probability that a chi-square test at level 1 % on 10,000 runs notices the defect, on one random pair of
            Markov chains with ten tokens, two positions, two-token blocks and two drafts, at the position where it sees most. A lossless
            decoder gets 0.01.

            ## Wrong


            """);
        page.AppendLine("| name | family | what it does | source | caught by | counterexample | bias | rejections | usual test |")
            .AppendLine("|---|---|---|---|---|---|---|---|---|");
        foreach (var entry in Mutants.All.Where(entry => !entry.Lossless))
        {
            var least = LeastCounterexample.Of(entry);
            page.AppendLine(
                $"| `{entry.Name}` | {entry.Family} | {entry.Mechanism} | {entry.Source} | {entry.Statement} | {Words(least)} | "
                + $"{least?.Bias} | {(least is null ? string.Empty : $"{least.Rejections} ({least.Bound})")} | "
                + $"{Rounded(UsualTest.Power(entry))} |");
        }

        page.AppendLine().AppendLine("## Exact").AppendLine()
            .AppendLine("| name | what it does | source | keeps | rejections beside speculative decoding |")
            .AppendLine("|---|---|---|---|---|");
        foreach (var entry in Mutants.All.Where(entry => entry.Lossless))
        {
            page.AppendLine($"| `{entry.Name}` | {entry.Mechanism} | {entry.Source} | {entry.Statement} | {Words(entry.Price)} |");
        }

        return page.ToString().ReplaceLineEndings("\n");
    }

    private static string Words(LeastCounterexample? least) => least is null
        ? "larger than what is searched here; found by random cases"
        : $"{least.Given.ToString().Replace("\n", "<br>", StringComparison.Ordinal)}<br>lookahead {least.Lookahead}, drafts {least.Drafts}";

    private static string Words(Price price) => price switch
    {
        Price.Same => "equal",
        Price.More => "more on some instances",
        Price.Fewer => "fewer on some instances",
        _ => "more on some instances, fewer on others: it does not draft from p",
    };

    private static string Rounded(double power) => power.ToString("0.00", CultureInfo.InvariantCulture);
}
