using System.Numerics;

namespace SpecProofs.Decoding;

/// <summary>Running a decoder from the empty text to the horizon.</summary>
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

    /// <summary>Carries a text on to the horizon. Allocates nothing.</summary>
    public static void Run<W>(this IDecoder<W> decoder, IChance<W> chance, Text<W> text)
        where W : struct, INumber<W>
    {
        while (!text.Ended)
        {
            decoder.Step(chance, text);
        }
    }

    /// <summary>One step, which must write something: a decoder that stands still would run for ever.</summary>
    /// <exception cref="InvalidOperationException">The decoder appended nothing.</exception>
    public static void Step<W>(this IDecoder<W> decoder, IChance<W> chance, Text<W> text)
        where W : struct, INumber<W>
    {
        var before = text.Length;
        decoder.Advance(chance, text);
        if (text.Length == before)
        {
            throw new InvalidOperationException($"{decoder} appended nothing at position {before + 1}: each step writes at least one token");
        }
    }
}
