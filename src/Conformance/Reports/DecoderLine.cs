using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace SpecProofs.Conformance;

/// <summary>The lines of a decoder's source that asked chance for each answer of a path.</summary>
internal static class DecoderLine
{
    /// <summary>
    /// What chance answered in one whole run along a path, each with the file and line that asked; an empty place where the source is not
    /// known.
    /// </summary>
    public static IReadOnlyList<(string Words, string Place)> Along(
        IDecoder<Rational> decoder, Instance<Rational> instance, Analysis.Trace trace) => Replay<Rational>.Of(trace, chance =>
    {
        var watched = new WatchedChance(chance);
        _ = Run(decoder, watched, instance);
        return watched.Answers;
    });

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
        type.GetInterfaces().Any(known => known.IsGenericType && known.GetGenericTypeDefinition() == typeof(IDecoder<>))
        || (type.DeclaringType is { } outer && IsDecoder(outer));
}
