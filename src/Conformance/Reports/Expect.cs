using System.Text;

namespace SpecProofs.Conformance;

/// <summary>The comparisons that properties are made of. One that fails says who is wrong and shows both sides as fractions.</summary>
/// <remarks>Exactness: equality and order of rational numbers, without tolerance.</remarks>
public static class Expect
{
    private const int MostRows = 12;

    /// <summary>A decoder's output law is the target's.</summary>
    /// <exception cref="FalsifiedException">
    /// It is not; the evidence lists where they differ, the first departure, and paths to a text that is too probable.
    /// </exception>
    public static void Lossless(IDecoder<Rational> decoder, Instance<Rational> instance) =>
        Law(decoder, instance, TargetLaw.Of(instance), "is not lossless", "the output law is not the target's");

    /// <summary>The same on an instance that keeps its target's law.</summary>
    /// <exception cref="FalsifiedException">The output law is not the target's.</exception>
    public static void Lossless(IDecoder<Rational> decoder, GeneratedInstance given) =>
        Law(decoder, given.Instance, given.TargetLaw, "is not lossless", "the output law is not the target's");

    /// <summary>The same of a decoder whose law of whole transcripts is known already.</summary>
    /// <param name="decoder">The decoder.</param>
    /// <param name="given">The instance.</param>
    /// <param name="runs">The law of its transcripts there.</param>
    /// <exception cref="FalsifiedException">The output law is not the target's.</exception>
    public static void Lossless(IDecoder<Rational> decoder, GeneratedInstance given, Law<Transcript, Rational> runs) => Law(
        decoder,
        given.Instance,
        runs.Select(run => run.Tokens),
        given.TargetLaw,
        "is not lossless",
        "the output law is not the target's");

    /// <summary>A decoder's output law is this one.</summary>
    /// <param name="decoder">The decoder.</param>
    /// <param name="instance">The instance.</param>
    /// <param name="expected">The law.</param>
    /// <param name="accusation">What is said of the decoder if it is another: "is not lossless".</param>
    /// <param name="difference">What is said of the law.</param>
    /// <exception cref="FalsifiedException">It is another.</exception>
    public static void Law(
        IDecoder<Rational> decoder,
        Instance<Rational> instance,
        Law<Tokens, Rational> expected,
        string accusation = "does not have the expected output law",
        string difference = "the output law is not the expected one") =>
        Law(decoder, instance, ExactLaw.Of(decoder, instance), expected, accusation, difference);

    private static void Law(
        IDecoder<Rational> decoder,
        Instance<Rational> instance,
        Law<Tokens, Rational> law,
        Law<Tokens, Rational> expected,
        string accusation,
        string difference)
    {
        if (!law.Equals(expected))
        {
            throw new FalsifiedException($"{DecoderName.AsSubject(decoder)} {accusation}", () =>
                $"{difference}: {Table("output", law, expected)}\n\n"
                + (Departure.Of(law, expected) is { } first
                    ? $"{first.Words(decoder, instance, expected)}\n\n"
                        + Witness.Of(decoder, instance, run => run.Tokens, output => law[output] > expected[output])
                    : $"no output is too probable: all together have probability {law.Probability(_ => true)}"))
            {
                Drawn = () => Departure.Of(law, expected) is { } first
                    ? ChoiceTree.Of(
                        decoder, instance, run => first.IsIn(run.Tokens), first.Words(decoder, instance, expected).Split(" (")[0])
                    : null,
            };
        }
    }

    /// <summary>Two decoders have the same law of whole transcripts: tokens, rejections and rounds.</summary>
    /// <exception cref="FalsifiedException">They have not.</exception>
    public static void SameTranscripts(IDecoder<Rational> decoder, IDecoder<Rational> reference, Instance<Rational> instance)
    {
        var (law, expected) = (ExactLaw.OfTranscripts(decoder, instance), ExactLaw.OfTranscripts(reference, instance));
        if (!law.Equals(expected))
        {
            throw new FalsifiedException($"{DecoderName.AsSubject(decoder)} differs from {DecoderName.Of(reference)}", () =>
                $"expected is the law of {DecoderName.Of(reference)}; {Table("transcript", law, expected)}\n\n"
                + Witness.Of(decoder, instance, run => run, run => law[run] > expected[run]))
            {
                Drawn = () => ChoiceTree.Of(
                    decoder, instance, run => law[run] > expected[run], $"more probable than with {DecoderName.Of(reference)}"),
            };
        }
    }

