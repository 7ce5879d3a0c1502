using System.Numerics;
using System.Runtime.InteropServices;

namespace SpecProofs.Analysis;

/// <summary>The target's law Q of prefixes: Q(x_1 … x_n) = Π q_i(x_i | x_{&lt;i}), multiplied out prefix by prefix.</summary>
/// <remarks>Cost: V^n. Runs no decoder. Source: the paper's section 2. Checked by: A1.law, T1.law, T3.law.</remarks>
public static class TargetLaw
{
    /// <summary>The law of the whole output x_1 … x_T.</summary>
    public static Law<Tokens, W> Of<W>(Instance<W> instance)
        where W : struct, INumber<W> => OfPrefixes(instance, instance.Horizon);

    /// <summary>The law of the first <paramref name="length"/> tokens.</summary>
    public static Law<Tokens, W> OfPrefixes<W>(Instance<W> instance, int length)
        where W : struct, INumber<W> =>
        new(Prefixes(instance, length).Select(prefix => KeyValuePair.Create(prefix.Tokens, prefix.Mass)));

    /// <summary>Every prefix of the given length that the target can reach, with the models' contexts after it and its mass Q.</summary>
    public static IEnumerable<(Tokens Tokens, int DraftContext, int TargetContext, W Mass)> Prefixes<W>(Instance<W> instance, int length)
        where W : struct, INumber<W>
    {
        var (draft, target) = (instance.Draft, instance.Target);
        var path = new (int Token, int Tried, int DraftContext, int TargetContext, W Mass)[length + 1];
        path[0] = (0, 0, draft.Start, target.Start, W.One);
        for (var n = 0; n >= 0;)
        {
            ref var last = ref path[n];
            var row = n < length ? target.Next(last.TargetContext) : null;
            if (row is not null && last.Tried < row.Support.Length)
            {
                var x = row.Support[last.Tried++];
                path[++n] = (x, 0, draft.After(last.DraftContext, x), target.After(last.TargetContext, x), last.Mass * row[x]);
                continue;
            }

            if (row is null)
            {
                yield return (TokensOf(path), last.DraftContext, last.TargetContext, last.Mass);
            }

            n--;
        }
    }

    private static Tokens TokensOf<W>((int Token, int Tried, int DraftContext, int TargetContext, W Mass)[] path)
    {
        var tokens = new int[path.Length - 1];
        for (var n = 0; n < tokens.Length; n++)
        {
            tokens[n] = path[n + 1].Token;
        }

        return new(ImmutableCollectionsMarshal.AsImmutableArray(tokens));
    }
}
