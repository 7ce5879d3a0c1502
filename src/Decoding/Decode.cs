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
            decoder.Advance(chance, text);
        }
    }
}
