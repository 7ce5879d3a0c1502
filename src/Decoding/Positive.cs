using System.Runtime.CompilerServices;

namespace SpecProofs.Decoding;

/// <summary>Counts that start at 1: lookaheads and numbers of drafts.</summary>
internal static class Positive
{
    public static int Checked(int value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, name);
        return value;
    }
}
