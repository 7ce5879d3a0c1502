using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace SpecProofs.Decoding;

/// <summary>Running a decoder from the empty text to its end.</summary>
public static class Decode
{
    /// <summary>One whole run.</summary>
    public static Transcript Run<W>(this IDecoder<W> decoder, IChance<W> chance, Instance<W> instance)
        where W : struct, INumber<W>
    {
        var text = new Text<W>(instance);
        decoder.Run(chance, text);
        return text.ToTranscript();
    }

    /// <summary>Continues a text to its end. Allocates nothing.</summary>
    /// <exception cref="InvalidOperationException">A step appended nothing.</exception>
    public static void Run<W>(this IDecoder<W> decoder, IChance<W> chance, Text<W> text)
        where W : struct, INumber<W>
    {
        while (!text.Ended)
        {
            decoder.Step(chance, text);
        }
    }

    /// <summary>One step. Everything that advances a decoder goes through here: a decoder that appends nothing would hang it.</summary>
    /// <exception cref="InvalidOperationException">The text is no longer than before.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Step<W>(this IDecoder<W> decoder, IChance<W> chance, Text<W> text)
        where W : struct, INumber<W>
    {
        var before = text.Length;
        decoder.Advance(chance, text);
        if (text.Length <= before)
        {
            Refuse(decoder, before, text.Length);
        }
    }

    [DoesNotReturn]
    private static void Refuse<W>(IDecoder<W> decoder, int before, int after)
        where W : struct, INumber<W> => throw new InvalidOperationException(after == before
            ? $"{decoder} appended nothing at position {before + 1}: each step must append at least one token"
            : $"{decoder} shortened the text from {before} tokens to {after}: a step only appends");
}
