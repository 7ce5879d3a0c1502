using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SpecProofs.Decoding;

/// <summary>Memory for a row of numbers, one a token.</summary>
internal static class Row
{
    /// <summary>From this vocabulary on, the rows of an instance do not fit into the cache together.</summary>
    public const int Large = 64;

    /// <summary>A row to be filled. Large ones lie apart from the small objects, which every step reads: these then share few pages.</summary>
    public static T[] OfLength<T>(int vocabulary) =>
        GC.AllocateUninitializedArray<T>(vocabulary, pinned: vocabulary >= Large);

    /// <summary>The element of a row of V numbers. The row's own length, which lies next to its first element, is not read: for most tokens that is another page.</summary>
    /// <exception cref="IndexOutOfRangeException">The token is not in 0 … V−1.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T At<T>(T[] row, int vocabulary, int token) =>
        (uint)token < (uint)vocabulary ? Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(row), token) : row[token];
}
