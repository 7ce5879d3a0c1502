using System.Numerics;

namespace SpecProofs.Simulation;

/// <summary>Tables in memory, with entries of 32 bits: for any number of states, and for steps that append several tokens.</summary>
internal static class WideTables
{
    private const int WordBits = 32;

    /// <summary>The tables of a machine, with the shortest words that hold its states and counts.</summary>
    /// <exception cref="BudgetExceededException">They are too large.</exception>
    public static BulkTables Of<T, W>(StepMachine<T, W> machine, int[] final, int? leadingBits, CompileBudget budget)
        where T : notnull
        where W : struct, INumber<W>
    {
        var most = (long)machine.Horizon
            * machine.Moves.SelectMany(moves => moves).Max(move => Math.Max(Most(move.Adds), Most(move.AddsLast)));
        var (countBits, rowBits) = (Bits(most), Bits(machine.Moves.Count));
        return rowBits + (2 * countBits) <= WordBits
            ? WideTables<uint>.Of(machine, final, countBits, leadingBits, budget)
            : WideTables<ulong>.Of(machine, final, countBits, leadingBits, budget);
    }

    private static int Most(Tally tally) => Math.Max(tally.Rejections, tally.Rounds);

    private static int Bits(long most) => 64 - BitOperations.LeadingZeroCount((ulong)most);
}

/// <summary>Tables in memory.</summary>
/// <remarks>
/// A run is a word: its row in the high bits, then rounds, then rejections. A row has an entry for each outcome and a target for each
/// entry: the next row, and what is added to the counts. If every step appends one token, states that occur at the same position share
/// their targets, so that 1000 rows of 2000 outcomes need no targets of their own.
/// </remarks>
/// <typeparam name="TWord">32 or 64 bits.</typeparam>
internal sealed partial class WideTables<TWord> : BulkTables
    where TWord : unmanaged, IBinaryInteger<TWord>, IUnsignedNumber<TWord>
{
    private const int MaxColumnBits = 16;
    private readonly PieceLayout _layout;
    private readonly int _countBits;
    private readonly uint[] _entries;
    private readonly ulong[] _rest;
    private readonly TWord[] _targets;
    private readonly TWord[] _lastTargets;
    private readonly int[]? _groupOfStep;

    private WideTables(PieceLayout layout, int countBits, int rows, WideColumns columns, bool endsDiffer)
    {
        (_layout, _countBits, _groupOfStep) = (layout, countBits, columns.GroupOfStep);
        (_entries, _rest) = (new uint[rows << layout.ColumnBits], new ulong[rows << layout.ColumnBits]);
        _targets = new TWord[columns.Groups << layout.ColumnBits];
        _lastTargets = endsDiffer ? new TWord[_targets.Length] : _targets;
    }

    /// <inheritdoc/>
    public override long Bytes =>
        (sizeof(uint) * (long)_entries.Length) + (sizeof(ulong) * (long)_rest.Length)
        + (WordBytes * ((long)_targets.Length + (ReferenceEquals(_targets, _lastTargets) ? 0 : _lastTargets.Length)));

    private static int WordBytes => TWord.AllBitsSet.GetByteCount();

    /// <summary>The tables of a machine, given the bits that its counts need.</summary>
    /// <exception cref="BudgetExceededException">They are too large.</exception>
    public static WideTables<TWord> Of<T, W>(StepMachine<T, W> machine, int[] final, int countBits, int? leadingBits, CompileBudget budget)
        where T : notnull
        where W : struct, INumber<W>
    {
        var columns = WideColumns.Of(machine, machine.OneTokenSteps ? Layers(machine) : null);
        var endsDiffer = machine.Moves.Any(moves => moves.Any(move => move.Adds != move.AddsLast));
        var (bits, rows) = (PieceLayout.BitsFor(columns.Most), machine.OneTokenSteps ? machine.Live : machine.Moves.Count);
        budget.ThrowIfTooLarge(
            (((long)(sizeof(uint) + sizeof(ulong)) * rows) + ((long)WordBytes * (endsDiffer ? 2 : 1) * columns.Groups)) << bits);
        if (bits > MaxColumnBits || (long)rows << bits > int.MaxValue)
        {
            throw new BudgetExceededException(
                $"{rows:N0} states and steps of {columns.Most:N0} outcomes are more than the tables can hold");
        }

        var layout = leadingBits is { } leading ? new PieceLayout(32, bits, leading) : new PieceLayout(32, bits);
        var tables = new WideTables<TWord>(layout, countBits, rows, columns, endsDiffer)
        {
            Steps = machine.Horizon,
            Offset = machine.Offset,
            Final = final,
        };
        tables.Fill(machine, rows, columns);
        return tables;
    }

    /// <inheritdoc/>
    public override IEnumerable<(int Next, Tally Adds, Rational Mass)> Moves(int step, int row)
    {
        var from = row << _layout.ColumnBits;
        var first = (_groupOfStep is null ? row : _groupOfStep[step]) << _layout.ColumnBits;
        return AliasRow.Masses(_layout, _entries.AsSpan(from, _layout.Columns), _rest.AsSpan(from, _layout.Columns))
            .Select((mass, column) => (Target: (step == Steps - 1 ? _lastTargets : _targets)[first + column], Mass: mass))
            .Where(entry => entry.Mass > 0)
            .Select(entry => (Row(entry.Target), new Tally(Rejections(entry.Target), Rounds(entry.Target)), entry.Mass));
    }

    private int Row(TWord word) => int.CreateTruncating(word >> (2 * _countBits));

    private int Rounds(TWord word) => int.CreateTruncating(word >> _countBits) & ((1 << _countBits) - 1);

    private int Rejections(TWord word) => int.CreateTruncating(word) & ((1 << _countBits) - 1);

    private TWord Word(int row, Tally counts) =>
        (TWord.CreateTruncating(row) << (2 * _countBits))
        | (TWord.CreateTruncating(counts.Rounds) << _countBits)
        | TWord.CreateTruncating(counts.Rejections);

    private void Fill<T, W>(StepMachine<T, W> machine, int rows, WideColumns columns)
        where T : notnull
        where W : struct, INumber<W>
    {
        var alias = new AliasRow(_layout);
        var (exact, ticks) = (new UInt128[_layout.Columns], new UInt128[_layout.Columns]);
        for (var row = 0; row < rows; row++)
        {
            var (moves, group, from) = (machine.Moves[row], columns.GroupOfState[row], row << _layout.ColumnBits);

            // An ended state waits for the others.
            moves = moves.Length == 0 ? [new Move<W>(row, default, default, W.One)] : moves;
            Array.Clear(ticks);
            FixedPoint.Fill(moves, _layout.TickBits, exact);
            for (var i = 0; i < moves.Length; i++)
            {
                var column = columns.Column(group, (moves[i].Next, moves[i].Adds, moves[i].AddsLast));
                ticks[column] += exact[i];
                var target = (group << _layout.ColumnBits) | column;
                _targets[target] = Word(moves[i].Next, moves[i].Adds);
                _lastTargets[target] = Word(moves[i].Next, moves[i].AddsLast);
            }

            alias.Fill(ticks, _entries.AsSpan(from, _layout.Columns), _rest.AsSpan(from, _layout.Columns));
        }
    }
}
