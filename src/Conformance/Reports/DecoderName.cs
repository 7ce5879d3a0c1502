using System.Reflection;
using System.Runtime.CompilerServices;

namespace SpecProofs.Conformance;

/// <summary>What reports call a decoder: its own words if it has any, otherwise its type.</summary>
internal static class DecoderName
{
    /// <summary><c>speculative decoding, lookahead 1, without bonus</c>, or <c>MyDecoder</c>.</summary>
    public static string Of(object decoder)
    {
        if (decoder is Metered metered)
        {
            return Of(metered.Decoder);
        }

        var type = decoder.GetType();
        var written = type.GetMethod(nameof(ToString), BindingFlags.Instance | BindingFlags.Public, [])!;
        return written.DeclaringType == typeof(object) || written.IsDefined(typeof(CompilerGeneratedAttribute))
            ? type.Name.Split('`')[0]
            : $"{decoder}";
    }

    /// <summary>The name as the subject of a sentence: a description with commas is closed by one.</summary>
    public static string AsSubject(object decoder) =>
        Of(decoder) is var name && name.Contains(',', StringComparison.Ordinal) ? $"{name}," : name;
}
