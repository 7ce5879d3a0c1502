using System.Numerics;
using System.Runtime.InteropServices;
using SpecProofs.Decoding;

namespace SpecProofs.Analysis;

/// <summary>A rule that looks at nothing but the models' contexts, over a whole horizon and under its own law A.</summary>
/// <remarks>Source: Theorem 5 of the paper, carried over a horizon. Checked by: T5.horizon, TAB1.order.</remarks>
/// <param name="Rejections">Pr_A(R_n = 1) at each position.</param>
/// <param name="Loss">E_A[loss_n] at each position: the one-step total variation to the target.</param>
/// <param name="TotalVariation">E_A[TV(p_n, q_n)] at each position.</param>
/// <typeparam name="W">The weight type.</typeparam>
public sealed record HorizonTradeoff<W>(IReadOnlyList<W> Rejections, IReadOnlyList<W> Loss, IReadOnlyList<W> TotalVariation)
    where W : struct, INumber<W>
{
    /// <summary>The tradeoff of an acceptance and a fallback that depend on the pair of distributions alone.</summary>
    /// <remarks>Cost: T · contexts · V. The fallback is asked for only where ρ > 0.</remarks>
    public static HorizonTradeoff<W> Of(Instance<W> instance, Func<Coupling<W>, IReadOnlyList<W>> acceptance, Func<BiasTradeoff<W>, Distribution<W>> fallback)
    {
        var (rejections, losses, variations) = (new W[instance.Horizon], new W[instance.Horizon], new W[instance.Horizon]);
        var known = new Dictionary<Context<W>, (W Rejection, W Loss, Distribution<W> Output)>();
        var law = new Dictionary<Context<W>, W> { [instance.Start] = W.One };
        for (var n = 0; n < instance.Horizon; n++)
        {
            var next = new Dictionary<Context<W>, W>();
            foreach (var (context, mass) in law)
            {
                ref var step = ref CollectionsMarshal.GetValueRefOrAddDefault(known, context, out var met);
                step = met ? step : Step(context.Coupling, acceptance, fallback);
                rejections[n] += mass * step.Rejection;
                losses[n] += mass * step.Loss;
                variations[n] += mass * context.Coupling.TotalVariation;
                foreach (var x in n + 1 < instance.Horizon ? step.Output.Support : [])
                {
                    CollectionsMarshal.GetValueRefOrAddDefault(next, context.After(x), out _) += mass * step.Output[x];
                }
            }

            law = next;
        }

        return new(rejections, losses, variations);
    }

    private static (W Rejection, W Loss, Distribution<W> Output) Step(
        Coupling<W> coupling, Func<Coupling<W>, IReadOnlyList<W>> acceptance, Func<BiasTradeoff<W>, Distribution<W>> fallback)
    {
        var tradeoff = new BiasTradeoff<W>(coupling, acceptance(coupling));
        var chosen = W.IsZero(tradeoff.RejectionProbability) ? coupling.Target : fallback(tradeoff);
        return (tradeoff.RejectionProbability, tradeoff.LossWith(chosen), tradeoff.Output(chosen));
    }
}
