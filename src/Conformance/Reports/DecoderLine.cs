using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace SpecProofs.Conformance;

/// <summary>The lines of a decoder's source that asked chance for each answer of a path.</summary>
internal static class DecoderLine
{
    /// <summary>
    /// The choices of one whole run along a path, each with the file and line that asked for it; an empty place where the source is not
    /// known.
    /// </summary>
    public static IReadOnlyList<(Choice Choice, string Place)> Along(
        IDecoder<Rational> decoder, Instance<Rational> instance, Analysis.Trace trace)
    {
        var places = new List<string>();
        _ = Replay<Rational>.Of(trace, chance => Run(decoder, new Watched(chance, places), instance));
        return [.. trace.Choices.Zip(places)];
    }

    /// <summary>
    /// Whether a frame is the author's: a decoder, or anything outside of the interpreters, the models and the framework.
    /// </summary>
    public static bool IsAuthors(StackFrame frame) => frame.GetMethod()?.DeclaringType is { } type && !IsMachinery(type);

    /// <summary>File and line of a frame; empty where the source is not known.</summary>
    public static string PlaceOf(StackFrame frame) =>
        frame.GetFileName() is { } file ? $"{Path.GetFileName(file)}:{frame.GetFileLineNumber()}" : string.Empty;

    // A decoder that the compiler inlined would have no frame of its own.
    [MethodImpl(MethodImplOptions.NoOptimization | MethodImplOptions.NoInlining)]
    private static int Run(IDecoder<Rational> decoder, IChance<Rational> chance, Instance<Rational> instance)
    {
        var text = new Text<Rational>(instance);
        while (!text.Ended)
        {
            decoder.Advance(chance, text);
        }

        return text.Length;
    }

    /// <summary>Of the library's own types only decoders count as places.</summary>
    private static bool IsMachinery(Type type) => type.Assembly == typeof(DecoderLine).Assembly
        || type.Assembly == typeof(Rational).Assembly
        || type.Namespace?.StartsWith("System", StringComparison.Ordinal) == true
        || type.Namespace?.StartsWith("Xunit", StringComparison.Ordinal) == true
        || type.Namespace?.StartsWith("FsCheck", StringComparison.Ordinal) == true
        || (type.Assembly == typeof(Text<>).Assembly && !IsDecoder(type));

    private static bool IsDecoder(Type type) =>
        type.GetInterfaces().Any(known => known.IsGenericType && known.GetGenericTypeDefinition() == typeof(IDecoder<>)) || (type.DeclaringType is { } outer && IsDecoder(outer));

    private sealed class Watched(IChance<Rational> chance, List<string> places) : IChance<Rational>
    {
        public int Draw(Distribution<Rational> distribution)
        {
            Note();
            return chance.Draw(distribution);
        }

        public bool Accept(Rational probability)
        {
            Note();
            return chance.Accept(probability);
        }

        // Optimised code does not know every line; a frame outside of the decoder is no substitute.
        private void Note() => places.Add(new StackTrace(fNeedFileInfo: true).GetFrames()
            .TakeWhile(frame => frame.GetMethod()?.DeclaringType != typeof(DecoderLine))
            .Where(IsAuthors).Select(PlaceOf).FirstOrDefault(place => place.Length > 0, string.Empty));
    }
}
