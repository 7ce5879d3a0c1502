using System.Numerics;

namespace SpecProofs.Analysis;

/// <summary>What a lossless rule that decides token by token costs over a text.</summary>
/// <param name="Rejections">E[N_rej]. Unit: rejections a run, in [0, T].</param>
/// <param name="Kept">The expected number of draft tokens kept. Unit: tokens a run, in [0, T].</param>
/// <param name="Rounds">E[rounds]. Unit: target calls a run, in [1, T].</param>
/// <typeparam name="W">The weight type.</typeparam>
public readonly record struct RulePrice<W>(W Rejections, W Kept, W Rounds)
    where W : struct, INumber<W>;

/// <summary>The price of a lossless rule from its rejected mass alone.</summary>
/// <remarks>
/// Formula: a forward recursion over (context, place in the round). A unit of mass there adds Σ e to the rejections and 1 − Σ e to the kept
/// tokens, sends e(x) to the first place of a new round and q(x) − e(x) to the next place; behind the last one, a bonus position sends all
/// of q to a new round. It is about any lossless decoder that decides a token by what stands before it: speculative and batch decoding,
/// token trees, matches, races.
/// Source: T1.rejections and T3.recursion are two cases. Cost: T · contexts · places · V.
/// Checked by: X.match, X.race, X.replacement, X.tree.
/// </remarks>
public static class RulePrices
{
    /// <summary>The price over the horizon.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="rejected">e at each context and place.</param>
    /// <param name="lookahead">γ ≥ 1: draft tokens per round.</param>
    /// <param name="bonus">Whether a round whose draft tokens were all kept writes one more token from the target.</param>
    public static RulePrice<W> Of<W>(Instance<W> instance, RejectedMass<W> rejected, int lookahead = int.MaxValue, bool bonus = false)
        where W : struct, INumber<W>
    {
        var (rejections, kept, rounds) = (W.Zero, W.Zero, W.Zero);
        var now = new Dictionary<(Context<W> Context, int Place), W> { [(instance.Start, 0)] = W.One };
        for (var left = instance.Horizon; left > 0; left--)
        {
            var next = new Dictionary<(Context<W> Context, int Place), W>();
            foreach (var ((context, place), mass) in now)
            {
                var (target, isBonus) = (context.Target, place == lookahead);
                var row = isBonus ? target.Masses.ToArray() : rejected(context, place);
                rounds += place == 0 ? mass : W.Zero;
                rejections += isBonus ? W.Zero : mass * row.Sum();
                kept += isBonus ? W.Zero : mass * (W.One - row.Sum());
                foreach (var x in target.Support.ToArray().Where(x => left > 1 && !context.Ends(x)))
                {
                    Send(next, (context.After(x), 0), mass * row[x]);
                    Send(next, (context.After(x), place + 1 == lookahead && !bonus ? 0 : place + 1), mass * (target[x] - row[x]));
                }
            }

            now = next;
        }

        return new(rejections, kept, rounds);
    }

    private static void Send<W>(Dictionary<(Context<W> Context, int Place), W> to, (Context<W> Context, int Place) state, W mass)
        where W : struct, INumber<W>
    {
        if (!W.IsZero(mass))
        {
            to[state] = to.GetValueOrDefault(state) + mass;
        }
    }
}
