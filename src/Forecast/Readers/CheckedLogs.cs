using System.Globalization;

namespace SpecProofs.Forecast;

/// <summary>Refuses log-probabilities that cannot be those of a text that the target wrote.</summary>
internal static class CheckedLogs
{
    /// <summary>Checks both columns.</summary>
    /// <exception cref="TraceFileException">Another number of draft values, or a value that is not a log-probability.</exception>
    public static void Check(in TraceText text)
    {
        if (text.Draft.Length != text.Target.Length)
        {
            throw new TraceFileException(
                text.Place, $"{text.Target.Length} log-probabilities of the target, {text.Draft.Length} of the draft");
        }

        if (text.Target.IsEmpty)
        {
            throw new TraceFileException(text.Place, "the text has no tokens");
        }

        for (var n = 0; n < text.Target.Length; n++)
        {
            var (draft, target) = (text.Draft[n], text.Target[n]);

            // Written so that what is no number fails too.
            if (!(target <= 0 && draft <= 0 && target > double.NegativeInfinity))
            {
                throw new TraceFileException(text.Place, $"token {n + 1}: {Problem(draft, target)}");
            }
        }
    }

    private static string Problem(double draft, double target) =>
        double.IsNegativeInfinity(target) ? "the target gives it probability 0, so the target has not written this text"
        : double.IsNaN(target) || target > 0 ? $"target {Shown(target)} is not a log-probability: it must be at most 0"
        : $"draft {Shown(draft)} is not a log-probability: it must be at most 0";

    private static string Shown(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
