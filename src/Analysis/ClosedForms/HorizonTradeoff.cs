using System.Numerics;
using System.Runtime.InteropServices;

namespace SpecProofs.Analysis;

/// <summary>A rule that looks at nothing but the models' contexts, over a whole horizon and under its own law A.</summary>
/// <remarks>Source: Theorem 5 of the paper, carried over a horizon. Checked by: T5.horizon, TAB1.order, N.frontHorizon, N.lossyIsFaster.</remarks>
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
        var positions = Flow(instance, acceptance, fallback).Positions().ToList();
        return new([.. positions.Select(totals => totals[0])], [.. positions.Select(totals => totals[1])], [.. positions.Select(totals => totals[2])]);
    }

    /// <summary>The recursion as a flow; its totals are rejections, loss and total variation.</summary>
    internal static MassFlow<Context<W>, W> Flow(Instance<W> instance, Func<Coupling<W>, IReadOnlyList<W>> acceptance, Func<BiasTradeoff<W>, Distribution<W>> fallback)
    {
        var known = new Dictionary<Context<W>, (IReadOnlyList<W> Gains, Distribution<W> Output)>();
        return new(
            instance.Start,
            instance.Horizon,
            context => StepAt(context).Gains,
            context => StepAt(context).Output is var output ? output.Support.ToArray().Select(x => (context.After(x), output[x])) : []);

        (IReadOnlyList<W> Gains, Distribution<W> Output) StepAt(Context<W> context)
        {
            ref var step = ref CollectionsMarshal.GetValueRefOrAddDefault(known, context, out var met);
            return step = met ? step : Step(context.Coupling, acceptance, fallback);
        }
    }

    private static (IReadOnlyList<W> Gains, Distribution<W> Output) Step(
        Coupling<W> coupling, Func<Coupling<W>, IReadOnlyList<W>> acceptance, Func<BiasTradeoff<W>, Distribution<W>> fallback)
    {
        var tradeoff = new BiasTradeoff<W>(coupling, acceptance(coupling));
        var chosen = W.IsZero(tradeoff.RejectionProbability) ? coupling.Target : fallback(tradeoff);
        return ([tradeoff.RejectionProbability, tradeoff.LossWith(chosen), coupling.TotalVariation], tradeoff.Output(chosen));
    }
}
