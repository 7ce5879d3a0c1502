using System.Numerics;
using System.Runtime.CompilerServices;

namespace SpecProofs.Decoding;

/// <summary>Walker and Vose's alias table: a draw from V tokens in constant time, from one random word.</summary>
/// <remarks>
/// Cell i keeps token i below its cut and gives the alias from there on; the word's product with V has the cell in its upper half
/// and the place in the cell in its lower half. Exactness: masses are rounded to <see cref="double"/>; a token of zero mass is never drawn.
/// </remarks>
internal static class AliasTable
{
    /// <summary>The table's V cells.</summary>
    public static AliasCell[] Of<W>(ReadOnlySpan<W> masses)
        where W : struct, INumber<W>
    {
        var n = masses.Length;
        var (height, cells) = (new double[n], new AliasCell[n]);
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
            cells[low] = new(Cut(height[low]), low, high);
            height[high] -= 1 - height[low];
            (height[high] < 1 ? poor : rich).Push(high);
        }

        // What is left over is full up to rounding, unless its mass is zero: that one must never be drawn.
        foreach (var token in poor.Concat(rich))
        {
            var only = W.IsZero(masses[token]) ? heaviest : token;
            cells[token] = new(0, only, only);
        }

        return cells;
    }

    /// <summary>A token drawn with one random word.</summary>
    public static int Draw(AliasCell[] cells, ulong word)
    {
        var product = Math.BigMul(word, (ulong)cells.Length);
        return cells[(int)(product >> 64)].At((ulong)product);
    }

    /// <summary>A height in [0, 1) as a fraction of 2⁶⁴.</summary>
    private static ulong Cut(double height) => (ulong)(height * 18446744073709551616.0);
}

/// <summary>One cell of an alias table.</summary>
internal readonly struct AliasCell(ulong cut, int token, int alias)
{
    private readonly ulong _cut = cut;
    private readonly ulong _both = (ulong)(uint)alias << 32 | (uint)token;

    /// <summary>The token below the cut, the alias from there on. Chosen by a shift: a branch on random bits is mispredicted.</summary>
    public int At(ulong place) => (int)(_both >> (Unsafe.BitCast<bool, byte>(place >= _cut) << 5));
}
