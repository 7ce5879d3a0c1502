using System.Globalization;
using System.Text;
using SpecProofs.Audit;

namespace SpecProofs.Cli;

/// <summary>The verdict of an audit as text: what failed in full, a line a claim, how numbers were read, what cannot be seen.</summary>
internal static class AuditReport
{
    /// <summary>What no audit of this kind sees.</summary>
    public const string CannotSee =
        "< against <= (a uniform number is below a threshold with the same probability), a seed that is used again in another call, "
        + "and what the engine does around the audited function, such as where it cuts a text";

    public static string Of(AuditResult result, AuditSettings settings)
    {
        var text = new StringBuilder();
        foreach (var (_, failed) in result.Claims.Where(claim => !claim.Result.Holds))
        {
            text.Append($"{failed.Failure}\n\n");
        }

        foreach (var (claim, tried) in result.Claims)
        {
            text.Append($"{claim.Name}: {(tried.Holds ? tried.Summary : Word(tried.Verdict))}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"audited   {string.Join(' ', settings.Command)}");
        text.Append($" ({Wire.NameOf(result.Child.Form)}, {(result.Child.Client.Length > 0 ? result.Child.Client : "own client")})\n");
        text.Append(CultureInfo.InvariantCulture, $"work      {result.Requests:N0} distinct inputs, {result.Runs:N0} runs");
        text.Append(CultureInfo.InvariantCulture, $", {result.Elapsed.TotalSeconds:0.0} s\n");
        text.Append($"numbers   {Numbers(result.Reading, settings)}\n");
        foreach (var note in Notes(result))
        {
            text.Append($"{Prose.Wrap($"note      {note}", 0)}\n");
        }

        return text.Append($"{Prose.Wrap($"not seen  {CannotSee}", 0)}\n").ToString();
    }

    /// <summary>Remarks on the numbers that are no verdict.</summary>
    public static IEnumerable<string> Notes(AuditResult result)
    {
        var reading = result.Reading;
        if (result.Falsified && reading.MostBits is 7 or 8 or 10 or 11)
        {
            yield return $"no number has more than {reading.MostBits} significant bits, as in "
                + $"{(reading.MostBits <= 8 ? "bfloat16" : "half precision")}: rounding alone moves a law by up to "
                + $"{Math.Pow(2, -reading.MostBits).ToString("0.0e+0", CultureInfo.InvariantCulture)}, see --tolerance";
        }

        if (reading.WorstSum > 1e-7)
        {
            var at = reading.WorstSumPlace.Length > 0 ? $" at {reading.WorstSumPlace}" : string.Empty;
            yield return $"weights drawn from{at} sum to 1 but for "
                + $"{reading.WorstSum.ToString("0.0e+0", CultureInfo.InvariantCulture)}; they were divided by their sum";
        }
    }

    private static string Numbers(Reading reading, AuditSettings settings) =>
        (settings.Snap
            ? $"read as the simplest fractions near them; none was moved by more than {Shift(reading.LargestShift)}"
            : "read as the doubles that they are")
        + $"; laws are compared up to {settings.Tolerance.ToDecimalString(9).TrimEnd('0').TrimEnd('.')}";

    private static string Shift(double shift) => shift == 0 ? "0" : shift.ToString("0.0e+0", CultureInfo.InvariantCulture);

    private static string Word(Conformance.Verdict verdict) => verdict switch
    {
        Conformance.Verdict.Falsified => "falsified",
        Conformance.Verdict.Fault => "the program failed",
        _ => "not tried",
    };
}
