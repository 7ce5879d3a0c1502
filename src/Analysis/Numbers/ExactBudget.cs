namespace SpecProofs.Analysis;

/// <summary>
/// What an exact recursion may cost. Counted in operations, not in time, so that the same input always has the same outcome.
/// </summary>
/// <param name="Words">Products of one 64-bit word by another.</param>
/// <param name="Bits">Bits of a denominator.</param>
public sealed record ExactBudget(long Words, long Bits)
{
    private const int BitsPerWord = 64;

    /// <summary>About a second, and numbers of ten thousand digits.</summary>
    public static ExactBudget Default { get; } = new(1_000_000_000, 32_768);

    /// <summary>No bound.</summary>
    public static ExactBudget Unlimited { get; } = new(long.MaxValue, long.MaxValue);

    /// <summary>The budget in words.</summary>
    public override string ToString() => $"{Words:N0} products of machine words a recursion, and denominators of {Bits:N0} bits";

    /// <summary>Refuses a higher cost.</summary>
    /// <exception cref="BudgetExceededException">It costs more.</exception>
    internal void Check(double words, long bits)
    {
        if (words > Words || bits > Bits)
        {
            throw new BudgetExceededException($"the exact recursion costs more than {this}");
        }
    }

    /// <summary>Machine words of a number.</summary>
    internal static long WordsOf(long bits) => 1 + (bits / BitsPerWord);
}
