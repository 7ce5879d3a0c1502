namespace SpecProofs.Simulation;

/// <summary>
/// How a piece of random bits chooses an outcome: its low bits choose a column of an alias table, the rest is compared with the
/// column's threshold.
/// </summary>
/// <remarks>
/// Below the threshold the outcome is the column's own, otherwise the alias, which the entry names in its low bits. The entry holds only
/// the threshold's leading bits; if the piece ties with them, 64 more random bits are compared with the 64 bits that follow. Nothing is
/// left to compare after that: with ticks of 2^−<see cref="TickBits"/> every outcome has exactly the probability that its ticks state.
/// Source: Walker 1977, Vose 1991.
/// </remarks>
/// <param name="Width">Bits of a piece: 16 or 32.</param>
/// <param name="ColumnBits">b: there are 2^b columns, one for each outcome that a row can have.</param>
/// <param name="LeadingBits">Bits of the threshold that are compared first: all that a piece has left, fewer in tests of ties.</param>
internal readonly record struct PieceLayout(int Width, int ColumnBits, int LeadingBits)
{
    public PieceLayout(int width, int columnBits)
        : this(width, columnBits, width - columnBits)
    {
    }

    /// <summary>Bits that decide: column, leading bits, the 64 bits after them.</summary>
    public int TickBits => ColumnBits + LeadingBits + 64;

    public int Columns => 1 << ColumnBits;

    /// <summary>The bits of a piece that are not compared.</summary>
    public uint Ignored => (1u << (Width - LeadingBits)) - 1;

    public uint ColumnMask => (uint)Columns - 1;

    /// <summary>Column bits for a number of outcomes.</summary>
    public static int BitsFor(int outcomes) => Math.Max(1, 32 - System.Numerics.BitOperations.LeadingZeroCount((uint)outcomes - 1));
}

/// <summary>The rows of a compiled decoder's alias tables, in whole numbers, without rounding.</summary>
internal sealed class AliasRow(PieceLayout layout)
{
    private readonly AliasPairing<UInt128> _pairing = new();
    private readonly int[] _alias = new int[layout.Columns];

    /// <summary>
    /// Fills in entries, and the 64 bits that follow each threshold, for ticks that sum to 2^<see cref="PieceLayout.TickBits"/>.
    /// Overwrites the ticks.
    /// </summary>
    public void Fill(Span<UInt128> ticks, Span<uint> entries, Span<ulong> rest)
    {
        foreach (ref var height in ticks)
        {
            height <<= layout.ColumnBits;
        }

        _pairing.Fill(ticks, UInt128.One << layout.TickBits, _alias);
        for (var column = 0; column < ticks.Length; column++)
        {
            var alias = _alias[column];
            var cut = alias == column ? 0 : ticks[column];
            entries[column] = (Leading(cut) << (layout.Width - layout.LeadingBits)) | (uint)alias;
            rest[column] = (ulong)(cut >> layout.ColumnBits);
        }
    }

    /// <summary>The probability of each outcome that a row's entries give it.</summary>
    public static Rational[] Masses(PieceLayout layout, ReadOnlySpan<uint> entries, ReadOnlySpan<ulong> rest)
    {
        var masses = new Rational[entries.Length];
        var ticks = System.Numerics.BigInteger.One << (layout.LeadingBits + 64);
        for (var column = 0; column < entries.Length; column++)
        {
            var threshold = ((System.Numerics.BigInteger)(entries[column] >> (layout.Width - layout.LeadingBits)) << 64) + rest[column];
            var own = Rational.Of(threshold, ticks);
            masses[column] += own / entries.Length;
            masses[(int)(entries[column] & layout.ColumnMask)] += (1 - own) / entries.Length;
        }

        return masses;
    }

    private uint Leading(UInt128 cut) => (uint)(cut >> (64 + layout.ColumnBits));
}
