using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace SpecProofs.Decoding;

/// <summary>Walker and Vose's alias table: a draw from V tokens in constant time, from one random word.</summary>
/// <remarks>
/// Cell i keeps token i below its cut and gives the alias from there on; the word's product with V has the cell in its upper half
/// and the place in the cell in its lower half. Cut and alias are one number: the cut in its upper bits, the alias in as many lower ones as a token takes.
/// Exactness: masses are rounded to <see cref="double"/>; a token of zero mass is never drawn. Checked by counting the words that draw each token.
/// </remarks>
internal static class AliasTable
{
    /// <summary>The table's V cells.</summary>
    public static Cell<W>[] Of<W>(ReadOnlySpan<W> masses)
        where W : struct, INumber<W>
    {
        var n = masses.Length;
        var (height, cells) = (new double[n], Row.OfLength<Cell<W>>(n));
        Stack<int> poor = [], rich = [];
        var heaviest = 0;
        for (var token = 0; token < n; token++)
        {
            height[token] = double.CreateChecked(masses[token]) * n;
            (height[token] < 1 ? poor : rich).Push(token);
            heaviest = height[token] > height[heaviest] ? token : heaviest;
        }

        while (poor.Count > 0 && rich.Count > 0)
        {
            var (low, high) = (poor.Pop(), rich.Pop());
            cells[low] = new() { Alias = Packed(Cut(height[low]), high, n) };
            height[high] -= 1 - height[low];
            (height[high] < 1 ? poor : rich).Push(high);
        }

        // What is left over is full up to rounding, unless its mass is zero: that one must never be drawn.
        foreach (var token in poor.Concat(rich))
        {
            var only = W.IsZero(masses[token]) ? heaviest : token;
            cells[token] = new() { Alias = Packed(0, only, n) };
        }

        return cells;
    }

    /// <summary>A token drawn with one random word. Chosen by a mask: a branch on random bits is mispredicted.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Draw<W>(Cell<W>[] cells, int vocabulary, ulong word)
        where W : struct, INumber<W>
    {
        var (token, mask) = (Chosen(vocabulary, word), AliasMask(vocabulary));
        var cell = Row.Unchecked(cells, token).Alias;
        var place = ((word * (ulong)vocabulary) >> 1) | mask;
        var alias = (int)(cell & mask);
        var kept = (int)((long)(place - cell) >> 63);
        return alias ^ ((alias ^ token) & kept);
    }

    /// <summary>The cell that a random word chooses: the upper half of its product with V.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Chosen(int vocabulary, ulong word) =>
        (int)(Bmi2.X64.IsSupported ? Bmi2.X64.MultiplyNoFlags(word, (ulong)vocabulary) : Math.BigMul(word, (ulong)vocabulary, out _));

    private static ulong Packed(ulong cut, int alias, int vocabulary) => (cut & ~AliasMask(vocabulary)) | (uint)alias;

    /// <summary>The bits that a token takes. The cut loses as many, which moves the mass of a cell by less than 2⁻⁶².</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong AliasMask(int vocabulary) => uint.MaxValue >> BitOperations.LeadingZeroCount((uint)vocabulary - 1);

    /// <summary>A height in [0, 1) as a fraction of 2⁶³.</summary>
    private static ulong Cut(double height) => (ulong)(height * 9223372036854775808.0);
}
