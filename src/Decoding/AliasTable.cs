using System.Numerics;

namespace SpecProofs.Decoding;

/// <summary>Walker and Vose's alias table: a draw from V tokens in constant time.</summary>
/// <remarks>Exactness: masses are rounded to <see cref="double"/>; a token of zero mass is never drawn. Unit: cell i keeps token i below its cut and gives the alias above.</remarks>
internal sealed class AliasTable
{
    private readonly double[] _cut;
    private readonly int[] _alias;

    private AliasTable(double[] cut, int[] alias) => (_cut, _alias) = (cut, alias);

    public static AliasTable Of<W>(ReadOnlySpan<W> masses)
        where W : struct, INumber<W>
    {
        var n = masses.Length;
        var cut = new double[n];
        var alias = new int[n];
        Stack<int> poor = [], rich = [];
        var heaviest = 0;
        for (var token = 0; token < n; token++)
        {
            cut[token] = double.CreateChecked(masses[token]) * n;
            (cut[token] < 1 ? poor : rich).Push(token);
            heaviest = cut[token] > cut[heaviest] ? token : heaviest;
        }

        while (poor.Count > 0 && rich.Count > 0)
        {
            var (low, high) = (poor.Pop(), rich.Pop());
            alias[low] = high;
            cut[high] -= 1 - cut[low];
            (cut[high] < 1 ? poor : rich).Push(high);
        }

        // What is left over is 1 up to rounding, unless its mass is zero: that one must never be drawn.
        foreach (var token in poor.Concat(rich))
        {
            (cut[token], alias[token]) = W.IsZero(masses[token]) ? (0, heaviest) : (1, token);
        }

        return new AliasTable(cut, alias);
    }

    public int Draw(ref Xoshiro256PlusPlus random)
    {
        var scaled = random.NextUnit() * _cut.Length;
        var cell = (int)scaled;
        return scaled - cell < _cut[cell] ? cell : _alias[cell];
    }
}
