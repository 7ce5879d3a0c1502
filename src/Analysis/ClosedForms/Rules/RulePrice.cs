using System.Numerics;

namespace SpecProofs.Analysis;

/// <summary>What a rule that decides token by token costs over a text.</summary>
/// <param name="Rejections">E[N_rej]. Unit: rejections a run, in [0, T].</param>
/// <param name="Kept">The expected number of draft tokens kept. Unit: tokens a run, in [0, T].</param>
/// <param name="Rounds">E[rounds]. Unit: target calls a run, in [1, T].</param>
/// <typeparam name="W">The weight type.</typeparam>
public readonly record struct RulePrice<W>(W Rejections, W Kept, W Rounds)
    where W : struct, INumber<W>;

/// <summary>The price of a rule.</summary>
public static class RulePrices
{
    /// <summary>The price over the horizon: <see cref="RuleVisits{W}.Price"/> of these arguments.</summary>
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
        where W : struct, INumber<W> => RuleVisits<W>.Of(instance, rejected, lookahead, bonus, written).Price;
}
