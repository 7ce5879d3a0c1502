using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SpecProofs.Analysis;

/// <summary>What verification leaves of the target at a coupling: at later positions of a round, and at its first one for each of some numbers of drafts.</summary>
/// <remarks>
/// Formula: r_2 and g_2 of <see cref="BatchStages{W}"/> later, r_{M+1} and g_{M+1} at the first position. Cost: M · V for the largest M, once a coupling;
/// for long rows of hardware numbers at every visit, as one row that stays in the cache is computed faster than many are read back from memory.
/// </remarks>
/// <param name="counts">The numbers of drafts.</param>
/// <param name="vocabulary">V.</param>
/// <typeparam name="W">The weight type.</typeparam>
internal sealed class RoundStages<W>(DraftCounts counts, int vocabulary)
    where W : struct, INumber<W>
{
    /// <summary>Stands for the later positions where a number of drafts stands for the first one.</summary>
    public const int Later = -1;

    private const int LongRow = 64;

    private readonly Dictionary<Coupling<W>, List<(int Count, W Left, W[] Row)>> _known = [];
    private readonly W[] _row = new W[vocabulary];

    /// <summary>What is done with one of them.</summary>
    /// <param name="count">Which number of drafts, or <see cref="Later"/>.</param>
    /// <param name="left">The probability of a rejection.</param>
    /// <param name="rest">The rejected mass of each token.</param>
    public delegate void See(int count, W left, ReadOnlySpan<W> rest);

    /// <summary>Whether rows of so many tokens are computed again at each visit.</summary>
    public static bool AreLong(int vocabulary) => Vector512<W>.IsSupported && vocabulary >= LongRow;

    /// <summary>Shows all of them.</summary>
    public void At(Coupling<W> coupling, See see)
    {
        if (AreLong(vocabulary))
        {
            Walk(coupling, see);
            return;
        }

        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_known, coupling, out _);
        if (known is null)
        {
            var stages = known = [];
            Walk(coupling, (count, left, rest) => stages.Add((count, left, rest.ToArray())));
        }

        foreach (var (count, left, row) in known)
        {
            see(count, left, row);
        }
    }

    private void Walk(Coupling<W> coupling, See see)
    {
        var draft = coupling.Draft.Masses;
        var rest = coupling.Target.Masses;
        var left = W.One;
        var asked = counts.Ascending.AsSpan();
        for (var m = 0; ; m++)
        {
            if (m == 1)
            {
                see(Later, left, rest);
            }

            for (; !asked.IsEmpty && asked[0].Drafts == m; asked = asked[1..])
            {
                see(asked[0].Index, left, rest);
            }

            if (m > 0 && asked.IsEmpty)
            {
                break;
            }

            left = RowKernels.Excess(rest, left, draft, _row);
            rest = _row;
        }

        if (counts.Limit)
        {
            see(counts.Count - 1, BatchStages<W>.Limit(coupling, _row), _row);
        }
    }
}
