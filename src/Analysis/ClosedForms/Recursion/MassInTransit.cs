using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SpecProofs.Analysis;

/// <summary>Mass on its way to the next position.</summary>
/// <remarks>Gathered by token first, whole rows at a time, and moved to contexts once for all contexts with the same successors.</remarks>
/// <param name="contexts">Contexts in the graph.</param>
/// <param name="rows">Masses a context.</param>
/// <param name="vocabulary">V.</param>
/// <typeparam name="U">The number type in which mass is carried.</typeparam>
internal sealed class MassInTransit<U>(int contexts, int rows, int vocabulary)
    where U : struct, IAdditionOperators<U, U, U>, IMultiplyOperators<U, U, U>
{
    private readonly Dictionary<int[], MassByToken<U>> _bySuccessors = [];
    private readonly Stack<MassByToken<U>> _spare = [];
    private readonly int[] _indexOf = [.. Enumerable.Repeat(-1, contexts)];
    private (int[]? Successors, MassByToken<U>? Mass) _last;

    /// <summary>What the contexts with these successors send on.</summary>
    public MassByToken<U> Towards(int[] successors)
    {
        if (!ReferenceEquals(_last.Successors, successors))
        {
            if (!_bySuccessors.TryGetValue(successors, out var mass))
            {
                _bySuccessors[successors] = mass = _spare.TryPop(out var spare) ? spare : new(rows, vocabulary);
            }

            _last = (successors, mass);
        }

        return _last.Mass!;
    }

    /// <summary>Moves everything to the contexts where it arrives, in place of what was there before.</summary>
    public void Settle(MassByContext<U> into)
    {
        into.Clear();
        foreach (var (successors, mass) in _bySuccessors)
        {
            for (var x = 0; x < successors.Length; x++)
            {
                if (successors[x] >= 0)
                {
                    ref var index = ref _indexOf[successors[x]];
                    index = index < 0 ? into.Add(successors[x]) : index;
                    mass.AddToken(x, into.At(index));
                }
            }

            mass.Clear();
            _spare.Push(mass);
        }

        foreach (var context in into.Contexts)
        {
            _indexOf[context] = -1;
        }

        _bySuccessors.Clear();
        _last = default;
    }
}

/// <summary>Mass of each token, a row of V numbers for each place of a round, filled up to whole vectors.</summary>
/// <remarks>Whole numbers of any size are summed in place, see <see cref="WholeSums"/>.</remarks>
internal sealed class MassByToken<U>(int rows, int vocabulary)
    where U : struct, IAdditionOperators<U, U, U>, IMultiplyOperators<U, U, U>
{
    private readonly U[] _masses = typeof(U) == typeof(BigInteger) ? [] : new U[rows * Stride(vocabulary)];
    private readonly WholeSums? _whole = typeof(U) == typeof(BigInteger) ? new(rows * Stride(vocabulary)) : null;
    private readonly int _stride = Stride(vocabulary);

    /// <summary>Adds scale · shares to the row of one place.</summary>
    public void AddScaled(int row, U scale, ReadOnlySpan<U> shares)
    {
        if (_whole is not null)
        {
            ref var first = ref Unsafe.As<U, BigInteger>(ref MemoryMarshal.GetReference(shares));
            var whole = MemoryMarshal.CreateReadOnlySpan(ref first, shares.Length);
            _whole.AddScaled(row * _stride, Unsafe.As<U, BigInteger>(ref scale), whole);
            return;
        }

        RowKernels.AddScaled(_masses.AsSpan(row * _stride, vocabulary), scale, shares);
    }

    /// <summary>Part of the row of one place in vectors, the last of which may be filled up.</summary>
    /// <param name="row">The row.</param>
    /// <param name="from">The first token.</param>
    /// <param name="count">Vectors.</param>
    public Span<Vector512<U>> Vectors(int row, int from, int count) =>
        MemoryMarshal.Cast<U, Vector512<U>>(_masses.AsSpan((row * _stride) + from, count * Vector512<U>.Count));

    /// <summary>Adds the mass of one token, in each place, to other masses.</summary>
    public void AddToken(int token, Span<U> to)
    {
        for (var row = 0; row < to.Length; row++)
        {
            var place = (row * _stride) + token;
            to[row] += _whole is null ? _masses[place] : Unsafe.BitCast<BigInteger, U>(_whole[place]);
        }
    }

    public void Clear()
    {
        _masses.AsSpan().Clear();
        _whole?.Clear();
    }

    private static int Stride(int vocabulary) =>
        Vector512<U>.IsSupported ? (vocabulary + Vector512<U>.Count - 1) / Vector512<U>.Count * Vector512<U>.Count : vocabulary;
}