    /// <summary>The expectation of a count over a decoder's runs is this number.</summary>
    /// <param name="what">The count and the number that it should be: "E[rounds] = 1 + Σ E_Q TV".</param>
    /// <param name="decoder">The decoder.</param>
    /// <param name="instance">The instance.</param>
    /// <param name="count">The count.</param>
    /// <param name="expected">The number.</param>
    /// <exception cref="FalsifiedException">It is another; the evidence shows one of the runs with the highest count.</exception>
    public static void Mean(
        string what, IDecoder<Rational> decoder, Instance<Rational> instance, Func<Transcript, int> count, Rational expected)
    {
        var mean = ExactLaw.OfTranscripts(decoder, instance).Expectation(run => count(run));
        if (mean != expected)
        {
            throw new FalsifiedException(
                $"{DecoderName.AsSubject(decoder)} does not satisfy {what}",
                () => $"the expectation is another\n{Sides(mean, expected)}\n\n{Witness.OfCount(decoder, instance, count)}")
            {
                Drawn = () => Highest(decoder, instance, count),
            };
        }
    }

    /// <summary>The law of a count over a decoder's runs is this one.</summary>
    /// <param name="what">The count and its law in words: "the law of its rejections is that of speculative decoding".</param>
    /// <param name="decoder">The decoder.</param>
    /// <param name="instance">The instance.</param>
    /// <param name="count">The count.</param>
    /// <param name="expected">Its law.</param>
    /// <exception cref="FalsifiedException">It is another; the evidence shows a run with a count that is too probable.</exception>
    public static void LawOf(
        string what, IDecoder<Rational> decoder, Instance<Rational> instance, Func<Transcript, int> count, Law<int, Rational> expected)
    {
        var law = ExactLaw.OfTranscripts(decoder, instance).Select(count);
        if (!law.Equals(expected))
        {
            throw new FalsifiedException(
                $"{DecoderName.AsSubject(decoder)} does not satisfy {what}",
                () => $"the law of the count is another: {Table("count", law, expected)}\n\n"
                    + Witness.Of(decoder, instance, count, value => law[value] > expected[value]))
            {
                Drawn = () => ChoiceTree.Of(
                    decoder, instance, run => law[count(run)] > expected[count(run)], "the counts that are too probable"),
            };
        }
    }

    /// <summary>On every path, the counter that a decoder reports is the true count.</summary>
    /// <param name="what">What is counted: "accepted draft tokens".</param>
    /// <param name="decoder">The decoder.</param>
    /// <param name="instance">The instance.</param>
    /// <param name="truth">The true count of a finished run.</param>
    /// <exception cref="FalsifiedException">It is not on some path; the evidence shows the shortest run of that kind.</exception>
    public static void Reports(string what, IDecoder<Rational> decoder, Instance<Rational> instance, Func<Transcript, int> truth)
    {
        var runs = ExactLaw.OfTranscripts(decoder, instance);
        var wrong = runs.Probability(Differs);
        if (wrong > 0)
        {
            throw new FalsifiedException($"{DecoderName.AsSubject(decoder)} does not report the number of its {what}", () =>
            {
                var first = runs.Outcomes.First(Differs);
                return $"the number that it reports is wrong with probability {wrong}\n"
                    + $"  reported  {first.Reported}\n  {what}  {truth(first)}\n\n"
                    + Witness.Of(decoder, instance, run => run, run => run.Equals(first));
            })
            {
                Drawn = () => ChoiceTree.Of(decoder, instance, Differs, $"reports another number than that of its {what}"),
            };
        }

        bool Differs(Transcript run) => run.Reported != truth(run);
    }

    /// <summary>E[N_rej] of a decoder is this number, the sum over positions of these rates.</summary>
    /// <param name="what">The number in words: "Σ E_Q TV".</param>
    /// <param name="decoder">The decoder.</param>
    /// <param name="instance">The instance.</param>
    /// <param name="expected">The number.</param>
    /// <param name="rate">Pr(rejection | prefix) after each prefix.</param>
    /// <param name="note">What the comparison is about, for a report: a setting in which it need not hold.</param>
    /// <exception cref="FalsifiedException">
    /// It is another; the evidence names the first prefix after which drafts are rejected at another rate.
    /// </exception>
    public static void Rejections(
        string what, IDecoder<Rational> decoder, Instance<Rational> instance, Rational expected, RejectionRate rate, string note = "")
    {
        var mean = ExactLaw.OfTranscripts(decoder, instance).Expectation(run => run.Rejections);
        if (mean != expected)
        {
            var more = mean > expected ? "more" : "less";
            throw new FalsifiedException($"{DecoderName.AsSubject(decoder)} rejects {more} than {what}", () =>
            {
                var first = RateDeparture.Of(decoder, instance, rate)?.ToString()
                    ?? "after every prefix the draft is rejected with the right probability, but the prefixes themselves have wrong ones";
                return $"E[N_rej] differs from {what}{Note(note)}\n{Sides(mean, expected)}\n\n{first}\n\n"
                    + Witness.OfCount(decoder, instance, run => run.Rejections);
            })
            {
                Drawn = () => Highest(decoder, instance, run => run.Rejections),
            };
        }
    }

