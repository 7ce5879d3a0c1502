using System.Numerics;

namespace SpecProofs.Analysis;

/// <summary>The contexts that the target can reach before the horizon.</summary>
/// <remarks>Checked by: P1.limit, E.disjoint.</remarks>
public static class ReachableContexts
{
    /// <summary>All of them, each once, in the order in which a breadth-first walk meets them.</summary>
    /// <remarks>Cost: contexts · V, once an instance.</remarks>
    /// <exception cref="InvalidOperationException">The target has no row at one of them.</exception>
    public static IReadOnlyList<Context<W>> Of<W>(Instance<W> instance)
        where W : struct, INumber<W> => ContextGraph<W>.Of(instance).Contexts;
}
