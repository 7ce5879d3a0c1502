using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace SpecProofs.Decoding;

/// <summary>Asks the memory for a place that will be read soon, and does not wait for it. Changes nothing but the time that the reading takes; does nothing where the machine has no such instruction.</summary>
internal static class Prefetch
{
    /// <summary>Asks for the element at an index that is within the row.</summary>
    /// <remarks>Without a bounds check: that would read the row's length, which lies on another page than most of its elements.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Element<T>(T[] row, int index)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(row), index)));
        }
    }
}
