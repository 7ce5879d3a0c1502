using System.Numerics;

namespace SpecProofs.Simulation;

/// <summary>A step machine as tables, for advancing many runs in lockstep.</summary>
internal abstract class BulkTables
{
    /// <summary>Runs that are advanced together: fixed by the tables, not by the hardware.</summary>
    public abstract int RunsPerBlock { get; }

    /// <summary>The most steps that a run takes.</summary>
    public required int Steps { get; init; }

    /// <summary>What is added to every run's counts.</summary>
    public required Tally Offset { get; init; }

    /// <summary>For each row, the kept value of a run that ends there.</summary>
    public required int[] Final { get; init; }

    /// <summary>Bytes of all tables.</summary>
    public abstract long Bytes { get; }

    /// <summary>The moves out of a row at a step, with the probabilities in the tables.</summary>
    public abstract IEnumerable<(int Next, Tally Adds, Rational Mass)> Moves(int step, int row);

    /// <summary>Advances one block of runs from the empty text to the horizon, and adds their counts to the totals.</summary>
    public abstract void Run(BulkBlock block, int runs, BulkWidth width, BulkTotals totals);

    /// <summary>The law of kept value, rejections and rounds according to the tables.</summary>
    public Law<(int Kept, int Rejections, int Rounds), Rational> Law()
    {
        var level = new Dictionary<(int Row, Tally Tally), Rational> { [(0, Offset)] = 1 };
        for (var step = 0; step < Steps; step++)
        {
            var after = new Dictionary<(int, Tally), Rational>();
            foreach (var ((row, tally), mass) in level)
            {
                foreach (var move in Moves(step, row))
                {
                    var key = (move.Next, tally + move.Adds);
                    after[key] = after.GetValueOrDefault(key) + (mass * move.Mass);
                }
            }

            level = after;
        }

        return new(level.Select(entry =>
            KeyValuePair.Create((Final[entry.Key.Row], entry.Key.Tally.Rejections, entry.Key.Tally.Rounds), entry.Value)));
    }

    /// <summary>The states that a run of one-token steps can be in after 0, 1, … T steps.</summary>
    protected static IReadOnlyList<int[]> Layers<T, W>(StepMachine<T, W> machine)
        where T : notnull
        where W : struct, INumber<W>
    {
        List<int[]> layers = [[0]];
        var seen = new int[machine.Moves.Count];

        // Where positions share states the layers soon repeat; each is worked out once.
        var known = new Dictionary<int[], int[]>(
            EqualityComparer<int[]>.Create((x, y) => x.AsSpan().SequenceEqual(y), layer => HashCode.Combine(layer.Length, layer[0])));
        for (var step = 1; step <= machine.Horizon; step++)
        {
            if (!known.TryGetValue(layers[^1], out var after))
            {
                after = known[layers[^1]] = After(layers[^1], step);
            }

            layers.Add(after);
        }

        return layers;

        int[] After(int[] before, int step)
        {
            List<int> layer = [];
            foreach (var move in before.SelectMany(state => machine.Moves[state]))
            {
                if (seen[move.Next] != step)
                {
                    seen[move.Next] = step;
                    layer.Add(move.Next);
                }
            }

            return [.. layer.Order()];
        }
    }
}
