using System.Diagnostics;

namespace SpecProofs.Conformance;

/// <summary>
/// A failure of the program in words: what was thrown and where in the author's own code, without the frames of interpreters and test
/// frameworks.
/// </summary>
internal static class Fault
{
    private const int MostFrames = 5;

    /// <summary>Kind and message, in a line.</summary>
    public static string Headline(Exception why) => why switch
    {
        BudgetExceededException or NotReproducibleException => OneLine(why.Message),
        OutOfMemoryException => "it ran out of memory",
        _ => $"{why.GetType().Name}: {OneLine(why.Message)}",
    };

    /// <summary>The frames of the author's code, innermost first.</summary>
    public static string Evidence(Exception why)
    {
        var frames = new StackTrace(why, fNeedFileInfo: true).GetFrames()
            .Where(frame => DecoderLine.IsAuthors(frame))
            .Take(MostFrames)
            .Select(Line)
            .ToList();
        var hint = why is NotReproducibleException ? "; a decoder must keep its whole state in the text" : string.Empty;
        return frames.Count == 0
            ? $"this says nothing about the statement{hint}"
            : $"this says nothing about the statement{hint}\n{string.Join('\n', frames)}";
    }

    private static string Line(StackFrame frame)
    {
        var method = frame.GetMethod()!;
        var place = DecoderLine.PlaceOf(frame);
        return $"  at {method.DeclaringType!.Name.Split('`')[0]}.{method.Name}{(place.Length > 0 ? $"   {place}" : string.Empty)}";
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
