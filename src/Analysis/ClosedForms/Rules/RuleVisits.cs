using System.Numerics;

namespace SpecProofs.Analysis;

/// <summary>
/// How often a text of a rule stands at each context and place in the round: from its rejected mass and, if it is not lossless, the row
/// that it writes.
/// </summary>
/// <remarks>
/// Formula: a forward recursion over (context, place in the round). A unit of mass there adds Σ e to the rejections and 1 − Σ e to the kept
/// tokens, sends e(x) to the first place of a new round and a(x) − e(x) to the next place, where a is the row that is written: q if the
/// rule is lossless. Behind the last place, a bonus position sends all of q to a new round. It is about any decoder that decides a token by
/// what stands before it: speculative and batch decoding, token trees, matches, races, over-acceptance.
/// Source: T1.rejections and T3.recursion are two cases. Cost: T · contexts · places · V.
/// Checked by: X.match, X.race, X.replacement, X.tree.
/// </remarks>
/// <typeparam name="W">The weight type.</typeparam>
public sealed class RuleVisits<W>
    where W : struct, INumber<W>
{
    private readonly IReadOnlyList<(RuleState<W> State, W Visits)> _visited;

    private RuleVisits(IReadOnlyList<(RuleState<W> State, W Visits)> visited) => _visited = visited;

    /// <summary>The price over the horizon.</summary>
    public RulePrice<W> Price => new(
        Sum(state => state.IsBonus ? W.Zero : state.Rejects),
        Sum(state => state.IsBonus ? W.Zero : W.One - state.Rejects),
        Sum(state => state.Place == 0 ? W.One : W.Zero));

    /// <summary>The visits of a rule.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="rejected">The rejected mass e at each context and place; asked for once each.</param>
    /// <param name="lookahead">γ ≥ 1: draft tokens per round.</param>
    /// <param name="bonus">Whether a round whose draft tokens were all kept writes one more token from the target.</param>
    /// <param name="written">The row that the rule writes at a context before the bonus; by default the target's.</param>
    public static RuleVisits<W> Of(
        Instance<W> instance,
        MassesAtPlace<W> rejected,
        int lookahead = int.MaxValue,
        bool bonus = false,
        MassesAtPlace<W>? written = null) =>
        new([.. new RuleStates<W>(instance, rejected, written, lookahead, bonus).Visited()]);

    /// <summary>Σ over the positions of a text of E[measure(context, place)].</summary>
    /// <param name="measure">What is added up; asked for once each context and place, from 0, and at place γ before a bonus token.</param>
    public W Expected(Func<Context<W>, int, W> measure) => Sum(state => measure(state.Context, state.Place));

    private W Sum(Func<RuleState<W>, W> measure) => _visited.Select(at => at.Visits * measure(at.State)).Sum();
}
