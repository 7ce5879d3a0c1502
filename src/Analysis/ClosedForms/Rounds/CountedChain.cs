using System.Numerics;
using System.Runtime.InteropServices;

namespace SpecProofs.Analysis;

/// <summary>A decoder's run as a Markov chain, a position a step: dynamic programming over (state, count).</summary>
/// <param name="positions">T.</param>
/// <param name="start">The state before position 1.</param>
/// <param name="startsRound">Whether the next position starts a round.</param>
/// <param name="step">What can happen at a position, counted from 0, in a state.</param>
/// <typeparam name="TState">What a position depends on.</typeparam>
/// <typeparam name="W">The weight type.</typeparam>
internal sealed class CountedChain<TState, W>(
    int positions, TState start, Func<TState, bool> startsRound, Func<int, TState, IEnumerable<Transition<TState, W>>> step) : IRunCounts<W>
    where TState : notnull
    where W : struct, INumber<W>
{
    /// <inheritdoc/>
    public W Mean(Quantity quantity)
    {
        var mean = W.Zero;
        _ = Run(width: 1, shifted: null, entered: AddRound, passed: AddToken);
        return mean;

        void AddRound(int n, TState state, W mass) => mean += quantity == Quantity.Rounds && startsRound(state) ? mass : W.Zero;
        void AddToken(int n, Transition<TState, W> way, W mass) => mean += CountedBy(way.Source) == quantity ? mass : W.Zero;
    }

    /// <inheritdoc/>
    public Law<int, W> Law(Quantity quantity) =>
        new(Run(positions + 1, quantity).Select((mass, count) => KeyValuePair.Create(count, mass)));

    /// <inheritdoc/>
    public W TokensOfFirstRound()
    {
        var tokens = W.Zero;
        _ = Run(width: 1, shifted: null, entered: (_, _, mass) => tokens += mass, follows: (n, state) => n == 0 || !startsRound(state));
        return tokens;
    }

    /// <summary>The probability of each way of each position, given to a sink.</summary>
    /// <param name="sink">Told the position, the way and its probability in the run.</param>
    public void Visit(Action<int, Transition<TState, W>, W> sink) => _ = Run(width: 1, shifted: null, passed: sink);

    private static Quantity CountedBy(Source source) => source switch
    {
        Source.Draft => Quantity.Kept,
        Source.Rejection => Quantity.Rejections,
        _ => Quantity.FromTarget,
    };

    /// <summary>Moves mass from the empty text to all ends.</summary>
    /// <param name="width">Counts that are told apart.</param>
    /// <param name="shifted">What raises the count.</param>
    /// <param name="entered">Told each position, state and its mass.</param>
    /// <param name="passed">Told each position, transition and its mass.</param>
    /// <param name="follows">Which states are followed.</param>
    /// <returns>The mass of ended texts, by count.</returns>
    private W[] Run(
        int width,
        Quantity? shifted,
        Action<int, TState, W>? entered = null,
        Action<int, Transition<TState, W>, W>? passed = null,
        Func<int, TState, bool>? follows = null)
    {
        var ended = new W[width];
        var here = new Dictionary<TState, W[]> { [start] = [W.One, .. new W[width - 1]] };
        for (var n = 0; n < positions; n++)
        {
            var next = new Dictionary<TState, W[]>();
            foreach (var (state, mass) in here.Where(entry => follows is null || follows(n, entry.Key)))
            {
                entered?.Invoke(n, state, mass[0]);
                var starts = shifted == Quantity.Rounds && startsRound(state) ? 1 : 0;
                foreach (var way in step(n, state))
                {
                    if (!W.IsZero(way.Share))
                    {
                        passed?.Invoke(n, way, mass[0] * way.Share);
                        var to = way.Ends || n == positions - 1 ? ended : At(next, way.Next, width);
                        Add(to, mass, way.Share, starts + (CountedBy(way.Source) == shifted ? 1 : 0));
                    }
                }
            }

            here = next;
        }

        return ended;
    }

    private static W[] At(Dictionary<TState, W[]> next, TState state, int width)
    {
        ref var masses = ref CollectionsMarshal.GetValueRefOrAddDefault(next, state, out _);
        return masses ??= new W[width];
    }

    private static void Add(W[] to, W[] mass, W share, int raised)
    {
        for (var count = 0; count + raised < to.Length; count++)
        {
            if (!W.IsZero(mass[count]))
            {
                to[count + raised] += mass[count] * share;
            }
        }
    }
}
