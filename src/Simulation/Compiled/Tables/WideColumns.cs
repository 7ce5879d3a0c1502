using System.Numerics;
using System.Runtime.InteropServices;

namespace SpecProofs.Simulation;

/// <summary>Which states share one numbering of outcomes.</summary>
internal sealed class WideColumns
{
    private readonly Dictionary<(int Next, Tally Adds, Tally AddsLast), int>[] _columns;

    private WideColumns(int groups, int[] groupOfState, int[]? groupOfStep)
    {
        _columns = [.. Enumerable.Range(0, groups).Select(_ => new Dictionary<(int, Tally, Tally), int>())];
        (GroupOfState, GroupOfStep) = (groupOfState, groupOfStep);
    }

    public int Groups => _columns.Length;

    /// <summary>The greatest number of columns of a group.</summary>
    public int Most => _columns.Max(columns => Math.Max(1, columns.Count));

    public int[] GroupOfState { get; }

    /// <summary>The group of all states that occur at a step; null if every state is a group of its own.</summary>
    public int[]? GroupOfStep { get; }

    /// <summary>
    /// Shared columns if the states of each step are known and sharing at most doubles the number of columns; otherwise separate ones.
    /// </summary>
    public static WideColumns Of<T, W>(StepMachine<T, W> machine, IReadOnlyList<int[]>? layers)
        where T : notnull
        where W : struct, INumber<W>
    {
        var own = Own(machine);
        if (layers is null)
        {
            return own;
        }

        var shared = Shared(machine, layers);
        return PieceLayout.BitsFor(shared.Most) <= PieceLayout.BitsFor(own.Most) + 1 ? shared : own;
    }

    private static WideColumns Own<T, W>(StepMachine<T, W> machine)
        where T : notnull
        where W : struct, INumber<W> =>
        new WideColumns(machine.Moves.Count, [.. Enumerable.Range(0, machine.Moves.Count)], null).Number(machine);

    /// <summary>States that occur at the same step share columns.</summary>
    private static WideColumns Shared<T, W>(StepMachine<T, W> machine, IReadOnlyList<int[]> layers)
        where T : notnull
        where W : struct, INumber<W>
    {
        // Union-find: a state may occur at several steps, which then belong together.
        var parent = Enumerable.Range(0, machine.Moves.Count).ToArray();
        int Root(int state) => parent[state] == state ? state : parent[state] = Root(parent[state]);
        foreach (var layer in layers.SkipLast(1))
        {
            foreach (var state in layer)
            {
                parent[Root(state)] = Root(layer[0]);
            }
        }

        Dictionary<int, int> numbers = [];
        int Numbered(int root) => numbers.TryAdd(root, numbers.Count) ? numbers.Count - 1 : numbers[root];
        var groups = Enumerable.Range(0, machine.Live).Select(state => Numbered(Root(state))).ToArray();
        return new WideColumns(numbers.Count, groups, [.. layers.SkipLast(1).Select(layer => groups[layer[0]])]).Number(machine);
    }

    public int Column(int group, (int Next, Tally Adds, Tally AddsLast) outcome) => _columns[group].GetValueOrDefault(outcome);

    private WideColumns Number<T, W>(StepMachine<T, W> machine)
        where T : notnull
        where W : struct, INumber<W>
    {
        for (var state = 0; state < machine.Live; state++)
        {
            var columns = _columns[GroupOfState[state]];
            foreach (var move in machine.Moves[state])
            {
                ref var column = ref CollectionsMarshal.GetValueRefOrAddDefault(
                    columns, (move.Next, move.Adds, move.AddsLast), out var known);
                column = known ? column : columns.Count - 1;
            }
        }

        return this;
    }
}
