using System.Numerics;
using SpecProofs.Decoding;

namespace SpecProofs.Analysis;

/// <summary>What verification rejects and accepts at one coupling: at the first position of a round for each number of drafts, and at the later ones.</summary>
/// <remarks>Formula: with r and g of <see cref="BatchStages{W}"/>, r_{M+1} is rejected and q − g_{M+1} accepted at the first position; r_2 and q − g_2 later.</remarks>
/// <param name="counts">The numbers of drafts.</param>
/// <param name="vocabulary">V.</param>
/// <typeparam name="W">The weight type.</typeparam>
internal sealed class RoundRows<W>(DraftCounts counts, int vocabulary)
    where W : struct, INumber<W>
{
    private readonly W[] _rejected = new W[counts.Count];
    private readonly W[] _accepted = new W[counts.Count * vocabulary];
    private readonly W[] _acceptedLater = new W[vocabulary];
    private readonly W[] _rest = new W[vocabulary];

    /// <summary>The probability of a rejection at a later position: r_2 = TV(p, q).</summary>
    public W RejectedLater { get; private set; }

    /// <summary>The mass of each token that is accepted at a later position.</summary>
    public ReadOnlySpan<W> AcceptedLater => _acceptedLater;

    /// <summary>The probability of a rejection at the first position, for one of the numbers of drafts.</summary>
    public W RejectedFirst(int index) => _rejected[index];

    /// <summary>The mass of each token that is accepted at the first position.</summary>
    public ReadOnlySpan<W> AcceptedFirst(int index) => _accepted.AsSpan(index * vocabulary, vocabulary);

    /// <summary>Writes all rows for a coupling, over those of another one.</summary>
    public RoundRows<W> Fill(Coupling<W> coupling)
    {
        var draft = coupling.Draft.Masses;
        var target = coupling.Target.Masses;
        var left = W.One;
        var rest = target;
        var asked = counts.Ascending.AsSpan();
        for (var m = 0; ; m++)
        {
            if (m == 1)
            {
                RejectedLater = left;
                Excess.Subtract(target, rest, _acceptedLater);
            }

            for (; !asked.IsEmpty && asked[0].Drafts == m; asked = asked[1..])
            {
                _rejected[asked[0].Index] = left;
                Excess.Subtract(target, rest, _accepted.AsSpan(asked[0].Index * vocabulary, vocabulary));
            }

            if (m > 0 && asked.IsEmpty)
            {
                break;
            }

            left = Excess.Reduce(rest, left, draft, _rest);
            rest = _rest;
        }

        if (counts.Limit)
        {
            var limit = BatchStages<W>.Limit(coupling);
            _rejected[^1] = limit.Left;
            Excess.Subtract(target, limit.Rest.AsSpan(), _accepted.AsSpan((counts.Count - 1) * vocabulary, vocabulary));
        }

        return this;
    }
}
