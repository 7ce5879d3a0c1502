using System.Numerics;

namespace SpecProofs.Analysis;

/// <summary>A rule that depends on the models' contexts alone, over a whole horizon and under its own law A.</summary>
/// <remarks>
/// Source: Theorem 5 of the paper, carried over a horizon. Checked by: T5.horizon, TAB1.order, N.frontHorizon, N.lossyIsFaster.
/// </remarks>
/// <param name="Rejections">Pr_A(R_n = 1) at each position.</param>
/// <param name="Loss">E_A[loss_n] at each position: the one-step total variation to the target.</param>
/// <param name="TotalVariation">E_A[TV(p_n, q_n)] at each position.</param>
/// <typeparam name="W">The weight type.</typeparam>
public sealed record HorizonTradeoff<W>(IReadOnlyList<W> Rejections, IReadOnlyList<W> Loss, IReadOnlyList<W> TotalVariation)
    where W : struct, INumber<W>
{
    /// <summary>The tradeoff of an acceptance and a fallback that depend on the pair of distributions alone.</summary>
    /// <remarks>Cost: T · contexts · V. The fallback is only computed where ρ > 0.</remarks>
    public static HorizonTradeoff<W> Of(
        Instance<W> instance, Func<Coupling<W>, IReadOnlyList<W>> acceptance, Func<BiasTradeoff<W>, Distribution<W>> fallback)
    {
        var positions = Recursion(instance, acceptance, fallback).Positions().ToList();
        return new(Total(0), Total(1), Total(2));

        IReadOnlyList<W> Total(int which) => [.. positions.Select(totals => totals[which])];
    }

    /// <summary>The recursion; its totals are rejections, loss and total variation.</summary>
    internal static ForwardRecursion<W> Recursion(
        Instance<W> instance, Func<Coupling<W>, IReadOnlyList<W>> acceptance, Func<BiasTradeoff<W>, Distribution<W>> fallback)
    {
        var steps = new List<(W[] Gains, Distribution<W> Output)>();
        var graph = ContextGraph<W>.Walk(instance, reached =>
        {
            steps.Add(StepAt(reached.Context.Coupling, acceptance, fallback));
            return steps[^1].Output;
        });
        return new(graph, RoundPlaces.Single, gains: 3, (number, _) => new(steps[number].Gains, [], steps[number].Output.Masses));
    }

    private static (W[] Gains, Distribution<W> Output) StepAt(
        Coupling<W> coupling, Func<Coupling<W>, IReadOnlyList<W>> acceptance, Func<BiasTradeoff<W>, Distribution<W>> fallback)
    {
        var tradeoff = new BiasTradeoff<W>(coupling, acceptance(coupling));
        var chosen = W.IsZero(tradeoff.RejectionProbability) ? coupling.Target : fallback(tradeoff);
        return ([tradeoff.RejectionProbability, tradeoff.LossWith(chosen), coupling.TotalVariation], tradeoff.Output(chosen));
    }
}
