using System.Numerics;

namespace SpecProofs.Decoding;

/// <summary>Logits processors as model combinators: <c>model.Sharpened(2).TopK(40).Penalised(half)</c>.</summary>
/// <remarks>
/// Each gives a model that draws as an engine does after the processor. Processors compose, and their order matters. A penalty and a mask
/// read the prefix, so that rejected draft tokens cannot leave a trace in them. Source: the processors of common engines, on probabilities
/// instead of logits: what they add to a logit is a factor here. Checked by: X.transform.
/// </remarks>
public static class ModelTransforms
{
    /// <summary>Every row at temperature 1/k.</summary>
    public static IModel<W> Sharpened<W>(this IModel<W> model, int power)
        where W : struct, INumber<W> => new Transformed<W>(model, row => row.Sharpened(power));

    /// <summary>Every row cut to its k most probable tokens.</summary>
    public static IModel<W> TopK<W>(this IModel<W> model, int tokens)
        where W : struct, INumber<W> => new Transformed<W>(model, row => row.TopK(tokens));

    /// <summary>Every row cut to the fewest most probable tokens that have together a mass of at least P.</summary>
    public static IModel<W> TopP<W>(this IModel<W> model, W mass)
        where W : struct, INumber<W> => new Transformed<W>(model, row => row.TopP(mass));

    /// <summary>Every row cut to tokens with at least a share of its largest mass.</summary>
    public static IModel<W> MinP<W>(this IModel<W> model, W share)
        where W : struct, INumber<W> => new Transformed<W>(model, row => row.MinP(share));

    /// <summary>Presence penalty: the weight of a token that was written before is multiplied by a factor in (0, 1], once.</summary>
    public static IModel<W> Penalised<W>(this IModel<W> model, W factor)
        where W : struct, INumber<W> => new Transformed<W>(
            model,
            seen => Tokens.Of([.. seen.Span.ToArray().Distinct().Order()]),
            (seen, row) => row.Weighted(x => seen.Span.Contains(x) ? factor * row[x] : row[x]));

    /// <summary>Frequency penalty: the weight of a token is multiplied by a factor in (0, 1] each time that it is written.</summary>
    public static IModel<W> PenalisedByCount<W>(this IModel<W> model, W factor)
        where W : struct, INumber<W> => new Transformed<W>(
            model,
            seen => Tokens.Of([.. seen.Span.ToArray().Order()]),
            (seen, row) => row.Weighted(x => seen.Span.ToArray().Where(y => y == x).Aggregate(row[x], (weight, _) => factor * weight)));

    /// <summary>A mask: only tokens that a grammar allows after the prefix; where none of them has mass, the row as it is.</summary>
    /// <param name="model">The model.</param>
    /// <param name="allows">Whether a token may follow a prefix.</param>
    public static IModel<W> Masked<W>(this IModel<W> model, Func<Tokens, int, bool> allows)
        where W : struct, INumber<W> => new Transformed<W>(model, prefix => prefix, (prefix, row) =>
        {
            int[] allowed = [.. row.Support.ToArray().Where(x => allows(prefix, x))];
            return allowed.Length == 0 ? row : row.CutTo(allowed);
        });
}
