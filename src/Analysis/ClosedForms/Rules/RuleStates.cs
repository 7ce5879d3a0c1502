using System.Numerics;

namespace SpecProofs.Analysis;

/// <summary>Where a rule can stand before a token: the states of its recursion, each made once, when it is first reached.</summary>
/// <typeparam name="W">The weight type.</typeparam>
internal sealed class RuleStates<W>(
    Instance<W> instance, MassesAtPlace<W> rejected, MassesAtPlace<W>? written, int lookahead, bool bonus)
    where W : struct, INumber<W>
{
    private readonly List<RuleState<W>> _states = [];
    private readonly Dictionary<(Context<W> Context, int Place), int> _numbers = [];

    /// <summary>Gives each state that a text passes to a sink, with the probability of standing there, position by position.</summary>
    public void Visit(Action<RuleState<W>, W> sink)
    {
        W[] now = new W[Number(instance.Start, 0) + 1];
        now[0] = W.One;
        for (var left = instance.Horizon; left > 0; left--)
        {
            var next = new List<W>(new W[_states.Count]);
            for (var number = 0; number < now.Length; number++)
            {
                if (!W.IsZero(now[number]))
                {
                    sink(_states[number], now[number]);
                    if (left > 1)
                    {
                        Send(_states[number], now[number], next);
                    }
                }
            }

            now = [.. next];
        }
    }

    private void Send(RuleState<W> state, W mass, List<W> next)
    {
        state.Ways ??= Ways(state);
        foreach (var way in state.Ways)
        {
            while (next.Count <= way.To)
            {
                next.Add(W.Zero);
            }

            next[way.To] += mass * way.Share;
        }
    }

    private (int To, W Share)[] Ways(RuleState<W> state)
    {
        var (context, ways) = (state.Context, new Dictionary<int, W>());
        var further = state.Place + 1 == lookahead && !bonus ? 0 : state.Place + 1;
        foreach (var (x, share) in state.Written.Index().Where(token => !W.IsZero(token.Item) && !context.Ends(token.Index)))
        {
            var after = context.After(x);
            Add(after, 0, state.Rejected[x]);
            Add(after, further, share - state.Rejected[x]);
        }

        return [.. ways.Select(way => (way.Key, way.Value))];

        void Add(Context<W> after, int place, W share)
        {
            if (!W.IsZero(share))
            {
                var to = Number(after, place);
                ways[to] = ways.GetValueOrDefault(to) + share;
            }
        }
    }

    private int Number(Context<W> context, int place)
    {
        if (_numbers.TryAdd((context, place), _states.Count))
        {
            IReadOnlyList<W> target = [.. context.Target.Masses];
            _states.Add(place == lookahead
                ? new(context, place, IsBonus: true, target, target)
                : new(context, place, IsBonus: false, written?.Invoke(context, place) ?? target, rejected(context, place)));
        }

        return _numbers[(context, place)];
    }
}

/// <summary>A context and a place in the round.</summary>
/// <param name="Context">The context.</param>
/// <param name="Place">Draft tokens of the round that were kept.</param>
/// <param name="IsBonus">Whether the target alone writes here.</param>
/// <param name="Written">The row that is written.</param>
/// <param name="Rejected">Of it, what starts a new round: e at each token, all of q at a bonus position.</param>
/// <typeparam name="W">The weight type.</typeparam>
internal sealed record RuleState<W>(
    Context<W> Context, int Place, bool IsBonus, IReadOnlyList<W> Written, IReadOnlyList<W> Rejected)
    where W : struct, INumber<W>
{
    /// <summary>Σ e.</summary>
    public W Rejects { get; } = Rejected.Sum();

    /// <summary>Where the next token leads, and with what probability; null until it is asked for.</summary>
    public (int To, W Share)[]? Ways { get; set; }
}
