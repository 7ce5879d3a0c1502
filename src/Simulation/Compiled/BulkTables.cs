using System.Numerics;
using System.Runtime.Intrinsics;

namespace SpecProofs.Simulation;

/// <summary>A machine as tables that many runs are advanced with in lockstep.</summary>
internal abstract class BulkTables
{
    /// <summary>Runs that are advanced together; fixed by the tables, so that it is the same on every machine.</summary>
    public abstract int RunsPerBlock { get; }

    /// <summary>Steps that a run takes at most.</summary>
    public required int Steps { get; init; }

    /// <summary>What is added to every run's counts.</summary>
    public required Tally Offset { get; init; }

    /// <summary>Which kept value a run has that ends in this row.</summary>
    public required int[] Final { get; init; }

    /// <summary>Bytes of all tables.</summary>
    public abstract long Bytes { get; }

    /// <summary>The moves out of a row at a step, with the probabilities that the tables themselves give them.</summary>
    public abstract IEnumerable<(int Next, Tally Adds, Rational Mass)> Moves(int step, int row);

    /// <summary>Advances one block of runs from the empty text to the end, and adds what they counted to the totals.</summary>
    public abstract void Run(BulkBlock block, int runs, BulkWidth width, BulkTotals totals);

    /// <summary>The law of kept value, rejections and rounds that the tables themselves have.</summary>
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

        return new(level.Select(entry => KeyValuePair.Create((Final[entry.Key.Row], entry.Key.Tally.Rejections, entry.Key.Tally.Rounds), entry.Value)));
    }

    /// <summary>The states that a run of one-token steps can be in after 0, 1, … T steps.</summary>
    protected static IReadOnlyList<int[]> Layers<T, W>(StepMachine<T, W> machine)
        where T : notnull
        where W : struct, INumber<W>
    {
        List<int[]> layers = [[0]];
        var seen = new int[machine.Moves.Count];
        for (var step = 1; step <= machine.Horizon; step++)
        {
            List<int> layer = [];
            foreach (var state in layers[^1])
            {
                foreach (var move in machine.Moves[state])
                {
                    if (seen[move.Next] != step)
                    {
                        seen[move.Next] = step;
                        layer.Add(move.Next);
                    }
                }
            }

            layers.Add([.. layer.Order()]);
        }

        return layers;
    }
}

/// <summary>The working memory of one thread.</summary>
internal sealed class BulkBlock
{
    private ulong[] _states = [];
    private ulong[] _spare = [];
    private ulong[] _numbers = [];
    private int[] _starts = [];
    private TiedVector[]? _tied;
    private TiedRun[]? _tiedRuns;

    /// <summary>Room for vectors of runs that tied.</summary>
    public Span<TiedVector> Tied(int vectors)
    {
        _tied ??= new TiedVector[vectors];
        return _tied;
    }

    /// <summary>Room for single runs that tied.</summary>
    public Span<TiedRun> TiedRuns(int runs)
    {
        _tiedRuns ??= new TiedRun[runs];
        return _tiedRuns;
    }

    /// <summary>The random bits.</summary>
    public BulkRandom Random { get; } = new();

    /// <summary>Words for the runs, zero to begin with, and words to move them to.</summary>
    public (ulong[] States, ulong[] Spare) Cleared(int words, int spare)
    {
        (_states, _spare) = (AtLeast(_states, words), AtLeast(_spare, spare));
        Array.Clear(_states);
        return (_states, _spare);
    }

    /// <summary>Room for random numbers.</summary>
    public ulong[] Numbers(int length) => _numbers = AtLeast(_numbers, length);

    /// <summary>Room for where each row starts in sorted order.</summary>
    public Span<int> Starts(int length) => (_starts = AtLeast(_starts, length)).AsSpan(0, length);

    private static TElement[] AtLeast<TElement>(TElement[] array, int length) => array.Length < length ? new TElement[length] : array;
}

/// <summary>32 runs of which some tied: their pieces, and where they were.</summary>
internal readonly record struct TiedVector(int Vector, Vector512<ushort> Pieces, Vector512<ushort> Places);

/// <summary>A run that tied, the state that it was in, and its column.</summary>
internal readonly record struct TiedRun(int Run, ulong State, uint Column);

/// <summary>Whole-number totals of many runs.</summary>
internal sealed class BulkTotals(int kept)
{
    public Int128 Rejections { get; set; }

    public Int128 RejectionsSquared { get; set; }

    public Int128 Rounds { get; set; }

    public Int128 RoundsSquared { get; set; }

    /// <summary>Runs that ended with each kept value; left at zero if there is only one.</summary>
    public long[] Kept { get; } = new long[kept];

    /// <summary>Adds so many runs of given sums and sums of squares, an offset being added to every run.</summary>
    public void AddShifted(Int128 runs, (Int128 Sum, Int128 Squares) rejections, (Int128 Sum, Int128 Squares) rounds, Tally offset)
    {
        Rejections += rejections.Sum + (runs * offset.Rejections);
        RejectionsSquared += rejections.Squares + (2 * offset.Rejections * rejections.Sum) + (runs * offset.Rejections * offset.Rejections);
        Rounds += rounds.Sum + (runs * offset.Rounds);
        RoundsSquared += rounds.Squares + (2 * offset.Rounds * rounds.Sum) + (runs * offset.Rounds * offset.Rounds);
    }

    public void Add(BulkTotals other)
    {
        Rejections += other.Rejections;
        RejectionsSquared += other.RejectionsSquared;
        Rounds += other.Rounds;
        RoundsSquared += other.RoundsSquared;
        for (var i = 0; i < Kept.Length; i++)
        {
            Kept[i] += other.Kept[i];
        }
    }
}
