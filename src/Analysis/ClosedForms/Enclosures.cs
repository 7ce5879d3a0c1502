namespace SpecProofs.Analysis;

/// <summary>The closed forms over a horizon: exact within a budget, beyond it in floating point with rigorous bounds.</summary>
/// <remarks>
/// Exactness: the step at each context is always computed in rationals; beyond the budget the recursion over positions, which only adds and
/// multiplies non-negative numbers, runs in <see cref="double"/> and counts its roundings.
/// </remarks>
public static class Enclosures
{
    /// <summary>E_Q TV(p_n, q_n) at each position.</summary>
    public static IReadOnlyList<Enclosure> TotalVariation(Instance<Rational> instance, ExactBudget budget) =>
        [.. Of(ExpectedTotalVariation.Recursion(instance), budget).Select(totals => totals[0])];

    /// <summary>The probability of a rejection after which the text goes on, at each position.</summary>
    public static IReadOnlyList<Enclosure> Interruptions(Instance<Rational> instance, ExactBudget budget) =>
        [.. Of(ExpectedRounds.Recursion(instance), budget).Select(totals => totals[0])];

    /// <summary>E[length] of a text.</summary>
    public static Enclosure Length(Instance<Rational> instance, ExactBudget budget) => Sum(ExpectedLength.Recursion(instance), budget);

    /// <summary>
    /// E[N_rej] of batch speculative decoding that drafts to the horizon, for several numbers of drafts, and then its limit for M → ∞.
    /// </summary>
    /// <remarks>
    /// Where M is so large that the stages alone exceed the budget, the value lies between the limit and that of fewer drafts (T3.monotone,
    /// P1.limit).
    /// Cost: a recursion for each number of drafts M; its fraction has O(T · M) bits, and the time is quadratic in them. Checked by:
    /// T3.rejections.
    /// </remarks>
    public static IReadOnlyList<Enclosure> BatchAndLimit(Instance<Rational> instance, IReadOnlyList<int> drafts, ExactBudget budget)
    {
        var (graph, places) = (ContextGraph<Rational>.Of(instance), RoundPlaces.Of(decoders: 1, lookahead: int.MaxValue, instance.Horizon));
        var rungs = BatchLadder.Of(graph.Contexts, drafts, budget);
        var limit = graph.Contexts.ToDictionary(context => context, context => BatchStages<Rational>.Limit(context.Coupling));
        var values = rungs.Select(rung => rung.Stages).Append(limit).AsParallel().AsOrdered()
            .Select(stages => Sum(BatchRecursion.Of(graph, places, (context, _) => stages[context]), budget)).ToList();
        return [.. drafts.Select(Value), values[^1]];

        // Beyond the last rung lies what the budget does not reach.
        Enclosure Value(int m) => rungs.Index().Where(rung => rung.Item.Drafts == m).Select(rung => values[rung.Index]).FirstOrDefault()
            ?? new(values[^1].Low, values[^2].High);
    }

    /// <summary>Rejections and loss of over-acceptance b = min(1, (q + ε)/p) at each position, under the decoder's own law.</summary>
    public static (IReadOnlyList<Enclosure> Rejections, IReadOnlyList<Enclosure> Loss) OverAcceptance(
        Instance<Rational> instance, Rational epsilon, Func<BiasTradeoff<Rational>, Distribution<Rational>> fallback, ExactBudget budget)
    {
        var recursion = HorizonTradeoff<Rational>.Recursion(instance, pair => Analysis.OverAcceptance.Acceptance(pair, epsilon), fallback);
        var positions = Of(recursion, budget);
        return ([.. positions.Select(totals => totals[0])], [.. positions.Select(totals => totals[1])]);
    }

    private static List<IReadOnlyList<Enclosure>> Of(ForwardRecursion<Rational> recursion, ExactBudget budget)
    {
        try
        {
            return [.. new ScaledRecursion(recursion, budget).Positions().Select(totals => totals.Select(Enclosure.Of).ToList())];
        }
        catch (BudgetExceededException)
        {
            return Rounded(recursion);
        }
    }

    /// <summary>The sum over all positions of a recursion's only total.</summary>
    private static Enclosure Sum(ForwardRecursion<Rational> recursion, ExactBudget budget)
    {
        try
        {
            return Enclosure.Of(new ScaledRecursion(recursion, budget).Sum()[0]);
        }
        catch (BudgetExceededException)
        {
            return Enclosure.Sum(Rounded(recursion).Select(totals => totals[0]));
        }
    }

    private static List<IReadOnlyList<Enclosure>> Rounded(ForwardRecursion<Rational> recursion)
    {
        var push = recursion.Following<RoundedMass>(new ConvertedSteps<Rational, RoundedMass>(recursion.Steps, RoundedMass.Of).At);
        return [.. recursion.Positions(RoundedMass.One, push).Select(totals => totals.Select(total => total.ToEnclosure()).ToList())];
    }
}
