using System.Collections.Immutable;
using System.Numerics;

namespace SpecProofs.Proofs;

/// <summary>How two rows compare, token by token, and the rows of that order as functions of positive parameters.</summary>
/// <remarks>
/// The rows are min(p, q) + [p − q]₊ and min(p, q) + [q − p]₊: the overlap has a weight for each token that both have, the two excesses
/// one for each token
/// that one of them has more of, the first of them being 1. The excesses are scaled to the same sum.
/// Every pair of rows has exactly one order, and the rows of an order correspond one to one to the positive values of its parameters.
/// </remarks>
internal static class RowOrder
{
    /// <summary>All orders that two rows over V tokens can have: 6^V − 2·4^V + 2^(V+1) − 1 of them.</summary>
    public static IEnumerable<ImmutableArray<TokenOrder>> All(int vocabulary)
    {
        IEnumerable<ImmutableArray<TokenOrder>> orders = [[]];
        for (var x = 0; x < vocabulary; x++)
        {
            orders = orders.SelectMany(order => Enum.GetValues<TokenOrder>().Select(order.Add));
        }

        // Both rows have sum 1: where one has more of a token, the other has more of another; and some token has mass.
        return orders.Where(order =>
            order.Any(TargetHasMore) == order.Any(DraftHasMore) && order.Any(token => token != TokenOrder.Neither));
    }

    /// <summary>Number of parameters of an order: the dimension of the set of its rows.</summary>
    public static int Parameters(ImmutableArray<TokenOrder> order) =>
        ParametersOfOverlap(order) + ParametersOfExcess(order, TargetHasMore) + ParametersOfExcess(order, DraftHasMore);

    /// <summary>Number of parameters of the overlap, which come first.</summary>
    public static int ParametersOfOverlap(ImmutableArray<TokenOrder> order) => order.Count(BothHave) - (order.Any(TargetHasMore) ? 0 : 1);

    /// <summary>Number of parameters of an excess; the target's come before the draft's.</summary>
    public static int ParametersOfExcess(ImmutableArray<TokenOrder> order, Func<TokenOrder, bool> has) => Math.Max(0, order.Count(has) - 1);

    /// <summary>The weights of draft and target, of equal sum, at values of the parameters.</summary>
    public static (W[] Draft, W[] Target) Weights<W>(ImmutableArray<TokenOrder> order, Chart chart, ReadOnlySpan<W> parameters)
        where W : struct, INumber<W>
    {
        var next = 0;
        var more = order.Any(TargetHasMore);
        var overlap = Weights(order, BothHave, firstIsOne: !more, parameters, ref next);
        var excessOfTarget = Weights(order, TargetHasMore, firstIsOne: true, parameters, ref next);
        var excessOfDraft = Weights(order, DraftHasMore, firstIsOne: true, parameters, ref next);
        if (!more)
        {
            return (overlap, overlap);
        }

        var (ofTarget, ofDraft) = (Sum(excessOfTarget), Sum(excessOfDraft));
        var scale = chart == Chart.OverlapOfDraft ? ofTarget : W.One;
        return (
            [.. overlap.Select((both, x) => (both * scale) + (excessOfDraft[x] * ofTarget))],
            [.. overlap.Select((both, x) => (both * scale) + (excessOfTarget[x] * ofDraft))]);
    }

    /// <summary>Whether q &gt; p.</summary>
    public static bool TargetHasMore(TokenOrder token) => token is TokenOrder.OnlyTarget or TokenOrder.TargetMore;

    /// <summary>Whether p &gt; q.</summary>
    public static bool DraftHasMore(TokenOrder token) => token is TokenOrder.OnlyDraft or TokenOrder.DraftMore;

    /// <summary>Whether min(p, q) &gt; 0.</summary>
    public static bool BothHave(TokenOrder token) => token is TokenOrder.Equal or TokenOrder.TargetMore or TokenOrder.DraftMore;

    private static W[] Weights<W>(
        ImmutableArray<TokenOrder> order, Func<TokenOrder, bool> has, bool firstIsOne, ReadOnlySpan<W> parameters, ref int next)
        where W : struct, INumber<W>
    {
        var weights = new W[order.Length];
        for (var x = 0; x < order.Length; x++)
        {
            if (has(order[x]))
            {
                weights[x] = firstIsOne ? W.One : parameters[next++];
                firstIsOne = false;
            }
        }

        return weights;
    }

    private static W Sum<W>(W[] weights)
        where W : struct, INumber<W> => weights.Aggregate(W.Zero, (sum, weight) => sum + weight);
}
