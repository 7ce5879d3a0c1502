using System.Numerics;
using SpecProofs.Decoding;

namespace SpecProofs.Analysis;

/// <summary>Mass on its way to the next layer of contexts, for each place in the round.</summary>
/// <remarks>It is gathered by token first, whole rows at a time, and moved to contexts once for all contexts that lead alike.</remarks>
internal sealed class LayerMass<W>(int places)
    where W : struct, INumber<W>
{
    private readonly Dictionary<(int[] After, int RejectedTo, int AcceptedTo), (W[] All, W[] Rejected)> _byToken = [];

    /// <summary>Adds what one context sends on: the rejected part of each token to one place, the rest of the target's mass to another.</summary>
    public void Carry(int[] after, W mass, ReadOnlySpan<W> target, ReadOnlySpan<W> rejected, int rejectedTo, int acceptedTo)
    {
        if (!_byToken.TryGetValue((after, rejectedTo, acceptedTo), out var rows))
        {
            rows = _byToken[(after, rejectedTo, acceptedTo)] = (new W[target.Length], new W[target.Length]);
        }

        Excess.AddScaled(rows.All, mass, target);
        Excess.AddScaled(rows.Rejected, mass, rejected);
    }

    /// <summary>The mass of each context of the next layer, for each place.</summary>
    public W[][] Settled()
    {
        var states = _byToken.Keys.Select(key => key.After.Max() + 1).DefaultIfEmpty(0).Max();
        var mass = Enumerable.Repeat(0, places).Select(_ => new W[states]).ToArray();
        foreach (var ((after, rejectedTo, acceptedTo), (all, rejected)) in _byToken)
        {
            for (var x = 0; x < after.Length; x++)
            {
                if (after[x] >= 0)
                {
                    mass[rejectedTo][after[x]] += rejected[x];
                    mass[acceptedTo][after[x]] += W.Max(all[x] - rejected[x], W.Zero);
                }
            }
        }

        return mass;
    }
}
