using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace SpecProofs.Decoding;

/// <summary>
/// Prefetches memory that will be read soon. Affects time alone; does nothing on hardware without a prefetch instruction.
/// </summary>
/// <remarks>
/// Places are noted first and prefetched a few at a time in a tight loop: each request occupies the processor's instruction window until
/// its address is translated.
/// </remarks>
internal sealed class Prefetch
{
    private readonly nint[] _places = new nint[16];
    private int _count;

    /// <summary>Notes an element, whose index must be within the row, for <see cref="Ask"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe void Note<T>(T[] row, int index)
    {
        _places[_count++] = (nint)Unsafe.AsPointer(ref Row.Unchecked(row, index));
        if (_count == _places.Length)
        {
            Ask();
        }
    }

    /// <summary>Prefetches the first 64 bytes of an object's fields, which may span two cache lines.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Object(object thing)
    {
        if (Sse.IsSupported)
        {
            var fields = (byte*)Unsafe.AsPointer(ref Unsafe.As<StrongBox<byte>>(thing).Value);
            Sse.Prefetch0(fields);
            Sse.Prefetch0(fields + 63);
        }
    }

    /// <summary>Prefetches the places noted since the last call.</summary>
    public unsafe void Ask()
    {
        if (Sse.IsSupported)
        {
            foreach (var place in _places.AsSpan(0, _count))
            {
                Sse.Prefetch0((void*)place);
            }
        }

        _count = 0;
    }
}
