using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace SpecProofs.Decoding;

/// <summary>
/// Asks the memory for places that will be read soon, and does not wait for them. Changes nothing but the time that the reading takes; does
/// nothing where the machine has no such instruction.
/// </summary>
/// <remarks>
/// Places are noted and then asked for some at a time, in a loop that does nothing else: a processor works on only so many instructions at
/// once, and a request keeps its place among them until its address is translated.
/// </remarks>
internal sealed class Prefetch
{
    private readonly nint[] _places = new nint[16];
    private int _count;

    /// <summary>Notes the element at an index that is within the row, to be asked for by <see cref="Ask"/> or before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe void Note<T>(T[] row, int index)
    {
        _places[_count++] = (nint)Unsafe.AsPointer(ref Row.Unchecked(row, index));
        if (_count == _places.Length)
        {
            Ask();
        }
    }

    /// <summary>Asks at once for the first 64 bytes of an object's fields, which may lie on two lines.</summary>
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

    /// <summary>Asks for the places noted and not yet asked for.</summary>
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
