namespace SpecProofs.Conformance;

/// <summary>The search from below: whether a case smaller than a shrunk one fails already.</summary>
/// <remarks>A greedy shrinker ends where no single change helps; this starts at the other end, so that it ends at the least case, as far as its budget goes.</remarks>
public static class SmallestCase
{
    /// <summary>Instances tried for each vocabulary, horizon, lookahead and number of drafts.</summary>
    public const int Budget = 10_000;

    /// <summary>The first case in order of size, below the given one, that fails; null if none of those that are tried does. The other arguments stay as they are.</summary>
    /// <param name="arguments">A case; without an instance among its arguments nothing is tried.</param>
    /// <param name="fails">Whether a case fails.</param>
    /// <param name="budget">Instances tried for each vocabulary, horizon, lookahead and number of drafts.</param>
    /// <returns>The case, and how many smaller ones were tried and did not fail.</returns>
    public static (IReadOnlyList<object>? Case, long Tried) Below(IReadOnlyList<object> arguments, Func<IReadOnlyList<object>, bool> fails, int budget = Budget)
    {
        if (InstanceSize.Of(arguments) is not { } size)
        {
            return (null, 0);
        }

        var tried = 0L;
        foreach (var smaller in Ascending(arguments, size, budget).TakeWhile(smaller => InstanceSize.Of(smaller) < size))
        {
            if (fails(smaller))
            {
                return (smaller, tried);
            }

            tried++;
        }

        return (null, tried);
    }

    private static IEnumerable<IReadOnlyList<object>> Ascending(IReadOnlyList<object> arguments, InstanceSize size, int budget) =>
        from vocabulary in Enumerable.Range(1, Math.Min(size.Vocabulary, SizeOrder.MostTokens))
        from horizon in Enumerable.Range(1, vocabulary == size.Vocabulary ? Math.Min(size.Horizon, SizeOrder.Longest) : SizeOrder.Longest)
        from lookahead in Enumerable.Range(1, size.Lookahead > 0 ? horizon : 1)
        from drafts in Enumerable.Range(1, size.Drafts > 0 ? SizeOrder.MostDrafts : 1)
        let box = new InstanceSize(vocabulary, horizon, size.Lookahead > 0 ? lookahead : 0, size.Drafts > 0 ? drafts : 0, 0, 0)
        where box < size
        from given in SizeOrder.Instances(vocabulary, horizon).Take(budget)
        select (IReadOnlyList<object>)[.. arguments.Select(argument => argument switch
        {
            GeneratedInstance => given,
            Lookahead => new Lookahead(lookahead),
            Drafts => new Drafts(drafts),
            _ => argument,
        })];
}
