using System.Numerics;

namespace SpecProofs.Analysis;

/// <summary>The numbers of drafts for which a recursion is carried on side by side.</summary>
/// <param name="Numbers">Numbers of drafts M ≥ 0, in any order.</param>
/// <param name="Limit">Whether the limit M → ∞ follows them.</param>
internal sealed record DraftCounts(IReadOnlyList<int> Numbers, bool Limit)
{
    /// <summary>How many there are, with the limit.</summary>
    public int Count => Numbers.Count + (Limit ? 1 : 0);

    /// <summary>The largest; 0 if there is none.</summary>
    public int Most => Ascending is [.., var last] ? last.Drafts : 0;

    /// <summary>The numbers, fewest drafts first, each with its index in <see cref="Numbers"/>.</summary>
    public (int Drafts, int Index)[] Ascending { get; } = [.. Numbers.Select((drafts, index) => (NotNegative(drafts), index)).Order()];

    /// <summary>What each number of drafts leaves, in the order of <see cref="Numbers"/>, and then the limit.</summary>
    /// <remarks>Cost: V times the largest number.</remarks>
    public BatchStages<W>[] Stages<W>(Coupling<W> coupling)
        where W : struct, INumber<W>
    {
        var (stages, next) = (new BatchStages<W>[Count], 0);
        foreach (var (m, stage) in BatchStages<W>.Of(coupling).Take(Most + 1).Index())
        {
            for (; next < Ascending.Length && Ascending[next].Drafts == m; next++)
            {
                stages[Ascending[next].Index] = stage;
            }
        }

        if (Limit)
        {
            stages[^1] = BatchStages<W>.Limit(coupling);
        }

        return stages;
    }

    private static int NotNegative(int drafts)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(drafts);
        return drafts;
    }
}
