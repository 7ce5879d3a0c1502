using System.Numerics;

namespace SpecProofs.Analysis;

/// <summary>What is counted in a run of a decoder: rejections, kept tokens, bonus tokens, rounds, and the tokens of a round.</summary>
/// <remarks>
/// Formula: a Markov chain over (context, place in the round). A token x is kept with mass min(p, q)(x) or replaces a rejected draft with
/// mass [q − p]₊(x); at the first place of a round with M drafts these are q(x) − g_{M+1}(x) and g_{M+1}(x) of
/// <see cref="BatchStages{W}"/>; a bonus token has mass q(x). Kept tokens lead to the next place, all others and the last place to a new
/// round. Runs no decoder. Cost: T · contexts · places · V for a mean or the tokens of a round, T times that for a law.
/// Source: Leviathan, Kalman, Matias 2023; Theorem 3 of the paper. Checked by: X.tokens, X.lawN, X.blockValue.
/// </remarks>
public static class RoundProcess
{
    /// <summary>Speculative decoding with a lookahead γ ≥ 1, by default to the horizon, with or without bonus.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The lookahead is less than 1.</exception>
    public static IRunCounts<W> Speculative<W>(Instance<W> instance, int lookahead = int.MaxValue, bool bonus = false)
        where W : struct, INumber<W>
    {
        var drafted = RoundPlaces.Of(decoders: 1, lookahead, instance.Horizon);
        var bonusPlace = bonus && !drafted.LastRepeats ? drafted.Places : -1;
        return Chain(instance, (context, place) => place == bonusPlace
            ? [new(Source.Target, context.Target.Masses.ToArray(), 0)]
            : Tested(context, drafts: 1, place + 1 == bonusPlace ? bonusPlace : drafted.Next(place)));
    }

    /// <summary>Batch speculative decoding with M ≥ 1 drafts and a lookahead γ ≥ 1, by default to the horizon.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The lookahead is less than 1.</exception>
    public static IRunCounts<W> Batch<W>(Instance<W> instance, int drafts, int lookahead = int.MaxValue)
        where W : struct, INumber<W>
    {
        var places = RoundPlaces.Of(decoders: 1, lookahead, instance.Horizon);
        return Chain(instance, (context, place) => Tested(context, place == 0 ? drafts : 1, places.Next(place)));
    }

    /// <summary>Block verification with a lookahead γ ≥ 1, by default to the horizon, with or without bonus.</summary>
    /// <remarks>
    /// Formula: with w the weight of the kept prefix, A_i/P, the chain over (context, place, w) keeps x with mass min(p(x)/w, q(x)), which
    /// leads to the weight min(1, w·q(x)/p(x)), and writes the rest of q(x) after a cut. Cost: one state a weight, so up to V^γ.
    /// Source: Sun et al., ICLR 2025. Checked by: X.blockValue.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The lookahead is less than 1.</exception>
    public static IRunCounts<W> Block<W>(Instance<W> instance, int lookahead = int.MaxValue, bool bonus = false)
        where W : struct, INumber<W>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(lookahead, 1);
        return new CountedChain<(Context<W> Context, int Place, W Weight), W>(
            instance.Horizon, (instance.Start, 0, W.One), state => state.Place == 0, Step);

        IEnumerable<Transition<(Context<W> Context, int Place, W Weight), W>> Step(int n, (Context<W> Context, int Place, W Weight) state)
        {
            var (context, place, weight) = state;
            var (draft, target) = (context.Draft, context.Target);
            for (var x = 0; x < instance.Vocabulary; x++)
            {
                if (place == lookahead)
                {
                    yield return new(Source.Target, target[x], (context.After(x), 0, W.One), instance.Ends(x));
                }
                else if (!W.IsZero(target[x]))
                {
                    var kept = W.Min(draft[x] / weight, target[x]);
                    var (after, ends) = (context.After(x), instance.Ends(x));
                    if (!W.IsZero(kept))
                    {
                        yield return new(Source.Draft, kept, place + 1 == lookahead
                            ? (after, bonus ? lookahead : 0, W.One)
                            : (after, place + 1, W.Min(W.One, weight * target[x] / draft[x])), ends);
                    }

                    yield return new(Source.Rejection, target[x] - kept, (after, 0, W.One), ends);
                }
            }
        }
    }

    private static (Source Source, W[] Masses, int Next)[] Tested<W>(Context<W> context, int drafts, int next)
        where W : struct, INumber<W>
    {
        var rest = BatchStages<W>.After(context.Coupling, drafts).Rest;
        return [(Source.Draft, [.. rest.Select((mass, x) => context.Target[x] - mass)], next), (Source.Rejection, [.. rest], 0)];
    }

    private static CountedChain<(int Context, int Place), W> Chain<W>(
        Instance<W> instance, Func<Context<W>, int, (Source Source, W[] Masses, int Next)[]> at)
        where W : struct, INumber<W>
    {
        var graph = ContextGraph<W>.Of(instance);
        var known = new Dictionary<(int Context, int Place), (Source Source, W[] Masses, int Next)[]>();
        return new(instance.Horizon, (0, 0), state => state.Place == 0, (_, state) =>
        {
            if (!known.TryGetValue(state, out var ways))
            {
                known[state] = ways = at(graph.Contexts[state.Context], state.Place);
            }

            return
                from way in ways
                from x in Enumerable.Range(0, instance.Vocabulary)
                let after = graph.After[state.Context]?[x] ?? -1
                select new Transition<(int Context, int Place), W>(way.Source, way.Masses[x], (after, way.Next), instance.Ends(x));
        });
    }
}
