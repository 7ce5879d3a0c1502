using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SpecProofs.Tests;

/// <summary>The approved tables of proofs: one line a statement and size, then the certificates.</summary>
internal static partial class ProofTable
{
    /// <summary>What the approved tables say: of each statement and size the best verdict.</summary>
    public static ProofsFile Approved { get; } = Read(Statements_Proved.Snapshots);

    public static string Of(IEnumerable<StatementProof> proofs, IEnumerable<Certificate> certificates)
    {
        var text = new StringBuilder();
        foreach (var proof in proofs)
        {
            Assert.False(proof.IsAlarm, proof.Words);
            text.Append($"{proof.Statement.Id,-18}{proof.Size,-14}{proof.Verdict,-9}{proof.Cells,7:N0} cells");
            text.Append(proof.Reading.Length == 0 ? "\n" : $"  {proof.Reading}\n");
            text.Append(proof.Words.Length == 0 ? "" : $"    {proof.Words.Replace("\n", "\n    ", StringComparison.Ordinal)}\n");
        }

        foreach (var certificate in certificates)
        {
            var steps = ProvedSteps.Of(certificate, certificate.Prove());
            Assert.NotNull(steps);
            text.Append($"{steps.Id,-18}{steps.Scope,-44}{steps.Cells,7:N0} cells\n    {steps.Words}\n");
        }

        return $"{text}";
    }

    private static ProofsFile Read(IEnumerable<string> snapshots)
    {
        var lines = snapshots.Select(name => Path.Combine(Repository.Snapshots, $"{name}.verified.txt")).Where(File.Exists)
            .SelectMany(File.ReadLines).ToList();
        return new("", "", "",
            [.. Matches(lines, Size()).Select(line => new ProvedSize(
                line["id"].Value, line["reading"].Value, Number(line["v"]), Number(line["t"]),
                Enum.Parse<ProofVerdict>(line["verdict"].Value), Number(line["cells"]), ""))
                .GroupBy(size => (size.Id, size.Reading, size.Vocabulary, size.Horizon))
                .Select(same => same.MinBy(size => size.Verdict)!)],
            [.. Matches(lines, Steps()).Select(line => new ProvedSteps(line["id"].Value, line["scope"].Value, Number(line["cells"]), ""))]);
    }

    private static IEnumerable<GroupCollection> Matches(IEnumerable<string> lines, Regex form) =>
        lines.Select(line => form.Match(line)).Where(match => match.Success).Select(match => match.Groups);

    private static int Number(Group digits) =>
        digits.Success ? int.Parse(digits.Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(
        @"^(?<id>\S+) +(every size|V = (?<v>\d)(, T = (?<t>\d))?) +(?<verdict>Proved|Refuted|Open) +(?<cells>[\d,]+) cells"
        + @"(  (?<reading>\S+))?$",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Size();

    [GeneratedRegex(@"^(?<id>\S+) +(?<scope>law.*\S)  +(?<cells>[\d,]+) cells$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Steps();
}
