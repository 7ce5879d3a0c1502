using System.Numerics;

namespace SpecProofs.Analysis;

/// <summary>What the two models say of a written token: all that a trace needs of a position.</summary>
/// <param name="Draft">p_n(x_n), in [0, 1].</param>
/// <param name="Target">q_n(x_n), in (0, 1]: the target has written the token.</param>
/// <typeparam name="W">The weight type.</typeparam>
public readonly record struct WrittenToken<W>(W Draft, W Target)
    where W : struct, INumber<W>
{
    /// <summary>The rows of an instance read at the tokens of a text.</summary>
    /// <exception cref="InvalidOperationException">A model has no row after one of its prefixes.</exception>
    public static IReadOnlyList<WrittenToken<W>> Of(Instance<W> instance, Tokens text)
    {
        var (written, context) = (new List<WrittenToken<W>>(), instance.Start);
        foreach (var token in text.Span)
        {
            written.Add(new(context.Draft[token], context.Target[token]));
            context = context.After(token);
        }

        return written;
    }

    /// <summary>p/q at each token.</summary>
    /// <exception cref="ArgumentException">A token has q ≤ 0 or p &lt; 0.</exception>
    internal static W[] Ratios(IReadOnlyList<WrittenToken<W>> written)
    {
        var ratios = new W[written.Count];
        foreach (var (n, (draft, target)) in written.Index())
        {
            ratios[n] = target > W.Zero && draft >= W.Zero
                ? draft / target
                : throw new ArgumentException($"position {n + 1}: p = {draft} and q = {target}, but a written token has p ≥ 0 and q > 0");
        }

        return ratios;
    }
}
