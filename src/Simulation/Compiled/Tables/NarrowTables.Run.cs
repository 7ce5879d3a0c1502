using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace SpecProofs.Simulation;

/// <content>Advancing a block, portably. The vectorised code gives the same bits.</content>
internal sealed partial class NarrowTables
{
    private const int PiecesPerNumber = 4;

    /// <inheritdoc/>
    public override void Run(BulkBlock block, int runs, BulkWidth width, BulkTotals totals)
    {
        var (states, numbers) = (block.Cleared(2 * Block / PiecesPerNumber, 0).States, block.Numbers(Block / PiecesPerNumber));
        var places = MemoryMarshal.Cast<ulong, ushort>(states.AsSpan())[..Block];
        var tallies = MemoryMarshal.Cast<ulong, ushort>(states.AsSpan())[Block..];
        for (var step = 0; step < Steps; step++)
        {
            if (width == BulkWidth.Bits512 && Avx512BW.IsSupported)
            {
                Advance512(step, places, tallies, block);
            }
            else
            {
                block.Random.Fill(numbers, width);
                Advance(step, places, tallies, MemoryMarshal.Cast<ulong, ushort>(numbers), block.Random);
            }
        }

        Total(tallies[..runs], totals);
        if (totals.Kept.Length > 1)
        {
            foreach (var place in places[..runs])
            {
                totals.Kept[Final[place >> _layout.ColumnBits]]++;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Advance(int step, Span<ushort> places, Span<ushort> tallies, ReadOnlySpan<ushort> pieces, BulkRandom random)
    {
        var entries = _entries.AsSpan(step * _entriesPerStep, _entriesPerStep);
        var next = _next.AsSpan(step * Columns, Columns);
        var adds = _adds.AsSpan(step * Columns, Columns);
        var (ignored, mask) = ((int)_layout.Ignored, (int)_layout.ColumnMask);
        for (var run = 0; run < places.Length; run++)
        {
            var piece = pieces[run];
            var index = places[run] | (piece & mask);
            int entry = entries[index];
            var gap = (piece | ignored) - (entry | ignored);
            if (gap == 0)
            {
                gap = random.Tie(step, run) < _rest[(step * _entriesPerStep) + index] ? -1 : 0;
            }

            // Branch-free: below the threshold the piece names the column, else the entry does.
            var label = (entry ^ ((entry ^ piece) & (gap >> 31))) & mask;
            places[run] = next[label];
            tallies[run] += adds[label];
        }
    }

    /// <summary>Sums and sums of squares of both bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Total(ReadOnlySpan<ushort> tallies, BulkTotals totals)
    {
        var vectors = MemoryMarshal.Cast<ushort, Vector<ushort>>(tallies);
        var (low, rejections, rejectionsSquared, rounds, roundsSquared) = (
            new Vector<ushort>(ByteMax), Vector<uint>.Zero, Vector<uint>.Zero, Vector<uint>.Zero, Vector<uint>.Zero);
        foreach (var vector in vectors)
        {
            var (first, second) = (vector & low, Vector.ShiftRightLogical(vector, 8));
            rejections += Widened(first);
            rejectionsSquared += Widened(first * first);
            rounds += Widened(second);
            roundsSquared += Widened(second * second);
        }

        var (n, a, aa, b, bb) = (
            (Int128)tallies.Length, (Int128)Vector.Sum(rejections), (Int128)Vector.Sum(rejectionsSquared), (Int128)Vector.Sum(rounds),
            (Int128)Vector.Sum(roundsSquared));
        foreach (var tally in tallies[(vectors.Length * Vector<ushort>.Count)..])
        {
            var (first, second) = (tally & ByteMax, tally >> 8);
            (a, aa, b, bb) = (a + first, aa + (first * first), b + second, bb + (second * second));
        }

        totals.AddShifted(n, (a, aa), (b, bb), Offset);
    }

    private static Vector<uint> Widened(Vector<ushort> vector)
    {
        Vector.Widen(vector, out var low, out var high);
        return low + high;
    }
}
