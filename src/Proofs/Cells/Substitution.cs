using System.Numerics;

namespace SpecProofs.Proofs;

/// <summary>One side of a split, as a substitution for the parameter u that maps positive parameters one to one to that side.</summary>
/// <param name="Split">Where u is compared with K/C.</param>
/// <param name="Side">The side.</param>
internal sealed record Substitution(Split Split, Side Side)
{
    /// <summary>The old value of u at the new parameters, u among them.</summary>
    public W Value<W>(ReadOnlySpan<W> parameters)
        where W : struct, INumber<W>
    {
        var (u, c, k) = (parameters[Split.Parameter], Split.C.Evaluate(parameters), Split.K.Evaluate(parameters));
        return Side switch
        {
            Side.Below => k / (c + u),
            Side.On => k / c,
            _ => (k + u) / c,
        };
    }
}

/// <summary>Where a parameter u lies at a split at K/C.</summary>
internal enum Side
{
    /// <summary>0 &lt; u &lt; K/C.</summary>
    Below,

    /// <summary>u = K/C; the parameter is gone.</summary>
    On,

    /// <summary>u &gt; K/C.</summary>
    Above,
}
