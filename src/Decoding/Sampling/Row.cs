using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SpecProofs.Decoding;

/// <summary>Memory for a row of numbers, one a token.</summary>
internal static class Row
{
    /// <summary>From this vocabulary on, the rows of an instance do not fit into the cache together.</summary>
    public const int Large = 64;

    /// <summary>
    /// A row to be filled. Large ones lie apart from the small objects, which every step reads: these then share few pages.
    /// </summary>
    public static T[] OfLength<T>(int vocabulary) =>
        GC.AllocateUninitializedArray<T>(vocabulary, pinned: vocabulary >= Large);

    /// <summary>
    /// The element of a row of V numbers. The row's own length, which lies next to its first element, is not read: for most tokens that is
    /// another page.
    /// </summary>
    /// <exception cref="IndexOutOfRangeException">The token is not in 0 … V−1.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref T At<T>(T[] row, int vocabulary, int token)
    {
        if ((uint)token >= (uint)vocabulary)
        {
            _ = row[token];
        }

        return ref Unchecked(row, token);
    }

    /// <summary>The element at an index known to be within the row.</summary>
    /// <remarks>
    /// The row is compared with null in so many words, as the compiler's own check reads the row's head: for most tokens that is another
    /// page, not asked for ahead.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref T Unchecked<T>(T[] row, int index)
    {
        ArgumentNullException.ThrowIfNull(row);
        return ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(row), (nint)(uint)index);
    }
}
