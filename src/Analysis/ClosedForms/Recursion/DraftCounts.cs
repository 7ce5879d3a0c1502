namespace SpecProofs.Analysis;

/// <summary>For which numbers of drafts a recursion is carried on side by side.</summary>
/// <param name="Numbers">Numbers of drafts M ≥ 0, in any order.</param>
/// <param name="Limit">Whether the limit M → ∞ is one more, behind them.</param>
internal sealed record DraftCounts(IReadOnlyList<int> Numbers, bool Limit)
{
    /// <summary>How many there are.</summary>
    public int Count => Numbers.Count + (Limit ? 1 : 0);

    /// <summary>The numbers, fewest drafts first, each with its place in <see cref="Numbers"/>.</summary>
    public (int Drafts, int Index)[] Ascending { get; } = [.. Numbers.Select((drafts, index) => (NotNegative(drafts), index)).Order()];

    private static int NotNegative(int drafts)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(drafts);
        return drafts;
    }
}
