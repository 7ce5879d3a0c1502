using System.Numerics;

namespace SpecProofs.Simulation;

/// <summary>Makes a machine smaller without changing its law.</summary>
/// <remarks>
/// First counts are pushed towards the start: what every move of a state adds is added on the way into the state instead. Then
/// states with the same moves are merged, until no two are left. So the first position of a round, which counts a target call, becomes the
/// same state as any later one if both verify in the same way. Source: weight pushing and minimisation of weighted automata (Mohri 2000).
/// Checked by: the foundations, where the merged machine's law is compared with <see cref="ExactLaw"/>.
/// </remarks>
internal static class StepMachineMerging
{
    public static StepMachine<T, W> Of<T, W>(
        Move<W>[][] moves, T[] kept, int[] length, int horizon, bool oneTokenSteps, bool sharesPositions)
        where T : notnull
        where W : struct, INumber<W>
    {
        var least = Array.ConvertAll(moves, of => of.Length == 0 ? default : of.Select(move => move.Adds).Aggregate(Tally.Least));
        for (var state = 0; state < moves.Length; state++)
        {
            foreach (ref var move in moves[state].AsSpan())
            {
                move = move with
                {
                    Adds = move.Adds - least[state] + least[move.Next],
                    AddsLast = move.AddsLast - least[state] + (sharesPositions ? default : least[move.Next]),
                };
            }
        }

        // Without shared positions moves lead to longer texts only, so one pass from the longest finds all that is equal.
        int[] order = [.. Enumerable.Range(0, moves.Length).OrderByDescending(state => length[state])];
        var same = Enumerable.Range(0, moves.Length).ToArray();
        for (var first = true; Pass(moves, kept, same, order, sharesPositions, first) && sharesPositions; first = false)
        {
            order = [.. order.Where(state => same[state] == state)];
        }

        return Renumbered(moves, kept, same, horizon, least[0], oneTokenSteps);
    }

    private static bool Pass<T, W>(Move<W>[][] moves, T[] kept, int[] same, int[] order, bool sharesPositions, bool first)
        where T : notnull
        where W : struct, INumber<W>
    {
        var known = new Dictionary<(Move<W>[] Moves, T? Kept), int>(new Comparer<T, W>());
        var merged = false;
        foreach (var state in order)
        {
            if (first || Array.Exists(moves[state], move => same[move.Next] != move.Next))
            {
                moves[state] = Canonical(moves[state], same);
            }

            // The kept value counts only where a run can end.
            var key = (moves[state], sharesPositions || moves[state].Length == 0 ? kept[state] : default);
            merged |= !known.TryAdd(key, state);
            same[state] = known[key];
        }

        return merged;
    }

    /// <summary>The moves with merged states in place of all that they stand for, each outcome once, in a fixed order.</summary>
    private static Move<W>[] Canonical<W>(Move<W>[] moves, int[] same)
        where W : struct, INumber<W>
    {
        var order = new (int, Tally, Tally)[moves.Length];
        for (var i = 0; i < moves.Length; i++)
        {
            moves[i] = moves[i] with { Next = same[moves[i].Next] };
            order[i] = (moves[i].Next, moves[i].Adds, moves[i].AddsLast);
        }

        Array.Sort(order, moves, Order.Instance);
        var left = 0;
        for (var i = 1; i < moves.Length; i++)
        {
            if (order[i] == order[left])
            {
                moves[left] = moves[left] with { Mass = moves[left].Mass + moves[i].Mass };
            }
            else
            {
                (order[++left], moves[left]) = (order[i], moves[i]);
            }
        }

        return moves.Length == 0 ? moves : moves[..(left + 1)];
    }

    private static StepMachine<T, W> Renumbered<T, W>(
        Move<W>[][] moves, T[] kept, int[] same, int horizon, Tally offset, bool oneTokenSteps)
        where T : notnull
        where W : struct, INumber<W>
    {
        // A state merged in a late pass may stand for others that were merged earlier.
        int Last(int state) => same[state] == state ? state : Last(same[state]);
        int[] left =
        [
            .. Enumerable.Range(0, moves.Length).Where(state => same[state] == state)
                .OrderBy(state => moves[state].Length == 0).ThenBy(state => state != Last(0)),
        ];
        var number = new int[moves.Length];
        foreach (var (index, state) in left.Index())
        {
            number[state] = index;
        }

        return new(
            Array.ConvertAll(left, state => Array.ConvertAll(moves[state], move => move with { Next = number[Last(move.Next)] })),
            Array.ConvertAll(left, state => kept[state]), horizon, offset, oneTokenSteps, moves.Length);
    }

    private sealed class Order : IComparer<(int Next, Tally Adds, Tally AddsLast)>
    {
        public static Order Instance { get; } = new();

        public int Compare((int Next, Tally Adds, Tally AddsLast) x, (int Next, Tally Adds, Tally AddsLast) y) =>
            x.Next != y.Next ? x.Next.CompareTo(y.Next)
            : Compare(x.Adds, y.Adds) is not 0 and var first ? first
            : Compare(x.AddsLast, y.AddsLast);

        private static int Compare(Tally x, Tally y) =>
            x.Rejections != y.Rejections ? x.Rejections.CompareTo(y.Rejections) : x.Rounds.CompareTo(y.Rounds);
    }

    private sealed class Comparer<T, W> : IEqualityComparer<(Move<W>[] Moves, T? Kept)>
        where W : struct, INumber<W>
    {
        public bool Equals((Move<W>[] Moves, T? Kept) x, (Move<W>[] Moves, T? Kept) y) =>
            EqualityComparer<T>.Default.Equals(x.Kept, y.Kept) && x.Moves.AsSpan().SequenceEqual(y.Moves);

        public int GetHashCode((Move<W>[] Moves, T? Kept) obj) =>
            obj.Moves.Aggregate(
                obj.Kept is null ? 0 : obj.Kept.GetHashCode(), (hash, move) => (hash * 31) + HashCode.Combine(move.Next, move.Mass));
    }
}
