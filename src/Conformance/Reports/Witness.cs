namespace SpecProofs.Conformance;

/// <summary>Paths of a decoder that show why a law differs, each answer of chance with the line that asked for it.</summary>
internal static class Witness
{
    private const int Shown = 2;

    /// <summary>Paths examined: enough for any shrunk instance; a large one is shown without a path.</summary>
    private const int Examined = 20_000;

    private const string Marks = "! replaced a rejected draft, + came from the target itself";

    /// <summary>The paths to the first outcome that is too probable, those with most rejections first.</summary>
    public static string Of<T>(IDecoder<Rational> decoder, Instance<Rational> instance, Func<Transcript, T> kept, Func<T, bool> tooProbable)
        where T : notnull
    {
        var paths = Paths(decoder, instance)
            .Where(path => tooProbable(kept(path.Outcome)))
            .OrderByDescending(path => path.Outcome.Rejections)
            .ToList();
        if (paths.Count == 0)
        {
            return $"none of the first {Examined:N0} paths shows it";
        }

        var outcome = kept(paths[0].Outcome);
        var same = paths.Where(path => kept(path.Outcome).Equals(outcome)).ToList();
        var marks = outcome is Transcript && $"{outcome}".AsSpan().ContainsAny('!', '+') ? $" ({Marks})" : string.Empty;
        var more = same.Count - Shown;
        return $"{outcome}{marks} is written along\n"
            + string.Join('\n', same.Take(Shown).Select(path => $"  with probability {path.Mass}\n{Words(decoder, instance, path.Trace)}"))
            + (more > 0 ? $"\n  … and {more} more path{(more == 1 ? string.Empty : "s")}" : string.Empty);
    }

    /// <summary>The most probable path with the highest count.</summary>
    public static string OfCount(IDecoder<Rational> decoder, Instance<Rational> instance, Func<Transcript, int> count)
    {
        var top = Paths(decoder, instance)
            .OrderByDescending(path => count(path.Outcome))
            .ThenByDescending(path => path.Mass)
            .First();
        var marks = $"{top.Outcome}".AsSpan().ContainsAny('!', '+') ? $" ({Marks})" : string.Empty;
        return $"{top.Outcome}{marks} counts {count(top.Outcome)} and is written along\n"
            + $"  with probability {top.Mass}\n{Words(decoder, instance, top.Trace)}";
    }

    private static IEnumerable<(Trace Trace, Transcript Outcome, Rational Mass)> Paths(
        IDecoder<Rational> decoder, Instance<Rational> instance) =>
        ExactLaw.Paths<Transcript, Rational>(chance => decoder.Run(chance, instance)).Take(Examined);

    /// <summary>A choice a line, with the line of source that asked for it where it is known.</summary>
    private static string Words(IDecoder<Rational> decoder, Instance<Rational> instance, Trace trace)
    {
        if (trace.Choices.IsEmpty)
        {
            return "    a single path: the decoder asks chance for nothing";
        }

        var answers = DecoderLine.Along(decoder, instance, trace);
        var width = answers.Max(answer => answer.Words.Length);
        return string.Join('\n', answers.Select(answer => $"    {answer.Words.PadRight(width)}   {answer.Place}".TrimEnd()));
    }
}
