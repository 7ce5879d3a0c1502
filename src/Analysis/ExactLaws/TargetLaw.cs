using System.Numerics;
using System.Runtime.InteropServices;

namespace SpecProofs.Analysis;

/// <summary>The target's law Q of prefixes: Q(x_1 … x_n) = Π q_i(x_i | x_{&lt;i}), multiplied out prefix by prefix.</summary>
/// <remarks>
/// An end token ends a text, and with it the product. Cost: V^n. Runs no decoder. Source: the paper's section 2. Checked by: A1.law,
/// T1.law, T3.law.
/// </remarks>
public static class TargetLaw
{
    /// <summary>The law of the whole output x_1 … x_T, or up to its end token.</summary>
    public static Law<Tokens, W> Of<W>(Instance<W> instance)
        where W : struct, INumber<W> => OfPrefixes(instance, instance.Horizon);

    /// <summary>The law of the first <paramref name="length"/> tokens, fewer where the text is shorter.</summary>
    public static Law<Tokens, W> OfPrefixes<W>(Instance<W> instance, int length)
        where W : struct, INumber<W> =>
        new(Heads(instance, length).Select(prefix => KeyValuePair.Create(prefix.Tokens, prefix.Mass)));

    /// <summary>
    /// Every prefix of the given length that the target can reach and that no end token ends, with the models' contexts after it and its
    /// mass Q.
    /// </summary>
    public static IEnumerable<(Tokens Tokens, int DraftContext, int TargetContext, W Mass)> Prefixes<W>(Instance<W> instance, int length)
        where W : struct, INumber<W> =>
        Heads(instance, length).Where(prefix => !HasEnded(instance, prefix.Tokens));

    private static bool HasEnded<W>(Instance<W> instance, Tokens prefix)
        where W : struct, INumber<W> => prefix.Length > 0 && instance.Ends(prefix[prefix.Length - 1]);

    /// <summary>The first tokens of every text that the target can write; all of them where an end token comes before.</summary>
    private static IEnumerable<(Tokens Tokens, int DraftContext, int TargetContext, W Mass)> Heads<W>(Instance<W> instance, int length)
        where W : struct, INumber<W>
    {
        var (draft, target) = (instance.Draft, instance.Target);
        var path = new (int Token, int Tried, int DraftContext, int TargetContext, W Mass)[length + 1];
        path[0] = (0, 0, draft.Start, target.Start, W.One);
        for (var n = 0; n >= 0;)
        {
            ref var last = ref path[n];
            var row = n < length && !(n > 0 && instance.Ends(last.Token)) ? target.Next(last.TargetContext) : null;
            if (row is not null && last.Tried < row.Support.Length)
            {
                var x = row.Support[last.Tried++];
                path[++n] = (x, 0, draft.After(last.DraftContext, x), target.After(last.TargetContext, x), last.Mass * row[x]);
                continue;
            }

            if (row is null)
            {
                yield return (TokensOf(path.AsSpan(1, n)), last.DraftContext, last.TargetContext, last.Mass);
            }

            n--;
        }
    }

    private static Tokens TokensOf<W>(ReadOnlySpan<(int Token, int Tried, int DraftContext, int TargetContext, W Mass)> path)
    {
        var tokens = new int[path.Length];
        for (var n = 0; n < tokens.Length; n++)
        {
            tokens[n] = path[n].Token;
        }

        return new(ImmutableCollectionsMarshal.AsImmutableArray(tokens));
    }
}
