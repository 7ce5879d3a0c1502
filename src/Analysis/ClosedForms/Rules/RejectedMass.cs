using System.Numerics;

namespace SpecProofs.Analysis;

/// <summary>
/// The mass with which token x is written after a rejection, at a context and a place of a round from 0: e(x) ≤ q(x). All else that a
/// lossless rule writes there, q − e, are kept draft tokens.
/// </summary>
/// <typeparam name="W">The weight type.</typeparam>
public delegate IReadOnlyList<W> RejectedMass<W>(Context<W> context, int place)
    where W : struct, INumber<W>;

/// <summary>The rejected mass of lossless rules, in closed form; shape: V masses with sum Pr(reject).</summary>
/// <remarks>Cost: V unless stated.</remarks>
public static class RejectedMasses
{
    /// <summary>Speculative decoding: [q − p]₊.</summary>
    public static IReadOnlyList<W> Speculative<W>(Distribution<W> draft, Distribution<W> target)
        where W : struct, INumber<W> => ByToken(target, x => W.Max(target[x] - draft[x], W.Zero));

    /// <summary>Sampler match: q(x)·(1 − p(x)).</summary>
    /// <remarks>Checked by: X.match.</remarks>
    public static IReadOnlyList<W> Match<W>(Distribution<W> draft, Distribution<W> target)
        where W : struct, INumber<W> => ByToken(target, x => target[x] * (W.One - draft[x]));

    /// <summary>Exponential race: q(x) − 1/Σ_y max(p(y)/p(x), q(y)/q(x)), and q(x) where p(x) = 0.</summary>
    /// <remarks>Source: Daliri, Musco and Suresh, 2024. Cost: V². Checked by: X.race.</remarks>
    public static IReadOnlyList<W> Race<W>(Distribution<W> draft, Distribution<W> target)
        where W : struct, INumber<W> => ByToken(target, x => W.IsZero(draft[x]) || W.IsZero(target[x])
            ? target[x]
            : target[x] - (W.One / ByToken(target, y => W.Max(draft[y] / draft[x], target[y] / target[x])).Sum()));

    /// <summary>M siblings that are drawn with replacement and tested in turn: g_{M+1} of batch speculative decoding.</summary>
    /// <remarks>Cost: M · V. Checked by: X.tree.</remarks>
    public static IReadOnlyList<W> WithReplacement<W>(Distribution<W> draft, Distribution<W> target, int siblings)
        where W : struct, INumber<W> => BatchStages<W>.After(new(draft, target), siblings).Rest;

    /// <summary>M siblings that are drawn without replacement and tested in turn, each failed one cleared from p.</summary>
    /// <remarks>
    /// Formula: e_0(p, q) = q and e_M(p, q) = Σ_x [p − q]₊(x) · e_{M−1}(p without x, the residual of q over p): x is drawn and fails with
    /// probability [p − q]₊(x), and the rest is the same problem with one sibling less. Where p is cleared, e = q.
    /// Cost: V^M. Source: Jeon et al. 2024; Yang et al. 2024. Checked by: X.replacement, X.tree.
    /// </remarks>
    public static IReadOnlyList<W> WithoutReplacement<W>(Distribution<W> draft, Distribution<W> target, int siblings)
        where W : struct, INumber<W>
    {
        if (siblings == 0)
        {
            return ByToken(target, x => target[x]);
        }

        var excess = Speculative(draft, target);
        var distance = excess.Sum();
        if (W.IsZero(distance))
        {
            return ByToken(target, _ => W.Zero);
        }

        if (draft.Support.Length == 1)
        {
            return excess;
        }

        var (residual, masses) = (Distribution<W>.Proportional([.. excess]), new W[target.Vocabulary]);
        foreach (var failed in draft.Support.ToArray().Where(x => draft[x] > target[x]))
        {
            var rest = WithoutReplacement(draft.Without(failed), residual, siblings - 1);
            foreach (var (x, mass) in rest.Index())
            {
                masses[x] += (draft[failed] - target[failed]) * mass;
            }
        }

        return masses;
    }

    private static W[] ByToken<W>(Distribution<W> target, Func<int, W> mass)
        where W : struct, INumber<W> => [.. Enumerable.Range(0, target.Vocabulary).Select(mass)];
}