    /// <summary>Two numbers are equal.</summary>
    /// <param name="what">Both, the computed one first: "E[N_rej], and Σ E_Q TV".</param>
    /// <param name="actual">The computed number.</param>
    /// <param name="expected">What it should be.</param>
    /// <exception cref="FalsifiedException">They are not.</exception>
    public static void Equal(string what, Rational actual, Rational expected) =>
        That(actual == expected, () => $"{what} differ\n{Sides(actual, expected)}");

    /// <summary>One number is at most another.</summary>
    /// <param name="what">Both, the smaller one first: "E[N_rej], and Σ E_Q TV".</param>
    /// <param name="less">What should be at most the other.</param>
    /// <param name="more">The other.</param>
    /// <param name="note">What the comparison is about, for a report: a setting in which it need not hold.</param>
    /// <exception cref="FalsifiedException">It is more.</exception>
    public static void AtMost(string what, Rational less, Rational more, string note = "") => That(
        less <= more,
        () => $"{what}: the first is larger{Note(note)}\n"
            + $"  first   {less} = {less.ToDecimalString(6)}\n  second  {more} = {more.ToDecimalString(6)}");

    /// <summary>A check about an instance that the property states itself: a report shows it.</summary>
    /// <param name="stated">A <see cref="GeneratedInstance"/>, or whatever says what the check is about.</param>
    /// <param name="check">The check.</param>
    /// <exception cref="FalsifiedException">The check fails.</exception>
    public static void On(object stated, Action check)
    {
        try
        {
            check();
        }
        catch (FalsifiedException falsified) when (falsified.Stated is null)
        {
            throw falsified.On(stated);
        }
    }

    /// <summary>Something holds.</summary>
    /// <exception cref="FalsifiedException">It does not; the message is asked for only then.</exception>
    public static void That(bool holds, Func<string> otherwise)
    {
        if (!holds)
        {
            throw new FalsifiedException(accusation: null, otherwise);
        }
    }

    /// <summary>The tree with the runs of the highest count marked.</summary>
    private static ChoiceTree? Highest(IDecoder<Rational> decoder, Instance<Rational> instance, Func<Transcript, int> count)
    {
        var most = ExactLaw.OfTranscripts(decoder, instance).Outcomes.Max(count);
        return ChoiceTree.Of(decoder, instance, run => count(run) == most, $"the runs with the highest count, {most}");
    }

    private static string Note(string note) => note.Length == 0 ? string.Empty : $"; {note}";

    private static string Sides(Rational actual, Rational expected) =>
        $"  actual    {actual} = {actual.ToDecimalString(6)}\n  expected  {expected} = {expected.ToDecimalString(6)}";

    private static string Table<T>(string outcome, Law<T, Rational> law, Law<T, Rational> expected)
        where T : notnull
    {
        var rows = law.DifferencesFrom(expected).Select(o => (Outcome: $"{o}", Actual: $"{law[o]}", Expected: $"{expected[o]}")).ToList();
        var shown = rows.Take(MostRows).ToList();
        var first = Math.Max(shown.Max(row => row.Outcome.Length), outcome.Length);
        var second = Math.Max(shown.Max(row => row.Actual.Length), "actual".Length);
        var text = new StringBuilder(
            $"{rows.Count} of {law.Outcomes.Union(expected.Outcomes).Count()} outcomes differ, "
            + $"total variation {law.DistanceTo(expected)}\n");
        text.Append($"  {outcome.PadRight(first)}  {"actual".PadRight(second)}  expected");
        foreach (var row in shown)
        {
            text.Append($"\n  {row.Outcome.PadRight(first)}  {row.Actual.PadRight(second)}  {row.Expected}");
        }

        return text.Append(rows.Count > MostRows ? $"\n  … and {rows.Count - MostRows} more" : string.Empty).ToString();
    }
}
