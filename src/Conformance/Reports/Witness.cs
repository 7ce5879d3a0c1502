namespace SpecProofs.Conformance;

/// <summary>Paths of a decoder that show why a law differs.</summary>
internal static class Witness
{
    private const int Shown = 4;

    /// <summary>Paths looked at: enough for any shrunk instance; a large one is shown without a path.</summary>
    private const int Looked = 20_000;

    /// <summary>The paths to the first outcome that comes out too often, those with most rejections first.</summary>
    public static string Of<T>(IDecoder<Rational> decoder, Instance<Rational> instance, Func<Transcript, T> kept, Func<T, bool> tooOften)
        where T : notnull
    {
        var paths = ExactLaw.Paths<Transcript, Rational>(chance => decoder.Run(chance, instance)).Take(Looked)
            .Where(path => tooOften(kept(path.Outcome)))
            .OrderByDescending(path => path.Outcome.Rejections)
            .ToList();
        if (paths.Count == 0)
        {
            return "no path among the first that were looked at shows it";
        }

        var outcome = kept(paths[0].Outcome);
        var same = paths.Where(path => kept(path.Outcome).Equals(outcome)).ToList();
        var width = same.Take(Shown).Max(path => path.Trace.ToString().Length);
        return $"{outcome} comes out along\n"
            + string.Join('\n', same.Take(Shown).Select(path => $"  {path.Trace.ToString().PadRight(width)}  with probability {path.Mass}"))
            + (same.Count > Shown ? $"\n  … and {same.Count - Shown} more paths" : string.Empty);
    }

    /// <summary>The most probable path with the highest count.</summary>
    public static string OfCount(IDecoder<Rational> decoder, Instance<Rational> instance, Func<Transcript, int> count)
    {
        var top = ExactLaw.Paths<Transcript, Rational>(chance => decoder.Run(chance, instance)).Take(Looked)
            .OrderByDescending(path => count(path.Outcome))
            .ThenByDescending(path => path.Mass)
            .First();
        return $"{top.Trace}\n  writes {top.Outcome} and counts {count(top.Outcome)}, with probability {top.Mass}";
    }
}
