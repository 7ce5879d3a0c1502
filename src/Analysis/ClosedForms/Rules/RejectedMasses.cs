using System.Numerics;

namespace SpecProofs.Analysis;

/// <summary>
/// The rejected mass e of lossless rules, in closed form: e(x) ≤ q(x) is the mass with which x is written after a rejection. All else that
/// is written, q − e, are kept draft tokens. Shape: V masses with sum Pr(reject).
/// </summary>
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
    /// <remarks>
    /// The maximum is q(y)/q(x) for the tokens y whose q/p is at least that of x, so the sum is P/p(x) of the others and Q/q(x) of these.
    /// Source: Daliri, Musco and Suresh, 2024. Cost: V·log V. Checked by: X.race.
    /// </remarks>
    public static IReadOnlyList<W> Race<W>(Distribution<W> draft, Distribution<W> target)
        where W : struct, INumber<W>
    {
        W[] masses = [.. target.Masses];
        int[] tokens = [.. draft.Support];
        W[] ratios = [.. tokens.Select(x => target[x] / draft[x])];
        Array.Sort(ratios, tokens);
        var above = new W[tokens.Length];
        var sum = target.Support.ToArray().Where(x => W.IsZero(draft[x])).Select(x => target[x]).Sum();
        for (var i = tokens.Length - 1; i >= 0; i--)
        {
            above[i] = sum += target[tokens[i]];
        }

        sum = W.Zero;
        foreach (var (i, x) in tokens.Index())
        {
            masses[x] -= W.IsZero(target[x]) ? W.Zero : W.One / ((sum / draft[x]) + (above[i] / target[x]));
            sum += draft[x];
        }

        return masses;
    }

    /// <summary>M siblings that are drawn with replacement and tested in turn: g_{M+1} of batch speculative decoding.</summary>
    /// <remarks>Cost: M · V. Checked by: X.tree.</remarks>
    public static IReadOnlyList<W> WithReplacement<W>(Distribution<W> draft, Distribution<W> target, int siblings)
        where W : struct, INumber<W> => BatchStages<W>.After(new(draft, target), siblings).Rest;

    /// <summary>M siblings that are drawn without replacement and tested in turn, each failed one cleared from p.</summary>
    /// <remarks>
    /// Formula: e_0(p, q) = q and e_M(p, q) = Σ_x [p − q]₊(x) · e_{M−1}(p without x, the residual of q over p): x is drawn and fails with
    /// probability [p − q]₊(x), and the rest is the same problem with one sibling less. Where p is cleared, e = q.
    /// The last two draws are taken together (<see cref="LastTwo"/>). Cost: V^(M−1)·log V.
    /// Source: Jeon et al. 2024; Yang et al. 2024. Checked by: X.replacement, X.tree.
    /// </remarks>
    public static IReadOnlyList<W> WithoutReplacement<W>(Distribution<W> draft, Distribution<W> target, int siblings)
        where W : struct, INumber<W>
    {
        var excess = siblings == 0 ? [.. target.Masses] : Speculative(draft, target);
        var distance = excess.Sum();
        if (siblings <= 1 || W.IsZero(distance) || draft.Support.Length == 1)
        {
            return excess;
        }

        var residual = Distribution<W>.Proportional([.. excess]);
        if (siblings == 2)
        {
            return LastTwo(draft, target, residual, distance);
        }

        var masses = new W[target.Vocabulary];
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

    /// <summary>K-SEQ with its least lossless divisor: q − min(p, q/ρ)·(1 − (1 − β)^M)/β.</summary>
    /// <remarks>Source: Sun et al., NeurIPS 2023. Cost: V for each halving of the divisor's range. Checked by: X.kseq.</remarks>
    public static IReadOnlyList<W> Sequential<W>(Coupling<W> coupling, int drafts, W divisor)
        where W : struct, INumber<W>
    {
        var (one, any) = (SequentialAcceptance.OfOne(coupling, divisor), SequentialAcceptance.Of(coupling, drafts, divisor));
        return ByToken(coupling.Target, x => W.IsZero(one)
            ? coupling.Target[x]
            : coupling.Target[x] - (W.Min(coupling.Draft[x], coupling.Target[x] / divisor) * any / one));
    }

    /// <summary>Σ over the failed first tokens x of [p − q]₊(x)·[r − p/(1 − p(x))]₊, for all x at once.</summary>
    /// <remarks>
    /// A token y gains from x where r(y)/p(y) exceeds 1/(1 − p(x)): with both sorted, from a growing range of the x, of which only two sums
    /// matter. The draft has no more of x after its failure and r(x) = 0, so x gains nothing from itself.
    /// </remarks>
    private static W[] LastTwo<W>(Distribution<W> draft, Distribution<W> target, Distribution<W> residual, W distance)
        where W : struct, INumber<W>
    {
        int[] failed = [.. draft.Support.ToArray().Where(x => draft[x] > target[x])];
        W[] scales = [.. failed.Select(x => W.One / (W.One - draft[x]))];
        Array.Sort(scales, failed);
        int[] gaining = [.. residual.Support];
        W[] ratios = [.. gaining.Select(y => W.IsZero(draft[y]) ? W.Zero : residual[y] / draft[y])];
        Array.Sort(ratios, gaining);
        var (masses, used, mass, scaled) = (new W[target.Vocabulary], 0, W.Zero, W.Zero);
        foreach (var (y, ratio) in gaining.Zip(ratios))
        {
            for (; used < failed.Length && scales[used] < ratio; used++)
            {
                var rejected = draft[failed[used]] - target[failed[used]];
                (mass, scaled) = (mass + rejected, scaled + (rejected * scales[used]));
            }

            masses[y] = W.IsZero(draft[y])
                ? residual[y] * distance
                : (residual[y] * mass) - (draft[y] * scaled);
        }

        return masses;
    }

    private static W[] ByToken<W>(Distribution<W> target, Func<int, W> mass)
        where W : struct, INumber<W> => [.. Enumerable.Range(0, target.Vocabulary).Select(mass)];
}
