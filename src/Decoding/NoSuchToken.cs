using System.Diagnostics.CodeAnalysis;

namespace SpecProofs.Decoding;

/// <summary>The refusal of a token that is not in the vocabulary: the same words wherever one is asked for.</summary>
internal static class NoSuchToken
{
    /// <summary>Refuses a token.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Always.</exception>
    [DoesNotReturn]
    public static void Refuse(int token, int vocabulary) => throw new ArgumentOutOfRangeException(
        nameof(token), $"there is no token {token}: the vocabulary is 0 … {vocabulary - 1}");
}
