using System.Runtime.Intrinsics;

namespace SpecProofs.Simulation;

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

    /// <summary>Zeroed words for the runs, and spare words to sort them into.</summary>
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

/// <summary>32 runs of which some tied: their pieces and their places before the step.</summary>
internal readonly record struct TiedVector(int Vector, Vector512<ushort> Pieces, Vector512<ushort> Places);

/// <summary>A run that tied, its state before the step, and its column.</summary>
internal readonly record struct TiedRun(int Run, ulong State, uint Column);
