using System.Numerics;
using System.Runtime.InteropServices;

namespace SpecProofs.Analysis;

/// <summary>Where a rule can stand before a token: the states of its recursion, each made once, when it is first reached.</summary>
/// <typeparam name="W">The weight type.</typeparam>
internal sealed class RuleStates<W>(
    Instance<W> instance, MassesAtPlace<W> rejected, MassesAtPlace<W>? written, int lookahead, bool bonus)
    where W : struct, INumber<W>
{
    private readonly List<RuleState<W>> _states = [];
    private readonly Dictionary<(Context<W> Context, int Place), int> _numbers = [];
    private readonly Dictionary<int, W> _ways = [];

    /// <summary>Each state that a text can pass, and the expected number of positions at which it does.</summary>
    public IEnumerable<(RuleState<W> State, W Visits)> Visited()
    {
        _ = Number(instance.Start, 0);
        List<W> visits = [], now = [W.One];
        for (var left = instance.Horizon; left > 0; left--)
        {
            var next = new List<W>(_states.Count);
            for (var number = 0; number < now.Count; number++)
            {
                if (!W.IsZero(now[number]))
                {
                    Cover(visits);
                    visits[number] += now[number];
                    if (left > 1)
                    {
                        Send(_states[number], now[number], next);
                    }
                }
            }

            now = next;
        }

        return _states.Zip(visits);
    }

    private void Send(RuleState<W> state, W mass, List<W> next)
    {
        state.Ways ??= Ways(state);
        Cover(next);
        var to = CollectionsMarshal.AsSpan(next);
        foreach (var way in state.Ways)
        {
            to[way.To] += mass * way.Share;
        }
    }

    /// <summary>Zeros for states that are new.</summary>
    private void Cover(List<W> masses)
    {
        while (masses.Count < _states.Count)
        {
            masses.Add(W.Zero);
        }
    }

    private (int To, W Share)[] Ways(RuleState<W> state)
    {
        var context = state.Context;
        var further = state.Place + 1 == lookahead && !bonus ? 0 : state.Place + 1;
        _ways.Clear();
        for (var x = 0; x < state.Written.Length; x++)
        {
            if (!W.IsZero(state.Written[x]) && !context.Ends(x))
            {
                var after = context.After(x);
                Add(after, 0, state.Rejected[x]);
                Add(after, further, state.Written[x] - state.Rejected[x]);
            }
        }

        return [.. _ways.Select(way => (way.Key, way.Value))];

        void Add(Context<W> after, int place, W share)
        {
            if (!W.IsZero(share))
            {
                CollectionsMarshal.GetValueRefOrAddDefault(_ways, Number(after, place), out _) += share;
            }
        }
    }

    private int Number(Context<W> context, int place)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, (context, place), out var known);
        if (!known)
        {
            number = _states.Count;
            W[] target = [.. context.Target.Masses];
            _states.Add(place == lookahead
                ? new(context, place, IsBonus: true, target, target)
                : new(context, place, IsBonus: false, Row(written?.Invoke(context, place) ?? target), Row(rejected(context, place))));
        }

        return number;
    }

    private static W[] Row(IReadOnlyList<W> masses) => masses as W[] ?? [.. masses];
}

/// <summary>A context and a place in the round.</summary>
/// <param name="Context">The context.</param>
/// <param name="Place">Draft tokens of the round that were kept.</param>
/// <param name="IsBonus">Whether the target alone writes here.</param>
/// <param name="Written">The row that is written.</param>
/// <param name="Rejected">Of it, what starts a new round: e at each token, all of q at a bonus position.</param>
/// <typeparam name="W">The weight type.</typeparam>
internal sealed record RuleState<W>(Context<W> Context, int Place, bool IsBonus, W[] Written, W[] Rejected)
    where W : struct, INumber<W>
{
    /// <summary>Σ e.</summary>
    public W Rejects { get; } = Rejected.Sum();

    /// <summary>Where the next token leads, and with what probability; null until it is asked for.</summary>
    public (int To, W Share)[]? Ways { get; set; }
}
