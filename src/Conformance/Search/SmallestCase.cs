namespace SpecProofs.Conformance;

/// <summary>The search from below: whether a case smaller than a given one fails already.</summary>
/// <remarks>
/// A greedy shrinker ends where no single change helps; this starts at the other end, so that it ends at the least case, as far as its
/// budget goes.
/// </remarks>
/// <param name="Case">The least failing case below; null if none of those that were tried fails.</param>
/// <param name="Tried">Smaller cases that were tried and hold.</param>
/// <param name="Complete">Whether these were all smaller cases.</param>
public sealed record SmallestCase(IReadOnlyList<object>? Case, long Tried, bool Complete)
{
    /// <summary>Instances tried for each vocabulary, horizon, lookahead and number of drafts.</summary>
    public const int Budget = 10_000;

    /// <summary>What the search excludes, for a report; empty where there was nothing to search.</summary>
    public string Words => (Tried, Complete) switch
    {
        (0, true) => Case is null ? string.Empty : "no case is smaller",
        (_, true) => $"all {Tried:N0} smaller cases hold",
        _ => $"smallest found: {Tried:N0} smaller cases hold, and the search ended there",
    };

    /// <summary>
    /// The first case in order of size, below the given one, that fails. Arguments that are no instance, lookahead or number of drafts
    /// stay as they are.
    /// </summary>
    /// <param name="arguments">A case; without an instance among its arguments nothing is tried.</param>
    /// <param name="fails">Whether a case fails.</param>
    /// <param name="budget">Instances tried for each vocabulary, horizon, lookahead and number of drafts.</param>
    /// <param name="within">Whether an instance may be tried at all; null if any may.</param>
    public static SmallestCase Below(
        IReadOnlyList<object> arguments,
        Func<IReadOnlyList<object>, bool> fails,
        int budget = Budget,
        Func<GeneratedInstance, bool>? within = null)
    {
        if (InstanceSize.Of(arguments) is not { } size)
        {
            return new(null, 0, true);
        }

        var (tried, complete) = (0L, IsWithinReach(size));
        foreach (var box in Boxes(size))
        {
            var inBox = 0;
            foreach (var given in Instances(box, budget))
            {
                if (!(box with { Weight = given.Weight, Rows = given.Rows } < size))
                {
                    break;
                }

                if (inBox++ == budget)
                {
                    complete = false;
                    break;
                }

                if (within is not null && !within(given))
                {
                    continue;
                }

                var smaller = With(arguments, given, box);
                if (fails(smaller))
                {
                    return new(smaller, tried, complete);
                }

                tried++;
            }
        }

        return new(null, tried, complete);
    }

    /// <summary>Whether no vocabulary, horizon, lookahead, number of drafts or weight of a smaller case is beyond the boxes.</summary>
    private static bool IsWithinReach(InstanceSize size) =>
        size.Vocabulary <= SizeOrder.MostTokens && size.Horizon <= SizeOrder.Longest && size.Weight <= SizeOrder.MostWeight
        && size.Lookahead <= SizeOrder.Longest + 2 && size.Drafts <= SizeOrder.MostDrafts + 1;

    /// <summary>
    /// Vocabularies, horizons, lookaheads and numbers of drafts that a smaller case can have, smallest first. A lookahead may be longer
    /// than the horizon.
    /// </summary>
    private static IEnumerable<InstanceSize> Boxes(InstanceSize size) =>
        from vocabulary in Enumerable.Range(1, Math.Min(size.Vocabulary, SizeOrder.MostTokens))
        from horizon in Enumerable.Range(1, vocabulary == size.Vocabulary ? Math.Min(size.Horizon, SizeOrder.Longest) : SizeOrder.Longest)
        from lookahead in Enumerable.Range(1, size.Lookahead > 0 ? Math.Min(Math.Max(horizon, size.Lookahead), SizeOrder.Longest + 1) : 1)
        from drafts in Enumerable.Range(1, size.Drafts > 0 ? SizeOrder.MostDrafts : 1)
        let box = new InstanceSize(vocabulary, horizon, size.Lookahead > 0 ? lookahead : 0, size.Drafts > 0 ? drafts : 0, 0, 0)
        where box < size
        select box;

    private static IEnumerable<GeneratedInstance> Instances(InstanceSize box, int budget) =>
        budget <= Budget ? SizeOrder.Shared(box.Vocabulary, box.Horizon) : SizeOrder.Instances(box.Vocabulary, box.Horizon);

    private static IReadOnlyList<object> With(IReadOnlyList<object> arguments, GeneratedInstance given, InstanceSize box) =>
    [
        .. arguments.Select(argument => argument switch
        {
            GeneratedInstance => given,
            Lookahead => new Lookahead(box.Lookahead),
            Drafts => new Drafts(box.Drafts),
            _ => argument,
        }),
    ];
}
