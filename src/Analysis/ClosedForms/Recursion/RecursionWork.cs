using System.Numerics;

namespace SpecProofs.Analysis;

/// <summary>What a recursion over the positions costs, known before it is run.</summary>
internal static class RecursionWork
{
    /// <summary>Whether one recursion has at most so many moves: V from each context at each position where a text can be in it.</summary>
    /// <remarks>Cost: one move in V; less where the contexts stay the same from position to position.</remarks>
    public static bool IsWithin<W>(Instance<W> instance, long most)
        where W : struct, INumber<W>
    {
        var graph = ContextGraph<W>.Of(instance);
        var (here, moves) = (new HashSet<int> { 0 }, 0L);
        for (var n = 1; n <= graph.Horizon; n++)
        {
            var moved = (long)here.Count * instance.Vocabulary;
            moves += moved;
            if (moves > most)
            {
                return false;
            }

            var next = n < graph.Horizon ? Next(graph, here) : here;
            if (next.SetEquals(here))
            {
                return moves + ((graph.Horizon - n) * moved) <= most;
            }

            here = next;
        }

        return true;
    }

    /// <summary>Contexts with the same successors share one array, which is then gone through once.</summary>
    private static HashSet<int> Next<W>(ContextGraph<W> graph, HashSet<int> here)
        where W : struct, INumber<W> =>
        [.. here.Select(context => graph.After[context]!).Distinct().SelectMany(after => after.Where(context => context >= 0))];
}
