using System.Numerics;

namespace SpecProofs.Simulation;

/// <summary>Tables that fit into vector registers: at each step at most 256 entries of 16 bits. For chains of a few states.</summary>
/// <remarks>
/// A step has its own rows and columns: one column for each pair of (next row, counts) that any row of the step can lead to. A run is
/// 16 bits of place, its row times the number of columns, and 16 bits of counts, rejections in the low byte and rounds in the high one.
/// </remarks>
internal sealed partial class NarrowTables : BulkTables
{
    private const int Block = 2048;
    private const int MaxEntries = 256;
    private const int MaxColumnBits = 5;
    private const int Columns = 1 << MaxColumnBits;
    private const int ByteMax = byte.MaxValue;
    private readonly PieceLayout _layout;
    private readonly int _entriesPerStep;
    private readonly ushort[] _entries;
    private readonly ulong[] _rest;
    private readonly ushort[] _next;
    private readonly ushort[] _adds;

    private NarrowTables(PieceLayout layout, int steps, int entriesPerStep)
    {
        (_layout, _entriesPerStep) = (layout, entriesPerStep);
        (_entries, _rest) = (new ushort[steps * entriesPerStep], new ulong[steps * entriesPerStep]);
        (_next, _adds) = (new ushort[steps * Columns], new ushort[steps * Columns]);
    }

    /// <inheritdoc/>
    public override int RunsPerBlock => Block;

    /// <inheritdoc/>
    public override long Bytes => BytesOf(Steps, _entriesPerStep);

    /// <summary>The tables of a machine, or null if they do not fit.</summary>
    public static NarrowTables? TryOf<T, W>(StepMachine<T, W> machine, int[] finals, int? leadingBits, CompileBudget budget)
        where T : notnull
        where W : struct, INumber<W>
    {
        if (!machine.OneTokenSteps || machine.Live > MaxEntries * machine.Horizon || machine.Moves.Max(moves => moves.Length) > Columns)
        {
            return null;
        }

        var layers = Layers(machine);
        if (layers.SkipLast(1).Max(layer => layer.Length) > MaxEntries / 2)
        {
            return null;
        }

        var columns = layers.SkipLast(1).Select((layer, step) => LabelsOf(machine, layer, step)).ToList();
        var bits = PieceLayout.BitsFor(columns.Max(labels => labels.Count));
        var most = columns.Select(labels => labels.Keys.Select(label => label.Adds).Aggregate(Tally.Most))
            .Aggregate(default(Tally), (sum, adds) => sum + adds);
        var entries = layers.SkipLast(1).Max(layer => layer.Length) << bits;
        var fits = bits <= MaxColumnBits && entries <= MaxEntries && layers[^1].Length << bits <= ushort.MaxValue
            && most.Rejections <= ByteMax && most.Rounds <= ByteMax;
        var entriesPerStep = Math.Max(64, (int)BitOperations.RoundUpToPowerOf2((uint)entries));
        if (!fits || BytesOf(machine.Horizon, entriesPerStep) > budget.Bytes)
        {
            return null;
        }

        var layout = leadingBits is { } leading ? new PieceLayout(16, bits, leading) : new PieceLayout(16, bits);
        var tables = new NarrowTables(layout, machine.Horizon, entriesPerStep)
        {
            Steps = machine.Horizon,
            Offset = machine.Offset,
            Final = [.. layers[^1].Select(state => finals[state])],
        };
        for (var step = 0; step < machine.Horizon; step++)
        {
            tables.Fill(machine, step, layers[step], layers[step + 1], columns[step]);
        }

        return tables;
    }

    /// <inheritdoc/>
    public override IEnumerable<(int Next, Tally Adds, Rational Mass)> Moves(int step, int row)
    {
        var from = (step * _entriesPerStep) + (row << _layout.ColumnBits);
        var entries = _entries.AsSpan(from, _layout.Columns).ToArray();
        return AliasRow.Masses(_layout, Array.ConvertAll(entries, entry => (uint)entry), _rest.AsSpan(from, _layout.Columns))
            .Select((mass, column) => (Label: (step * Columns) + column, Mass: mass))
            .Where(entry => entry.Mass > 0)
            .Select(entry => (Row(entry.Label), Adds(entry.Label), entry.Mass));
    }

    private static long BytesOf(int steps, int entriesPerStep) =>
        (long)steps * (((sizeof(ushort) + sizeof(ulong)) * entriesPerStep) + (2 * sizeof(ushort) * Columns));

    private static Dictionary<(int Next, Tally Adds), int> LabelsOf<T, W>(StepMachine<T, W> machine, int[] layer, int step)
        where T : notnull
        where W : struct, INumber<W>
    {
        Dictionary<(int, Tally), int> labels = [];
        foreach (var move in layer.SelectMany(state => machine.Moves[state]))
        {
            labels.TryAdd(LabelOf(move, step == machine.Horizon - 1), labels.Count);
        }

        return labels;
    }

    private int Row(int label) => _next[label] >> _layout.ColumnBits;

    private Tally Adds(int label) => new(_adds[label] & ByteMax, _adds[label] >> 8);

    private static (int Next, Tally Adds) LabelOf<W>(Move<W> move, bool last) => (move.Next, last ? move.AddsLast : move.Adds);

    private void Fill<T, W>(
        StepMachine<T, W> machine, int step, int[] layer, int[] after, Dictionary<(int Next, Tally Adds), int> labels)
        where T : notnull
        where W : struct, INumber<W>
    {
        var alias = new AliasRow(_layout);
        var (exact, ticks, wide) = (new UInt128[_layout.Columns], new UInt128[_layout.Columns], new uint[_layout.Columns]);
        foreach (var (row, state) in layer.Index())
        {
            Array.Clear(ticks);
            var moves = machine.Moves[state];
            FixedPoint.Fill(moves, _layout.TickBits, exact);
            for (var i = 0; i < moves.Length; i++)
            {
                ticks[labels[LabelOf(moves[i], step == machine.Horizon - 1)]] += exact[i];
            }

            var from = (step * _entriesPerStep) + (row << _layout.ColumnBits);
            alias.Fill(ticks, wide, _rest.AsSpan(from, _layout.Columns));
            Array.ConvertAll(wide, entry => (ushort)entry).CopyTo(_entries, from);
        }

        // A register of 32 labels is looked up by 5 bits; bits above the column bits are left over from the threshold and must not matter.
        foreach (var ((next, adds), label) in labels)
        {
            for (var copy = label; copy < Columns; copy += _layout.Columns)
            {
                _next[(step * Columns) + copy] = (ushort)(Array.BinarySearch(after, next) << _layout.ColumnBits);
                _adds[(step * Columns) + copy] = (ushort)(adds.Rejections | (adds.Rounds << 8));
            }
        }
    }
}
