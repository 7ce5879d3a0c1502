using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SpecProofs.Simulation;

/// <content>Advancing 32 runs at a time: the tables of a step stay in registers, and a look-up is a permutation.</content>
internal sealed partial class NarrowTables
{
    /// <summary>Vectors of runs in a block.</summary>
    private const int Vectors = Block / 32;

    private void Advance512(int step, Span<ushort> places, Span<ushort> tallies, BulkBlock block)
    {
        var placesOf32 = MemoryMarshal.Cast<ushort, Vector512<ushort>>(places);
        var talliesOf32 = MemoryMarshal.Cast<ushort, Vector512<ushort>>(tallies);
        var entries = MemoryMarshal.Cast<ushort, Vector512<ushort>>(_entries.AsSpan(step * _entriesPerStep, _entriesPerStep));
        var labels = new Labels(
            Vector512.Create(_next.AsSpan(step * Columns, Columns)),
            Vector512.Create(_adds.AsSpan(step * Columns, Columns)),
            (ushort)_layout.ColumnMask,
            (ushort)_layout.Ignored);
        var state = MemoryMarshal.Cast<ulong, Vector512<ulong>>(block.Random.State);
        var tied = block.Tied(Vectors);
        var ties = _entriesPerStep switch
        {
            64 => Advance512<Entries64>(entries, in labels, placesOf32, talliesOf32, state, tied),
            128 => Advance512<Entries128>(entries, in labels, placesOf32, talliesOf32, state, tied),
            _ => Advance512<Entries256>(entries, in labels, placesOf32, talliesOf32, state, tied),
        };
        foreach (ref readonly var vector in tied[..ties])
        {
            Untie(step, in vector, places, tallies, block.Random);
        }
    }

    /// <summary>
    /// Treats every tie as a piece above its threshold, notes it, and returns how many it noted. Calls nothing: a call would spill all
    /// registers.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static int Advance512<TEntries>(
        ReadOnlySpan<Vector512<ushort>> table, ref readonly Labels labels, Span<Vector512<ushort>> places, Span<Vector512<ushort>> tallies,
        Span<Vector512<ulong>> state, Span<TiedVector> tied)
        where TEntries : struct, IEntries<TEntries>
    {
        var entries = TEntries.Load(table);
        var (next, adds) = (labels.Next, labels.Adds);
        var (mask, ignored) = (Vector512.Create(labels.Mask), Vector512.Create(labels.Ignored));
        var (a, b, c, d) = (state[0], state[1], state[2], state[3]);
        var ties = 0;
        for (var i = 0; i < places.Length && i < tallies.Length && ties < tied.Length; i++)
        {
            var piece = (BulkRandom.Rotated(a + d, 23) + a).AsUInt16();
            (a, b, c, d) = (a ^ b ^ d, a ^ b ^ c, a ^ c ^ (b << 17), BulkRandom.Rotated(b ^ d, 45));
            var entry = entries.Find((piece & mask) | places[i]);
            var (left, right) = (piece | ignored, entry | ignored);
            if (Vector512.EqualsAny(left, right))
            {
                tied[ties++] = new(i, piece, places[i]);
            }

            var label = Vector512.ConditionalSelect(Vector512.LessThan(left, right), piece, entry);
            places[i] = Avx512BW.PermuteVar32x16(next, label);
            tallies[i] += Avx512BW.PermuteVar32x16(adds, label);
        }

        (state[0], state[1], state[2], state[3]) = (a, b, c, d);
        return ties;
    }

    /// <summary>
    /// The loop treated every tie as a piece above its threshold; runs that turn out to be below it get the piece's outcome in place of the
    /// entry's.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Untie(int step, ref readonly TiedVector tied, Span<ushort> places, Span<ushort> tallies, BulkRandom random)
    {
        var (ignored, mask) = ((int)_layout.Ignored, (int)_layout.ColumnMask);
        for (var lane = 0; lane < Vector512<ushort>.Count; lane++)
        {
            var (run, piece) = ((tied.Vector * Vector512<ushort>.Count) + lane, tied.Pieces[lane]);
            var index = (step * _entriesPerStep) + (tied.Places[lane] | (piece & mask));
            if ((piece | ignored) == (_entries[index] | ignored) && random.Tie(step, run) < _rest[index])
            {
                var (own, other) = ((step * Columns) + (piece & mask), (step * Columns) + (_entries[index] & mask));
                places[run] = _next[own];
                tallies[run] += (ushort)(_adds[own] - _adds[other]);
            }
        }
    }

    private readonly record struct Labels(Vector512<ushort> Next, Vector512<ushort> Adds, ushort Mask, ushort Ignored);

    /// <summary>Entries in registers.</summary>
    private interface IEntries<TSelf>
    {
        static abstract TSelf Load(ReadOnlySpan<Vector512<ushort>> entries);

        Vector512<ushort> Find(Vector512<ushort> index);
    }

    private readonly struct Entries64(Vector512<ushort> a, Vector512<ushort> b) : IEntries<Entries64>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Entries64 Load(ReadOnlySpan<Vector512<ushort>> entries) => new(entries[0], entries[1]);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<ushort> Find(Vector512<ushort> index) => Avx512BW.PermuteVar32x16x2(a, index, b);
    }

    private readonly struct Entries128(
        Vector512<ushort> a, Vector512<ushort> b, Vector512<ushort> c, Vector512<ushort> d) : IEntries<Entries128>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Entries128 Load(ReadOnlySpan<Vector512<ushort>> entries) => new(entries[0], entries[1], entries[2], entries[3]);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<ushort> Find(Vector512<ushort> index) => Vector512.ConditionalSelect(
            Vector512.GreaterThan(index, Vector512.Create((ushort)63)),
            Avx512BW.PermuteVar32x16x2(c, index, d),
            Avx512BW.PermuteVar32x16x2(a, index, b));
    }

    private readonly struct Entries256(Entries128 low, Entries128 high) : IEntries<Entries256>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Entries256 Load(ReadOnlySpan<Vector512<ushort>> entries) =>
            new(Entries128.Load(entries), Entries128.Load(entries[4..]));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<ushort> Find(Vector512<ushort> index)
        {
            var within = index & Vector512.Create((ushort)127);
            return Vector512.ConditionalSelect(
                Vector512.GreaterThan(index, Vector512.Create((ushort)127)), high.Find(within), low.Find(within));
        }
    }
}
