using System.Numerics;

namespace SpecProofs.Analysis;

/// <summary>E[length], the expected number of tokens of a text that the target writes.</summary>
/// <remarks>Checked by: A1.law, E.disjoint.</remarks>
public static class ExpectedLength
{
    /// <summary>Σ_n Q(the text reaches position n), in [1, T]; T without end tokens.</summary>
    /// <remarks>Cost: T · contexts · V.</remarks>
    public static W Of<W>(Instance<W> instance)
        where W : struct, INumber<W> => Recursion(instance).Positions().Select(totals => totals[0]).Sum();

    /// <summary>The dynamic programme; its only total is the probability that the text reaches a position.</summary>
    internal static ForwardRecursion<W> Recursion<W>(Instance<W> instance)
        where W : struct, INumber<W>
    {
        var graph = ContextGraph<W>.Of(instance);
        return new(graph, RoundPlaces.Single, gains: 1, (number, _) => new(new[] { W.One }, [], graph.Contexts[number].Target.Masses));
    }
}
