using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SpecProofs.Simulation;

/// <content>Advancing a block.</content>
internal sealed partial class WideTables<TWord>
{
    private const int Chunk = 1024;
    private const int SmallBlock = 4096;
    private const int LargeBlock = 1 << 20;
    private const int CacheBytes = 1 << 20;

    /// <inheritdoc/>
    public override int RunsPerBlock => Sorts ? LargeBlock : SmallBlock;

    /// <summary>
    /// Tables that exceed the cache are read row by row: after each step runs are sorted by their row, so that the first of them loads its
    /// entries for the others. Totals do not depend on the order of runs, which is the same on every machine.
    /// </summary>
    private bool Sorts => sizeof(uint) * (long)_entries.Length > CacheBytes;

    /// <inheritdoc/>
    public override void Run(BulkBlock block, int runs, BulkWidth width, BulkTotals totals)
    {
        var words = (runs * WordBytes / sizeof(ulong)) + 1;
        var (first, second) = block.Cleared(words, Sorts ? words : 0);
        var starts = block.Starts(Sorts ? Final.Length + 1 : 0);
        var numbers = block.Numbers(Chunk / 2).AsSpan(0, Chunk / 2);
        var tied = block.TiedRuns(Chunk);
        for (var step = 0; step < Steps; step++)
        {
            var states = MemoryMarshal.Cast<ulong, TWord>(first.AsSpan())[..runs];
            for (var from = 0; from < runs; from += Chunk)
            {
                block.Random.Fill(numbers, width);
                var chunk = states.Slice(from, Math.Min(Chunk, runs - from));
                Advance(step, from, chunk, MemoryMarshal.Cast<ulong, uint>(numbers), tied, block.Random);
            }

            if (Sorts && step < Steps - 1)
            {
                Sort(states, MemoryMarshal.Cast<ulong, TWord>(second.AsSpan()), starts, 2 * _countBits);
                (first, second) = (second, first);
            }
        }

        Total(MemoryMarshal.Cast<ulong, TWord>(first.AsSpan())[..runs], totals);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Sort(ReadOnlySpan<TWord> states, Span<TWord> sorted, Span<int> starts, int rowShift)
    {
        starts.Clear();
        foreach (var state in states)
        {
            starts[int.CreateTruncating(state >> rowShift) + 1]++;
        }

        for (var row = 1; row < starts.Length; row++)
        {
            starts[row] += starts[row - 1];
        }

        foreach (var state in states)
        {
            sorted[starts[int.CreateTruncating(state >> rowShift)]++] = state;
        }
    }

    private void Advance(int step, int from, Span<TWord> states, Span<uint> pieces, Span<TiedRun> tied, BulkRandom random)
    {
        var targets = step == Steps - 1 ? _lastTargets : _targets;
        var (shared, kept) = _groupOfStep is null ? (0u, ~0u) : ((uint)_groupOfStep[step] << _layout.ColumnBits, _layout.ColumnMask);
        var ties = Choose(_entries, _layout, 2 * _countBits, states, pieces, tied);
        Move(targets, shared, kept, 2 * _countBits, states, pieces);
        foreach (var (run, state, column) in tied[..ties])
        {
            var index = ((uint)Row(TWord.CreateTruncating(state)) << _layout.ColumnBits) | column;
            if (random.Tie(step, from + run) < _rest[index])
            {
                states[run] = After(TWord.CreateTruncating(state), targets[shared | (index & kept)], 2 * _countBits);
            }
        }
    }

    /// <summary>
    /// Turns each piece into the index of the entry that it chooses in the run's row. Treats every tie as a piece above its threshold,
    /// notes
    /// it, and returns how many it noted. Calls nothing and uses few locals: otherwise registers spill for every run.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static int Choose(
        uint[] entries, PieceLayout layout, int rowShift, ReadOnlySpan<TWord> states, Span<uint> pieces, Span<TiedRun> tied)
    {
        // Pieces and room for ties are a chunk, states are at most that; every row in the tables is in range. So no look-up needs a check.
        ref var entry = ref MemoryMarshal.GetArrayDataReference(entries);
        ref var piece = ref MemoryMarshal.GetReference(pieces);
        ref var tie = ref MemoryMarshal.GetReference(tied);
        var (shift, ignored, mask, ties) = (layout.ColumnBits, layout.Ignored, layout.ColumnMask, 0);
        for (var run = 0; run < states.Length; run++)
        {
            var (bits, row) = (Unsafe.Add(ref piece, run), uint.CreateTruncating(states[run] >> rowShift) << shift);
            var found = Unsafe.Add(ref entry, row | (bits & mask));
            var gap = (long)(bits | ignored) - (found | ignored);
            if (gap == 0)
            {
                Unsafe.Add(ref tie, ties++) = new(run, ulong.CreateTruncating(states[run]), bits & mask);
            }

            // Branch-free: below the threshold the piece names the column, else the entry does.
            Unsafe.Add(ref piece, run) = ((found ^ ((found ^ bits) & (uint)(gap >> 63))) & mask) | row;
        }

        return ties;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Move(TWord[] targets, uint shared, uint kept, int rowShift, Span<TWord> states, ReadOnlySpan<uint> chosen)
    {
        ref var target = ref MemoryMarshal.GetArrayDataReference(targets);
        ref var choice = ref MemoryMarshal.GetReference(chosen);
        for (var run = 0; run < states.Length; run++)
        {
            states[run] = After(states[run], Unsafe.Add(ref target, shared | (Unsafe.Add(ref choice, run) & kept)), rowShift);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TWord After(TWord state, TWord target, int rowShift) => (state & ((TWord.One << rowShift) - TWord.One)) + target;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Total(ReadOnlySpan<TWord> states, BulkTotals totals)
    {
        var (a, aa, b, bb) = (0L, 0L, 0L, 0L);
        foreach (var state in states)
        {
            long first = Rejections(state), second = Rounds(state);
            (a, aa, b, bb) = (a + first, aa + (first * first), b + second, bb + (second * second));
        }

        totals.AddShifted(states.Length, (a, aa), (b, bb), Offset);
        if (totals.Kept.Length > 1)
        {
            foreach (var state in states)
            {
                totals.Kept[Final[Row(state)]]++;
            }
        }
    }
}
