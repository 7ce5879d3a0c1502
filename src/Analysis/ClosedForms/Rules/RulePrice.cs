using System.Numerics;

namespace SpecProofs.Analysis;

/// <summary>What a rule that decides token by token costs over a text.</summary>
/// <param name="Rejections">E[N_rej]. Unit: rejections a run, in [0, T].</param>
/// <param name="Kept">The expected number of draft tokens kept. Unit: tokens a run, in [0, T].</param>
/// <param name="Rounds">E[rounds]. Unit: target calls a run, in [1, T].</param>
/// <typeparam name="W">The weight type.</typeparam>
public readonly record struct RulePrice<W>(W Rejections, W Kept, W Rounds)
    where W : struct, INumber<W>;

/// <summary>The price of a rule from its rejected mass and, if it is not lossless, the row that it writes.</summary>
/// <remarks>
/// Formula: a forward recursion over (context, place in the round). A unit of mass there adds Σ e to the rejections and 1 − Σ e to the kept
/// tokens, sends e(x) to the first place of a new round and a(x) − e(x) to the next place, where a is the row that is written: q if the
/// rule is lossless. Behind the last place, a bonus position sends all of q to a new round. It is about any decoder that decides a token by
/// what stands before it: speculative and batch decoding, token trees, matches, races, over-acceptance.
/// Source: T1.rejections and T3.recursion are two cases. Cost: T · contexts · places · V.
/// Checked by: X.match, X.race, X.replacement, X.tree.
/// </remarks>
public static class RulePrices
{
    /// <summary>The price over the horizon.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="rejected">The rejected mass e at each context and place; asked for once each.</param>
    /// <param name="lookahead">γ ≥ 1: draft tokens per round.</param>
    /// <param name="bonus">Whether a round whose draft tokens were all kept writes one more token from the target.</param>
    /// <param name="written">The row that the rule writes at a context before the bonus; by default the target's.</param>
    public static RulePrice<W> Of<W>(
        Instance<W> instance,
        MassesAtPlace<W> rejected,
        int lookahead = int.MaxValue,
        bool bonus = false,
        MassesAtPlace<W>? written = null)
        where W : struct, INumber<W>
    {
        var (rejections, kept, rounds) = (W.Zero, W.Zero, W.Zero);
        new RuleStates<W>(instance, rejected, written, lookahead, bonus).Visit((state, mass) =>
        {
            rounds += state.Place == 0 ? mass : W.Zero;
            rejections += state.IsBonus ? W.Zero : mass * state.Rejects;
            kept += state.IsBonus ? W.Zero : mass * (W.One - state.Rejects);
        });
        return new(rejections, kept, rounds);
    }

    /// <summary>Σ over the positions of a text of E[measure(context, place)].</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="rejected">e at each context and place; asked for once each.</param>
    /// <param name="measure">What is added up; asked for once each context and place, from 0, and at place γ before a bonus token.</param>
    /// <param name="lookahead">γ ≥ 1: draft tokens per round.</param>
    /// <param name="bonus">Whether a round whose draft tokens were all kept writes one more token from the target.</param>
    /// <param name="written">The row that the rule writes at a context before the bonus; by default the target's.</param>
    public static W Expected<W>(
        Instance<W> instance,
        MassesAtPlace<W> rejected,
        Func<Context<W>, int, W> measure,
        int lookahead = int.MaxValue,
        bool bonus = false,
        MassesAtPlace<W>? written = null)
        where W : struct, INumber<W>
    {
        var masses = new Dictionary<(Context<W> Context, int Place), W>();
        new RuleStates<W>(instance, rejected, written, lookahead, bonus).Visit((state, mass) =>
            masses[(state.Context, state.Place)] = masses.GetValueOrDefault((state.Context, state.Place)) + mass);
        return masses.Select(at => at.Value * measure(at.Key.Context, at.Key.Place)).Sum();
    }
}
