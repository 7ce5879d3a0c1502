using System.Text;

namespace SpecProofs.Conformance;

/// <summary>The comparisons that laws are made of. Each one that fails shows both sides as fractions.</summary>
/// <remarks>Exactness: equality and order of rational numbers, without tolerance.</remarks>
public static class Expect
{
    /// <summary>A decoder's output law is this one.</summary>
    /// <exception cref="FalsifiedException">It is another; the message lists where they differ, the first decision that departs, and a path to a token sequence that comes out too often.</exception>
    public static void Law(IDecoder<Rational> decoder, Instance<Rational> instance, Law<Tokens, Rational> expected)
    {
        var law = ExactLaw.Of(decoder, instance);
        if (!law.Equals(expected))
        {
            throw new FalsifiedException($"{Sides(decoder, "the law that is claimed")}{Table("output", law, expected)}\n\n{Departure.Of(law, expected).Words(decoder, instance, expected)}\n\n{Witness.Of(decoder, instance, run => run.Tokens, output => law[output] > expected[output])}");
        }
    }

    /// <summary>Two decoders have the same law of whole transcripts: tokens, rejections and rounds.</summary>
    /// <exception cref="FalsifiedException">They have not.</exception>
    public static void SameTranscripts(IDecoder<Rational> left, IDecoder<Rational> right, Instance<Rational> instance)
    {
        var (law, other) = (ExactLaw.OfTranscripts(left, instance), ExactLaw.OfTranscripts(right, instance));
        if (!law.Equals(other))
        {
            throw new FalsifiedException($"{Sides(left, right)}{Table("transcript", law, other)}\n\n{Witness.Of(left, instance, run => run, run => law[run] > other[run])}");
        }
    }

    /// <summary>The expectation of a count over a decoder's runs is this number.</summary>
    /// <exception cref="FalsifiedException">It is another; the message shows one of the runs with the highest count.</exception>
    public static void Mean(string what, IDecoder<Rational> decoder, Instance<Rational> instance, Func<Transcript, int> count, Rational expected)
    {
        var mean = ExactLaw.OfTranscripts(decoder, instance).Expectation(run => count(run));
        if (mean != expected)
        {
            throw new FalsifiedException($"{Sides(decoder, what)}{Sides(what, mean, "is not", expected)}\n\n{Witness.OfCount(decoder, instance, count)}");
        }
    }

    /// <summary>E[N_rej] of a decoder is this number, the sum over positions of these rates.</summary>
    /// <exception cref="FalsifiedException">It is another; the message names the first prefix after which drafts are rejected at another rate.</exception>
    public static void Rejections(string what, IDecoder<Rational> decoder, Instance<Rational> instance, Rational expected, RejectionRate right)
    {
        try
        {
            Mean(what, decoder, instance, run => run.Rejections, expected);
        }
        catch (FalsifiedException e)
        {
            var first = RateDeparture.Of(decoder, instance, right)?.ToString() ?? "after every prefix drafts are rejected at the right rate, but the prefixes themselves come out at another one";
            throw new FalsifiedException($"{e.Message}\n\n{first}");
        }
    }

    /// <summary>Two numbers are equal.</summary>
    /// <exception cref="FalsifiedException">They are not.</exception>
    public static void Equal(string what, Rational left, Rational right) => That(left == right, () => Sides(what, left, "is not", right));

    /// <summary>One number is at most another.</summary>
    /// <exception cref="FalsifiedException">It is more.</exception>
    public static void AtMost(string what, Rational left, Rational right) => That(left <= right, () => Sides(what, left, "is more than", right));

    /// <summary>Something holds.</summary>
    /// <exception cref="FalsifiedException">It does not; the message is asked for only then.</exception>
    public static void That(bool holds, Func<string> otherwise)
    {
        if (!holds)
        {
            throw new FalsifiedException(otherwise());
        }
    }

    private static string Sides(object left, object right) => $"left       {left}\nright      {right}\n\n";

    private static string Sides(string what, Rational left, string relation, Rational right) =>
        $"{what}\n  left   {left} = {left.ToDecimalString(6)}\n  {relation}\n  right  {right} = {right.ToDecimalString(6)}";

    private static string Table<T>(string outcome, Law<T, Rational> left, Law<T, Rational> right)
        where T : notnull
    {
        var rows = left.DifferencesFrom(right).Select(o => (Outcome: $"{o}", Left: $"{left[o]}", Right: $"{right[o]}")).ToList();
        var (first, second) = (rows.Max(row => row.Outcome.Length), rows.Max(row => row.Left.Length));
        var text = new StringBuilder($"the laws differ at {rows.Count} of {left.Outcomes.Union(right.Outcomes).Count()} outcomes; total variation {left.DistanceTo(right)}\n");
        text.Append($"  {outcome.PadRight(Math.Max(first, outcome.Length))}  {"left".PadRight(Math.Max(second, 4))}  right");
        foreach (var row in rows.Take(12))
        {
            text.Append($"\n  {row.Outcome.PadRight(Math.Max(first, outcome.Length))}  {row.Left.PadRight(Math.Max(second, 4))}  {row.Right}");
        }

        return text.Append(rows.Count > 12 ? $"\n  … and {rows.Count - 12} more" : string.Empty).ToString();
    }
}
