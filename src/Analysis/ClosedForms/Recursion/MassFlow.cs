using System.Numerics;

namespace SpecProofs.Analysis;

/// <summary>Mass that starts in one state and flows on, position by position: the forward recursion behind every closed form over a horizon.</summary>
/// <remarks>Only adds and multiplies numbers that are not negative. Each state is asked once. Cost: T · moves.</remarks>
/// <param name="start">The state that holds all mass before position 1.</param>
/// <param name="horizon">T ≥ 1 positions.</param>
/// <param name="gains">What a unit of mass in a state adds to each total: as many numbers in [0, 1] for every state.</param>
/// <param name="moves">Where it flows: shares that are not negative and sum to 1. Not asked for at the last position.</param>
/// <typeparam name="TState">What the future depends on.</typeparam>
/// <typeparam name="W">The weight type in which gains and shares are stated.</typeparam>
internal sealed class MassFlow<TState, W>(
    TState start, int horizon, Func<TState, IReadOnlyList<W>> gains, Func<TState, IEnumerable<(TState To, W Share)>> moves)
    where TState : notnull
    where W : struct, INumber<W>
{
    /// <summary>T ≥ 1.</summary>
    public int Horizon => horizon;

    /// <summary>All totals at each of the positions 1 … T.</summary>
    public IEnumerable<IReadOnlyList<W>> Positions()
    {
        var asStated = new Scale<W, W>(gain => gain, share => share);
        return Positions(W.One, _ => _ => asStated);
    }

    /// <summary>All totals at each of the positions 1 … T, computed in another weight type.</summary>
    /// <param name="unit">The mass before position 1.</param>
    /// <param name="scaleAt">How gains and shares of each state are written in that type, given the states that hold mass at a position.</param>
    public IEnumerable<IReadOnlyList<U>> Positions<U>(U unit, Func<IReadOnlyCollection<FlowState<TState, W>>, Func<TState, Scale<W, U>>> scaleAt)
        where U : struct, IAdditionOperators<U, U, U>, IMultiplyOperators<U, U, U>
    {
        var known = new Dictionary<TState, ScaledState<U>>();
        var here = new List<ScaledState<U>> { StateOf(start) };
        here[0].Mass = unit;
        for (var n = 1; n <= horizon; n++)
        {
            foreach (var state in here)
            {
                state.Source.Gains ??= [.. gains(state.Source.Key)];
                state.Source.Moves ??= n < horizon ? [.. moves(state.Source.Key).Where(move => !W.IsZero(move.Share))] : null;
            }

            var scaleOf = scaleAt([.. here.Select(state => state.Source)]);
            var totals = new U[here[0].Source.Gains!.Count];
            var next = new List<ScaledState<U>>();
            foreach (var state in here)
            {
                state.Write(scaleOf(state.Source.Key), StateOf);
                state.Flow(totals, n < horizon ? next : null);
            }

            yield return totals;
            next.ForEach(state => state.Arrive());
            here = next;
        }

        ScaledState<U> StateOf(TState key) => known.TryGetValue(key, out var state) ? state : known[key] = new(new(key));
    }

    /// <summary>A state with the mass that it holds, and its gains and shares in the weight type of the computation.</summary>
    private sealed class ScaledState<U>(FlowState<TState, W> source)
        where U : struct, IAdditionOperators<U, U, U>, IMultiplyOperators<U, U, U>
    {
        private Scale<W, U>? _scale;
        private U[] _gains = [];
        private (ScaledState<U> To, U Share)[]? _moves;
        private U _arriving;
        private bool _awaited;

        public FlowState<TState, W> Source => source;

        public U Mass { get; set; }

        public void Write(Scale<W, U> scale, Func<TState, ScaledState<U>> stateOf)
        {
            if (!ReferenceEquals(_scale, scale))
            {
                _scale = scale;
                _gains = [.. source.Gains!.Select(scale.Gain)];
            }

            _moves ??= source.Moves is null ? null : [.. source.Moves.Select(move => (stateOf(move.To), scale.Share(move.Share)))];
        }

        /// <summary>Adds this state's part to the totals and sends its mass on; states that it is the first to reach join the list.</summary>
        public void Flow(U[] totals, List<ScaledState<U>>? next)
        {
            for (var i = 0; i < totals.Length; i++)
            {
                totals[i] += Mass * _gains[i];
            }

            if (next is null)
            {
                return;
            }

            var leaving = _scale!.Lift is { } lift ? Mass * lift : Mass;
            foreach (var (to, share) in _moves!)
            {
                if (!to._awaited)
                {
                    to._awaited = true;
                    next.Add(to);
                }

                to._arriving += leaving * share;
            }
        }

        public void Arrive() => (Mass, _arriving, _awaited) = (_arriving, default, false);
    }
}

/// <summary>A state of a flow, with what was asked about it so far.</summary>
internal sealed class FlowState<TState, W>(TState key)
{
    public TState Key => key;

    public IReadOnlyList<W>? Gains { get; set; }

    public IReadOnlyList<(TState To, W Share)>? Moves { get; set; }
}

/// <summary>How gains and shares of a state are written in another weight type.</summary>
/// <param name="Gain">A gain; written anew where the scale is another.</param>
/// <param name="Share">A share; written once for each state.</param>
/// <param name="Lift">What the mass that leaves is multiplied by first, once for all moves; null for nothing.</param>
internal sealed record Scale<W, U>(Func<W, U> Gain, Func<W, U> Share, U? Lift = null)
    where U : struct;
