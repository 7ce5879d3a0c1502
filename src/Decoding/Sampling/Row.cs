using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SpecProofs.Decoding;

/// <summary>Memory for a row of numbers, one for each token.</summary>
internal static class Row
{
    /// <summary>From this vocabulary on, the rows of an instance together exceed the cache.</summary>
    public const int Large = 64;

    /// <summary>An uninitialised row. Large rows are allocated apart from the small objects, which then share few pages.</summary>
    public static T[] OfLength<T>(int vocabulary) =>
        GC.AllocateUninitializedArray<T>(vocabulary, pinned: vocabulary >= Large);

    /// <summary>An element of a row of V numbers, without reading the array's length: for most tokens that lies on another page.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The token is not in 0 … V−1.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref T At<T>(T[] row, int vocabulary, int token)
    {
        if ((uint)token >= (uint)vocabulary)
        {
            NoSuchToken.Refuse(token, vocabulary);
        }

        return ref Unchecked(row, token);
    }

    /// <summary>The element at an index known to be within the row.</summary>
    /// <remarks>
    /// The explicit null check replaces the compiler's own, which reads the array's header: for most tokens a page that is not prefetched.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref T Unchecked<T>(T[] row, int index)
    {
        ArgumentNullException.ThrowIfNull(row);
        return ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(row), (nint)(uint)index);
    }
}
