using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace SpecProofs.Decoding;

/// <summary>Alias table for the sampler: a draw from V tokens in constant time, from one random word.</summary>
/// <remarks>
/// Cell i gives token i below its cut and the alias from there on. The upper half of the word's product with V chooses the cell,
/// the lower half the place in it. Cut and alias are packed into one number: the alias takes as many low bits as a token needs.
/// Exactness: masses are rounded to <see cref="double"/>; a token of zero mass is never drawn.
/// Checked by counting the words that draw each token.
/// </remarks>
internal static class AliasTable
{
    /// <summary>The table's V cells.</summary>
    public static Cell<W>[] Of<W>(ReadOnlySpan<W> masses)
        where W : struct, INumber<W>
    {
        var n = masses.Length;
        var (heights, alias, cells) = (new double[n], new int[n], Row.OfLength<Cell<W>>(n));
        var heaviest = 0;
        for (var token = 0; token < n; token++)
        {
            heights[token] = double.CreateChecked(masses[token]) * n;
            heaviest = heights[token] > heights[heaviest] ? token : heaviest;
        }

        new AliasPairing<double>().Fill(heights, full: 1, alias);
        for (var token = 0; token < n; token++)
        {
            // A column without alias is full up to rounding, unless the token's mass is zero: that one must never be drawn.
            cells[token] = new()
            {
                Alias = alias[token] != token ? Packed(Cut(heights[token]), alias[token], n)
                    : Packed(0, W.IsZero(masses[token]) ? heaviest : token, n),
            };
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
