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

    /// <summary>A lookahead in words.</summary>
    public static string Words(int lookahead) => lookahead == int.MaxValue ? "drafting to the horizon" : $"lookahead {lookahead}";
}
